/* The button Copy link of a card, and Print of a page. */

import { sayAndShow } from "./announce.js";
import { copyText } from "./clipboard.js";
import { closest } from "./dom.js";
import { origin } from "./site.js";
import { word } from "./words.js";

/** Copy the link to a card. @param {HTMLElement} item of a menu */
async function copyLink(item) {
  const link = origin() + (item.dataset.href ?? "");
  if (await copyText(link)) sayAndShow(word("link_copied"));
  else window.prompt(word("copy_link"), link); // to be copied by hand
}

export function answerCardButtons() {
  document.addEventListener("click", (event) => {
    const link = closest(event, ".copy-link");
    if (link) copyLink(link);
    if (closest(event, "button.print")) window.print();
  });
}
