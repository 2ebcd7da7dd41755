/* Draw the small line of a tile: the series of its figure, with the figure's year as a dot. */

import { HEIGHT, smallLine, WIDTH } from "../model/smallline.js";
import { svgElement } from "./svg.js";

/** Dashes of ledgers by plotly's name, in pixels. @type {Record<string, string>} */
const DASHES = { dash: "5 3", dot: "1.5 3" };

/** @param {import("../types.js").TileLine} line @returns {SVGElement} */
export function smallLineElement(line) {
  const { runs, bridges, dot, zero } = smallLine(line);
  const drawing = svgElement("svg", {
    class: "tile-line",
    role: "img",
    "aria-label": line.name,
    viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
    preserveAspectRatio: "none",
  });
  const add = (/** @type {string} */ name, /** @type {string} */ d, more = {}) => {
    if (d) drawing.append(svgElement("path", { class: name, d, ...more }));
  };
  if (zero !== null) add("line-zero", `M0,${zero}H${WIDTH}`);
  add("line-bridge", bridges);
  const dashes = DASHES[line.dash];
  add("line-run", runs, dashes ? { "stroke-dasharray": dashes } : {});
  add("line-dot", dot);
  return drawing;
}
