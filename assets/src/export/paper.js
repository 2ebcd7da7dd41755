/* Print a deck: a page for each scene, hidden on the screen. */

import { make } from "../page/dom.js";
import { pagesOf } from "./pages.js";

const root = document.documentElement;

function removePages() {
  document.querySelector(".deck-print")?.remove();
}

/**
 * Lay out the pages of a deck, ready to be printed.
 * @param {import("../types.js").Deck} deck
 * @param {boolean} withNotes also the presenter's notes
 * @returns {Promise<import("../types.js").Message[]>} what could not be drawn
 */
export async function layOutForPrint(deck, withNotes) {
  const { pages, faults } = await pagesOf(deck, withNotes);
  removePages();
  const box = make("div", { className: "deck-print" });
  // a rule for the whole document while the pages exist, as browsers differ on named pages
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
  // the browser may still be reading the page at `afterprint`
  window.addEventListener("afterprint", () =>
    setTimeout(() => {
      delete root.dataset.printing;
      removePages();
    }, 0),
  );
}
