/* Measure the width of texts. */

/** Pixels to add: a canvas measures texts a few pixels narrower than plotly draws them. */
const SLACK = 4;
const pen = /** @type {CanvasRenderingContext2D} */ (
  document.createElement("canvas").getContext("2d")
);

/**
 * @param {string} font CSS font
 * @returns {import("../model/lines.js").Measure} width in pixels of a text in that font
 */
export const measureIn = (font) => (text) => {
  pen.font = font;
  return pen.measureText(text).width + SLACK;
};
