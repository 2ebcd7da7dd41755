/* The shape of pictures that the reader has chosen last. */

import { shapeOf } from "../model/shapes.js";

const KEY = "khorgos-shape";
/** @type {string | null} */
let chosen = null;

/** @returns {string} */
export function keptShape() {
  if (chosen === null) {
    try {
      chosen = shapeOf(localStorage.getItem(KEY));
    } catch {
      chosen = shapeOf(null); // storage may be denied: then the choice lasts as long as the page
    }
  }
  return chosen;
}

/** @param {string} shape */
export function keepShape(shape) {
  chosen = shapeOf(shape);
  try {
    localStorage.setItem(KEY, chosen);
  } catch {
    // see above
  }
}
