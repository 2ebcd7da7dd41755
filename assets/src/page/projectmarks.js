/* The signs of projects and routes in the list: the shapes and fills of the map. */

import { svgElement } from "./svg.js";

/** @type {Record<string, string>} kind of a row -> path in a square of 12 (kit/style.py has the shapes) */
const SHAPES = {
  raw: "M6 0L12 6L6 12L0 6Z",
  making: "M1 1H11V11H1Z",
  transport: "M6 1L12 11H0Z",
  energy: "M6 1A5 5 0 1 1 5.99 1Z",
  other: "M3 1H9L12 6L9 11H3L0 6Z",
  crossing: "M4.5 1H7.5V4.5H11V7.5H7.5V11H4.5V7.5H1V4.5H4.5Z",
};
const LINE = "M0 6H12";
const CANCELLED = "M1 1L11 11M11 1L1 11";

/**
 * @param {{kind: string, stage: string}} row
 * @param {Record<string, string>} colours kind -> its colour
 */
export function markOf({ kind, stage }, colours) {
  const shape = SHAPES[kind];
  const isOutline =
    !shape || stage === "cancelled" || (stage === "announced" && kind !== "crossing");
  const sign = svgElement("svg", { viewBox: "-1 -1 14 14", class: "mark", "aria-hidden": "true" });
  sign.append(
    svgElement("path", {
      d: stage === "cancelled" ? CANCELLED : (shape ?? LINE),
      fill: isOutline ? "none" : colours[kind],
      "fill-opacity": stage === "construction" ? 0.35 : 1,
      stroke: colours[kind],
      "stroke-width": shape ? 1.6 : 3,
      "stroke-dasharray": !shape && stage !== "operating" ? "3 2" : "none",
    }),
  );
  return sign;
}
