/* The notices above the page: what was wrong with an address, or what could not be loaded. */

import { byId, make } from "./dom.js";
import { placed } from "./site.js";
import { word } from "./words.js";

/**
 * Links to the pages that an unknown path may have meant, behind the notice that says so.
 * @param {import("../types.js").View} view
 * @returns {(Node | string)[]}
 */
function nearestPages({ nearest = [] }) {
  const links = nearest.map(({ text, href }) => make("a", { href, textContent: text }));
  const question = make("span", { textContent: word("did_you_mean") + word("space") });
  const listed = links.flatMap((link, index) => (index ? [word("comma"), link] : [link]));
  return links.length ? [word("space"), question, ...listed] : [];
}

/**
 * What a page of an earlier release says of that. The link loads the page anew, since its frame is
 * of that release, too.
 * @param {import("../types.js").View} view
 */
function pastOf({ past }) {
  if (!past) return [];
  const banner = make("p", { className: "past", textContent: past.text + word("space") });
  banner.append(make("a", { href: placed(past.href), target: "_self", textContent: past.link }));
  return [banner];
}

/** One notice; of several texts it is a list. @param {import("../types.js").View} view */
export function noticesOf(view) {
  const several = view.notices.length > 1;
  const lines = view.notices.map((textContent) => make(several ? "li" : "p", { textContent }));
  lines[0]?.append(...nearestPages(view));
  if (!several) return [...pastOf(view), ...lines];
  const list = make("ul");
  list.append(...lines);
  return [...pastOf(view), list];
}

/** Replace the notices. @param {HTMLElement[]} notices */
export function showNotices(notices) {
  const box = byId("notices");
  if (notices.length || box.firstChild) box.replaceChildren(...notices);
}
