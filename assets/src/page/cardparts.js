/* The parts of a card that are elements, in Dash's format. */

import { element } from "./dash.js";
import { word } from "./words.js";

/** @typedef {import("../types.js").Card} Card */

/** @param {import("../types.js").TileFigure} figure */
function tileFigure({ row, value, delta, foot }) {
  const number =
    row < 0
      ? element("P", { className: "tile-value", children: value })
      : element("Button", {
          className: "tile-value quote-link",
          type: "button",
          "data-quote-row": String(row),
          children: value,
        });
  return element("Div", {
    className: "tile-figure",
    children: [
      number,
      element("P", { className: "tile-delta", children: delta }),
      element("P", { className: "tile-foot", children: foot }),
    ],
  });
}

/** @param {import("../types.js").Tile} tile */
export const tileElement = ({ label, figures }) =>
  element("Div", {
    className: "tile",
    children: [
      element("P", { className: "tile-label", children: label }),
      ...figures.map(tileFigure),
    ],
  });

/** Links to the first sources, and a list of the others that opens. @param {Card} card */
export function sourceLine(card) {
  if (!card.source.length) return "";
  const line = [word("source") + word("space"), ...sourceLinks(card.source)];
  if (!card.more_sources.length) return line;
  const children = word("more_sources", { count: card.more_sources.length });
  const rest = element("Details", {
    className: "more-sources",
    children: [element("Summary", { children }), ...sourceLinks(card.more_sources)],
  });
  return [...line, word("semicolon"), rest];
}

/** Links to entries of the data page, with semicolons. @param {Card["source"]} sources */
function sourceLinks(sources) {
  const links = sources.map(({ id, title, publisher }) =>
    element("A", { href: `/data#source-${id}`, title, children: publisher }),
  );
  return links.flatMap((link, index) => (index ? [word("semicolon"), link] : [link]));
}

/** Links to other periods and ledgers. @param {Card} card */
export function otherFigures({ others }) {
  if (!others.length) return "";
  const links = others.map(({ text, href }) => element("A", { href, children: text }));
  return [
    word("also") + word("space"),
    ...links.flatMap((link, index) => (index ? [" · ", link] : [link])),
  ];
}

/**
 * The path to the chosen commodity; the last step is where the reader is.
 * @param {import("../types.js").Step[]} steps
 */
export const trailSteps = (steps) =>
  steps.map(({ text, href }, index) =>
    element("A", {
      href,
      children: text,
      ...(index === steps.length - 1 ? { "aria-current": "true" } : {}),
    }),
  );

/** Why a card is empty, and a link to the closest view in which it is not. @param {Card} card */
export function emptyState({ empty }) {
  if (!empty) return "";
  const children = [element("P", { children: empty.text })];
  if (empty.href) children.push(element("A", { href: empty.href, children: empty.offer }));
  return children;
}
