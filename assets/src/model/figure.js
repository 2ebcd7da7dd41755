/* Adapt a figure from the server to a theme and to the size in which it is drawn. */

import { breakLines, shorten } from "./lines.js";
import { placedLabels } from "./maplabels.js";
import { escapeHtml } from "./text.js";

/**
 * @typedef {import("../types.js").Card} Card
 * @typedef {import("../types.js").Figure} Figure
 * @typedef {import("./lines.js").Measure} Measure
 */

/** Height of a line of provenance, which is plotly's title, and of the room for it at the bottom of
 *  each figure (components/charts/kit/finish.py). */
const PROVENANCE_LINE = 14;
const PROVENANCE_ROOM = 48;
/** Lines that fit into the room. */
const LINES = 3;

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
 * The layout of a figure that says where it is from: lines of provenance as plotly's title. Plotly
 * anchors the first line, so pad upwards.
 * @param {Card} card
 * @param {string[]} lines
 */
function withProvenance(card, lines) {
  const { title, margin } = figureOf(card).layout;
  const more = PROVENANCE_LINE * Math.max(0, lines.length - LINES);
  return {
    title: {
      ...title,
      text: lines.map(escapeHtml).join("<br>"),
      pad: { b: 4 + PROVENANCE_LINE * (lines.length - 1), l: 0 },
    },
    margin: { ...margin, b: (margin?.b ?? PROVENANCE_ROOM) + more },
  };
}

/** The layout of a figure without provenance and the room for it. @param {Card} card */
function withoutProvenance(card) {
  const { title, margin } = figureOf(card).layout;
  return {
    title: { ...title, text: "" },
    margin: { ...margin, b: Math.max(0, (margin?.b ?? 0) - PROVENANCE_ROOM) },
  };
}

/**
 * All that a picture says about where its figures are from, in paragraphs: who counted, period,
 * date, publishers; the address.
 * @param {Card} card
 * @param {string} origin host of the address
 */
export const provenanceIn = (card, origin) => [
  provenanceOf(card),
  `Khorgos · ${origin}${card.link.split("#")[0]}`,
];

/** Height in pixels of a figure in its card, where a line below it says where it is from. @param {Card} card */
export const heightInCard = (card) => figureOf(card).layout.height - PROVENANCE_ROOM;

/** Colours of text on fills, as in components/charts/kit/paint.py. */
const [LIGHT_INK, DARK_INK] = ["white", "black"];
/** Opacity of series that are not chosen, whose text is grey (kit/style.py). */
const FADED = 0.28;

/**
 * White or black, whichever is easier to read on a fill.
 * @param {string} fill `#rrggbb`
 */
