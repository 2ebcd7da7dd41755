/* The notices above the page: what was wrong with an address, or what could not be loaded. */

import { byId, make } from "./dom.js";
import { word } from "./words.js";

/** Links to the pages that an unknown path may have meant. @param {import("../types.js").View} view */
function nearestPages({ nearest }) {
  if (!nearest?.length) return [];
  const links = nearest.map(({ text, href }) => make("a", { href, textContent: text }));
  const line = make("p");
  line.append(
    make("span", { textContent: word("did_you_mean") + word("space") }),
    ...links.flatMap((link, index) => (index ? [word("comma"), link] : [link])),
  );
  return [line];
}

/** @param {import("../types.js").View} view */
export const noticesOf = (view) => [
  ...view.notices.map((textContent) => make("p", { textContent })),
  ...nearestPages(view),
];

/** Replace the notices. @param {HTMLElement[]} notices */
export function showNotices(notices) {
  const box = byId("notices");
  if (notices.length || box.firstChild) box.replaceChildren(...notices);
}
