/* Adapt a figure from the server to a theme and to the size in which it is drawn. */

import { breakLines, shorten } from "./lines.js";
import { escapeHtml } from "./text.js";

/**
 * @typedef {import("../types.js").Card} Card
 * @typedef {import("../types.js").Figure} Figure
 * @typedef {import("./lines.js").Measure} Measure
 */

/** Height of a line of provenance, which is plotly's title (components/charts/kit/finish.py). */
export const PROVENANCE_LINE = 14;

/** @param {Card} card @returns {Figure} */
const figureOf = (card) => /** @type {Figure} */ (card.figure);

/** The text that names ledger, date and publishers. @param {Card} card */
const provenanceOf = (card) => figureOf(card).layout.title.text;

/**
 * The CSS font of the provenance line.
 * @param {Card} card
 * @param {{layout: any}} template
 */
export const provenanceFont = (card, template) =>
  `${figureOf(card).layout.title.font.size}px ${template.layout.font.family}`;

/**
 * The layout's title: the lines of provenance. Plotly anchors the first line, so pad upwards.
 * @param {Card} card
 * @param {string[]} lines
 */
function titleOf(card, lines) {
  return {
    ...figureOf(card).layout.title,
    text: lines.map(escapeHtml).join("<br>"),
    pad: { b: 4 + PROVENANCE_LINE * (lines.length - 1), l: 0 },
  };
}

/**
 * Replace colours of a figure; the high-contrast theme has deeper ones (kit/style.py).
 * @param {Figure} figure
 * @param {Record<string, string>} deeper colour -> its replacement
 * @returns {Figure} a copy, because plotly changes the figure that it draws
 */
export function recoloured(figure, deeper) {
  if (!Object.keys(deeper).length) return structuredClone(figure);
  const text = JSON.stringify(figure).replace(
    /#[0-9a-f]{6}\b/g,
    (colour) => deeper[colour] ?? colour,
  );
  const copy = JSON.parse(text);
  // the text colours were chosen for the lighter fills; without them plotly chooses its own
  for (const trace of copy.data) {
    delete trace.insidetextfont;
    if (trace.type === "treemap") delete trace.textfont.color;
  }
  return copy;
}

/**
 * A card's figure for the screen. `layout.meta` has the key of the card, by which a finished
 * drawing is recognised, and the full provenance, for saved pictures.
 * @param {Card} card
 * @param {{layout: any}} template
 * @param {{width: number, height: number, measure: Measure, origin: string}} room `origin` is the
 *   host of the address below the chart
 * @returns {Figure}
 */
export function screenFigure(card, template, { width, height, measure, origin }) {
  const figure = figureOf(card);
  const address = `Khorgos · ${origin}${card.link.split("#")[0]}`;
  const lines = breakLines(provenanceOf(card), width, measure, 2);
  const layout = {
    ...figure.layout,
    template,
    title: titleOf(card, [...lines, shorten(address, width, measure)]),
    meta: { key: card.key, provenance: [provenanceOf(card), address] },
    autosize: false, // plotly would ask for the size of the page's elements
    width,
    height,
  };
  return recoloured({ data: figure.data, layout }, template.layout.meta.colours);
}

/**
 * A card's figure for printing, in the given template and size.
 * @param {Card} card
 * @param {{layout: any}} template
 * @param {{width: number, height: number, measure: Measure}} room
 * @returns {Figure}
 */
export function paperFigure(card, template, { width, height, measure }) {
  const figure = figureOf(card);
  const title = titleOf(card, breakLines(provenanceOf(card), width, measure, 2));
  return { data: figure.data, layout: { ...figure.layout, template, title, width, height } };
}
