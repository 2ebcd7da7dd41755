/* A card's figure in a theme and a size. */

import { paperFigure, provenanceFont, screenFigure, withLabels } from "../model/figure.js";
import { measureIn } from "./measure.js";
import { siteName } from "./site.js";

/**
 * @typedef {import("../types.js").Card} Card
 * @typedef {import("../types.js").Templates} Templates
 */

/** @type {Templates} plotly templates by theme, from the shell */
let templates = {};

/** @param {Templates} byTheme */
export function setTemplates(byTheme) {
  templates = byTheme;
}

/**
 * A colour of the light theme in another theme.
 * @param {string} theme
 * @param {string} colour
 * @returns {string}
 */
export const colourIn = (theme, colour) =>
  templates[theme]?.layout.meta.colours[colour.toLowerCase()] ?? colour;

/**
 * A card's figure for the screen, in the given size.
 * @param {Card} card
 * @param {string} theme
 * @param {{width: number, height: number}} size
 * @param {boolean} isAlone is there no line beside it that says where its figures are from?
 */
export function drawing(card, theme, size, isAlone) {
  const template = templates[theme];
  return screenFigure(card, template, {
    ...size,
    measure: measureIn(provenanceFont(card, template)),
    origin: isAlone ? siteName() : null,
  });
}

/**
 * The names of a map, as annotations.
 * @param {any} layout of the drawn map
 * @param {Card} card
 * @param {string} theme
 * @param {number} top height of the key above the map
 */
export function namesOf(layout, card, theme, top) {
  const figure = /** @type {import("../types.js").Figure} */ (card.figure);
  const measure = measureIn(provenanceFont(card, templates[theme]));
  return withLabels({ data: figure.data, layout }, measure, top).layout.annotations;
}

/**
 * A card's figure for printing: in the light theme and the given size.
 * @param {Card} card
 * @param {{width: number, height: number}} size
 */
export const drawingOnPaper = (card, size) =>
  paperFigure(card, templates.light, {
    ...size,
    measure: measureIn(provenanceFont(card, templates.light)),
  });
