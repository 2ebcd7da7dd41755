/* A deck on paper: a page for each scene, hidden on the screen. */

import { make } from "../page/dom.js";
import { pagesOf } from "./pages.js";

const root = document.documentElement;

function removePages() {
  document.querySelector(".deck-print")?.remove();
}

/**
 * Lay out the pages of a deck, ready to be printed.
 * @param {import("../types.js").Deck} deck
 * @returns {Promise<import("../types.js").Message[]>} what could not be drawn
 */
export async function layOutForPrint(deck) {
  const { pages, faults } = await pagesOf(deck);
  removePages();
  const box = make("div", { className: "deck-print" });
  // a rule of the whole document while the pages are there: browsers differ on named pages
  const style = make("style", { textContent: "@page { size: A4 landscape; margin: 10mm; }" });
  box.append(style, ...pages);
  document.body.append(box);
  await Promise.all(
    [...box.querySelectorAll("img")].map((image) => image.decode().catch(() => null)),
  );
  root.dataset.printing = "deck";
  return faults;
}

export function clearAfterPrint() {
  // afterprint comes while the browser may still be reading the page
  window.addEventListener("afterprint", () =>
    setTimeout(() => {
      delete root.dataset.printing;
      removePages();
    }, 0),
  );
}