function inkOn(fill) {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = parseInt(fill.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue < 0.2 ? LIGHT_INK : DARK_INK;
}

/**
 * Replace the colours of a figure by those of a theme (kit/themes.py).
 * @param {Figure} figure
 * @param {Record<string, string>} colours colour -> its replacement
 * @returns {Figure} a copy, because plotly changes the figure that it draws
 */
export function recoloured(figure, colours) {
  if (!Object.keys(colours).length) return structuredClone(figure);
  const text = JSON.stringify(figure).replace(
    /#[0-9a-f]{6}\b/g,
    (colour) => colours[colour] ?? colour,
  );
  const copy = JSON.parse(text);
  for (const { type, marker, textposition, insidetextfont, textfont } of copy.data) {
    // text on a fill was chosen for the fill of the light theme
    if (type === "treemap") textfont.color = marker.colors.map(inkOn);
    else if (textposition === "inside" && marker.opacity !== FADED) {
      const fill = marker.color; // of each bar, or one of all: plotly gives a list of one to the first
      (insidetextfont ?? textfont).color = Array.isArray(fill) ? fill.map(inkOn) : inkOn(fill);
    }
  }
  return copy;
}

/**
 * A map with its names, placed for its size; other figures as they are.
 * @param {Figure} figure
 * @param {Measure} measure of the provenance's type
 * @param {number} [top] the margin above the map, if plotly has made more room for the key
 * @returns {Figure}
 */
export function withLabels(figure, measure, top) {
  const { width, height, margin, meta, title } = figure.layout;
  if (!meta?.labels) return figure;
  const plot = {
    width: width - margin.l - margin.r,
    height: height - (top ?? margin.t) - margin.b,
  };
  const widthOf = (/** @type {string} */ text, /** @type {number} */ size) =>
    (measure(text) * size) / title.font.size;
  const annotations = placedLabels(figure, plot, widthOf);
  return { ...figure, layout: { ...figure.layout, annotations } };
}

/** Pixels that plotly leaves beside the labels of a vertical axis, and above the highest number. */
const BESIDE_LABELS = 9;
const ABOVE_LABELS = 15;
/** How much wider letters are in bold. */
const BOLD = 1.1;

/** The texts at a vertical axis, as far as they are known before it is drawn. @param {Figure} figure */
function labelsAt({ data, layout: { yaxis } }) {
  const labels = yaxis.ticktext ?? data.flatMap(({ y }) => y ?? []);
  const isKnown = labels.every((/** @type {unknown} */ label) => typeof label === "string");
  return isKnown ? /** @type {string[]} */ (labels) : [];
}

/**
 * The layout of a figure with the room that the labels of its vertical axis need. Plotly would find
 * that out by drawing the figure, and then draw it again.
 * @param {Figure} figure
 * @param {Measure} measure of the provenance's type
 * @param {number} plain size of labels of which nothing else is said
 */
function besideLabels(figure, measure, plain) {
  const { layout } = figure;
  const { margin, title, yaxis } = layout;
  const isOther = yaxis?.side === "right" || yaxis?.title || yaxis?.ticklabelposition;
  const isHidden = yaxis?.visible === false || yaxis?.showticklabels === false;
  if (!yaxis || isOther || isHidden || layout.yaxis2) return layout;
  const lines = labelsAt(figure).flatMap((label) => label.split("<br>"));
  if (!lines.length) return layout;
  const slack = measure("");
  const widths = lines.map(
    (line) => (measure(line.replace(/<[^>]*>/g, "")) - slack) * (line.includes("<b>") ? BOLD : 1),
  );
  const size = yaxis.tickfont?.size ?? plain;
  const room = Math.ceil((Math.max(...widths) * size) / title.font.size) + BESIDE_LABELS;
  return {
    ...layout,
    margin: {
      ...margin,
      l: Math.max(margin.l, room + (yaxis.ticklabelstandoff ?? 0)),
      t: yaxis.ticktext ? Math.max(margin.t, ABOVE_LABELS) : margin.t,
    },
    yaxis: { ...yaxis, automargin: false },
  };
}

/**
 * A card's figure for the screen. `layout.meta` has the key of the card, by which a finished
 * drawing is recognised.
 * @param {Card} card
 * @param {{layout: any}} template
 * @param {{width: number, height: number, measure: Measure, origin: string | null}} room `origin` is
 *   the host of the address below the chart; null if the page says where the figures are from
 * @returns {Figure}
 */
export function screenFigure(card, template, { width, height, measure, origin }) {
  const figure = figureOf(card);
  const layout = {
    ...figure.layout,
    ...(origin === null
      ? withoutProvenance(card)
      : withProvenance(card, linesIn(card, width, measure, origin))),
    template,
    meta: { ...figure.layout.meta, key: card.key },
    autosize: false, // plotly would ask for the size of the page's elements
    width,
    height,
  };
  const known = { data: figure.data, layout };
  const roomy = besideLabels(known, measure, template.layout.font.size);
  const labelled = withLabels({ ...known, layout: roomy }, measure);
  return recoloured(labelled, template.layout.meta.colours);
}

/**
 * The provenance in lines; the address is shortened to one.
 * @param {Card} card
 * @param {number} width
 * @param {Measure} measure
 * @param {string} origin
 */
function linesIn(card, width, measure, origin) {
  const [text, address] = provenanceIn(card, origin);
  return [...breakLines(text, width, measure), shorten(address, width, measure)];
}

/**
 * A card's figure for printing, in the given template and size. On paper, the text below it says
 * where its figures are from.
 * @param {Card} card
 * @param {{layout: any}} template
 * @param {{width: number, height: number, measure: Measure}} room
 * @returns {Figure}
 */
export function paperFigure(card, template, { width, height, measure }) {
  const figure = figureOf(card);
  const layout = { ...figure.layout, ...withoutProvenance(card), template, width, height };
  return withLabels({ data: figure.data, layout }, measure);
}
