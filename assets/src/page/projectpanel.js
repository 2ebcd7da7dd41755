/* The panel of /projects: all that is known of the chosen project or route. */

import { addressWith } from "./address.js";
import { byId, make } from "./dom.js";
import { word } from "./words.js";

/**
 * @typedef {import("../types.js").ItemCard} ItemCard
 * @typedef {import("../types.js").DeskWords} DeskWords
 */

/** Links with commas. @param {[href: string, text: string][]} links */
const linksOf = (links) =>
  links.flatMap(([href, textContent], index) => {
    const link = make("a", { href, textContent });
    return index ? [word("comma"), link] : [link];
  });

/** @param {ItemCard["facts"]} facts */
function factsOf(facts) {
  const list = make("dl", { className: "project-facts" });
  for (const [term, text] of facts) {
    if (term) list.append(make("dt", { textContent: term }));
    list.append(make("dd", { textContent: text }));
  }
  return list;
}

/** @param {string} className @param {(Node | string)[]} content */
function line(className, content) {
  const element = make("p", { className });
  element.append(...content);
  return element;
}

/**
 * @param {ItemCard} card
 * @param {DeskWords} words
 */
export function showPanel(card, words) {
  const back = make("a", {
    className: "button project-back",
    href: addressWith({ item: "" }),
    textContent: `‹ ${words.back}`,
  });
  back.dataset.back = "";
  const parts = [
    back,
    make("p", { className: "note-year", textContent: card.kicker }),
    make("h2", { id: "project-name", textContent: card.name }),
    make("p", { className: "project-text", textContent: card.text }),
    factsOf(card.facts),
    line("note-source", [words.sources, ...linksOf(card.sources)]),
  ];
  if (card.mixes.length)
    parts.push(line("project-mix", [words.mixes, " ", ...linksOf(card.mixes)]));
  for (const [href, textContent] of card.links) {
    parts.push(line("project-links", [make("a", { className: "button", href, textContent })]));
  }
  byId("project-panel").replaceChildren(...parts);
}
