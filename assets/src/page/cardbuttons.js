/* The button Copy link of a card, and Print of a page. */

import { afterAMoment, copyText } from "./clipboard.js";
import { closest } from "./dom.js";
import { word } from "./words.js";

/** Seconds for which a link that could not be copied is shown, to be copied by hand. */
const BY_HAND = 20;

/** Copy the link to a card. @param {HTMLElement} button */
async function copyLink(button) {
  const link = location.origin + (button.dataset.href ?? "");
  const isCopied = await copyText(link);
  button.textContent = isCopied ? word("link_copied") : link;
  const restore = () => {
    button.textContent = word("copy_link");
  };
  afterAMoment(restore, isCopied ? undefined : BY_HAND);
}

export function answerCardButtons() {
  document.addEventListener("click", (event) => {
    const link = closest(event, ".copy-link");
    if (link) copyLink(link);
    if (closest(event, "button.print")) window.print();
  });
}
