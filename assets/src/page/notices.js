/* What was wrong with an address, in Dash's format. */

import { element } from "./dash.js";
import { word } from "./words.js";

/** Links to the pages that an unknown path may have meant. @param {import("../types.js").View} view */
function nearestPages({ nearest }) {
  if (!nearest?.length) return [];
  const links = nearest.map(({ text, href }) => element("A", { href, children: text }));
  const listed = links.flatMap((link, index) => (index ? [", ", link] : [link]));
  const question = element("Span", { children: word("did_you_mean") + word("space") });
  return [element("P", { children: [question, ...listed] })];
}

/** @param {import("../types.js").View} view */
export const noticesOf = (view) => [
  ...view.notices.map((text) => element("P", { children: text })),
  ...nearestPages(view),
];
