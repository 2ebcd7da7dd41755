/* The buttons Table and Copy link of a card, and Print of a page. */

import { afterAMoment, copyText } from "./clipboard.js";
import { context, noUpdate, setPropsIfMounted } from "./dash.js";
import { closest } from "./dom.js";
import { word } from "./words.js";

/** Seconds for which a link that could not be copied is shown, to be copied by hand. */
const BY_HAND = 20;

/**
 * Callback: the query of a card's table, and whether it is open. Odd clicks open it. An open table
 * is requested again when its card changes; a closed one is not requested.
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
 * Callback: copy the link to a card, and return the button's new label.
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
