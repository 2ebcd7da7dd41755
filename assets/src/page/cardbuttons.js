/* Buttons below a card: its table, its link, and print. */

import { afterAMoment, copyText } from "./clipboard.js";
import { context, noUpdate, setPropsIfMounted } from "./dash.js";
import { closest } from "./dom.js";
import { word } from "./words.js";

/** Seconds for which a link that could not be copied stands there to be copied by hand. */
const BY_HAND = 20;

/**
 * Odd clicks open the table. An open one is asked for again whenever its card shows something else;
 * a closed one asks the server for nothing.
 * @param {number} clicks
 * @param {string | null} href of the card's CSV
 * @returns {[query: any, expanded: any]}
 */
export function askTable(clicks, href) {
  const isOpen = clicks % 2 === 1;
  const [changed] = context().triggered;
  if (!isOpen && !changed?.prop_id.endsWith(".n_clicks")) return [noUpdate(), noUpdate()];
  return [isOpen ? (href?.split("?")[1] ?? "") : null, String(isOpen)];
}

/**
 * Copy the link to a card; the answer is the button's label.
 * @param {number} clicks
 * @param {string} href
 */
export async function copyLink(clicks, href) {
  if (!clicks) return noUpdate();
  const { id } = context().inputs_list[0];
  const link = location.origin + href;
  const copied = await copyText(link);
  const restore = () => setPropsIfMounted(id, { children: word("copy_link") });
  afterAMoment(restore, copied ? undefined : BY_HAND);
  return copied ? word("link_copied") : link;
}

export function answerPrintButtons() {
  document.addEventListener("click", (event) => {
    if (closest(event, "button.print")) window.print();
  });
}
