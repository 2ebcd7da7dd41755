/* The parts of a card, and of the heading, that have links or buttons inside. */

import { make } from "./dom.js";
import { smallLineElement } from "./smallline.js";
import { word } from "./words.js";

/**
 * @typedef {import("../types.js").Card} Card
 * @typedef {(Node | string)[]} Nodes
 */

/** @param {string} className @param {string} textContent */
const paragraph = (className, textContent) => make("p", { className, textContent });

/** @param {import("../types.js").TileFigure} figure */
function tileFigure({ row, value, delta, foot, line }) {
  const box = make("div", { className: "tile-figure" });
  const number = make(row < 0 ? "p" : "button", { className: "tile-value", textContent: value });
  if (row >= 0) {
    number.classList.add("quote-link");
    number.dataset.quoteRow = String(row);
  }
  box.append(number, paragraph("tile-delta", delta));
  if (line) box.append(smallLineElement(line));
  box.append(paragraph("tile-foot", foot));
  return box;
}

/** @param {import("../types.js").Tile} tile */
export function tileElement({ label, figures, link }) {
  const tile = make("div", { className: "tile" });
  tile.append(paragraph("tile-label", label), ...figures.map(tileFigure));
  if (link) {
    const { href, text } = link;
    tile.append(make("a", { className: "tile-link", href, textContent: text }));
  }
  return tile;
}

/**
 * The signs in the chart, links to the first sources, a list of the others that opens, and when the
 * figures last changed.
 * @param {Card} card
 * @returns {Nodes}
 */
export function sourceLine(card) {
  if (!card.source.length) return [];
  const signs = card.signs && make("span", { className: "card-signs", textContent: card.signs });
  const line = [signs, word("source") + word("space"), ...sourceLinks(card.source)].filter(Boolean);
  const when = make("span", { className: "card-changed", textContent: card.changed });
  if (!card.more_sources.length) return [...line, when];
  const textContent = word("more_sources", { count: card.more_sources.length });
  const rest = make("details", { className: "more-sources" });
  rest.append(make("summary", { textContent }), ...sourceLinks(card.more_sources));
  return [...line, word("semicolon"), rest, when];
}

/** Links to entries of the data page, with semicolons. @param {Card["source"]} sources @returns {Nodes} */
function sourceLinks(sources) {
  const links = sources.map(({ id, title, publisher }) =>
    make("a", { href: `/data#source-${id}`, title, textContent: publisher }),
  );
  return links.flatMap((link, index) => (index ? [word("semicolon"), link] : [link]));
}

/** Links to other periods and ledgers. @param {Card} card @returns {Nodes} */
export function otherFigures({ others }) {
  if (!others.length) return [];
  const links = others.map(({ text, href }) => make("a", { href, textContent: text }));
  return [
    word("also") + word("space"),
    ...links.flatMap((link, index) => (index ? [" ", link] : [link])),
  ];
}

/**
 * The path to the chosen commodity; the last step is where the reader is.
 * @param {import("../types.js").Step[]} steps
 */
export const trailSteps = (steps) =>
  steps.map(({ text, href }, index) => {
    const link = make("a", { href, textContent: text });
    if (index === steps.length - 1) link.setAttribute("aria-current", "true");
    return link;
  });

/** Why a card is empty, and a link to the closest view in which it is not. @param {Card} card @returns {Nodes} */
export function emptyState({ empty }) {
  if (!empty) return [];
  const nodes = [make("p", { textContent: empty.text })];
  return empty.href ? [...nodes, make("a", { href: empty.href, textContent: empty.offer })] : nodes;
}
