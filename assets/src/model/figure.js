/* A figure as the server sends it, made ready for a theme and for the room it is drawn in. */

import { breakLines, shorten } from "./lines.js";
import { escapeHtml } from "./text.js";

/**
 * @typedef {import("../types.js").Card} Card
 * @typedef {import("../types.js").Figure} Figure
 * @typedef {import("./lines.js").Measure} Measure
 */

/** Height of a line of provenance below a plot, as plotly's title has it (components finish.py). */
export const PROVENANCE_LINE = 14;

/** @param {Card} card @returns {Figure} */
const figureOf = (card) => /** @type {Figure} */ (card.figure);

/** @param {Card} card the text that names publishers, ledger and date */
const provenanceOf = (card) => figureOf(card).layout.title.text;

/**
 * The CSS font of the provenance line.
 * @param {Card} card
 * @param {{layout: any}} template
 */
export const provenanceFont = (card, template) =>
  `${figureOf(card).layout.title.font.size}px ${template.layout.font.family}`;

/**
 * The layout's title: the provenance in lines. Plotly anchors the first line, so pad upwards.
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
 * The high-contrast theme has deeper colours than those that charts are drawn in (style.py).
 * @param {Figure} figure
 * @param {Record<string, string>} deeper colour -> colour
 * @returns {Figure} a copy: plotly writes into what it draws
 */
export function recoloured(figure, deeper) {
  if (!Object.keys(deeper).length) return structuredClone(figure);
  const text = JSON.stringify(figure).replace(
    /#[0-9a-f]{6}\b/g,
    (colour) => deeper[colour] ?? colour,
  );
  const copy = JSON.parse(text);
  // the ink was chosen for the lighter fills; on deeper ones plotly chooses white by itself
  for (const trace of copy.data) {
    delete trace.insidetextfont;
    if (trace.type === "treemap") delete trace.textfont.color;
  }
  return copy;
}

/**
 * A card's figure on the screen. `layout.meta` names what is drawn, so that a finished drawing can
 * be recognised; it also keeps the whole provenance, for pictures have room for all of it.
 * @param {Card} card
 * @param {{layout: any}} template
 * @param {{width: number, height?: number, measure: Measure, origin: string}} room `origin` is the
 *   host that the address below the chart begins with
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
  };
  if (height) layout.height = height;
  return recoloured({ data: figure.data, layout }, template.layout.meta.colours);
}

/**
 * A card's figure for paper, in the given template and size.
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
