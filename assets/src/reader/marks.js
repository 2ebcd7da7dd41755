/* Mark the point that is read. Plotly's hover can mark points of lines and bars, but not cells of a
   heat map or tiles of a treemap. */

import { svgElement } from "../page/svg.js";

/** @typedef {import("../model/points.js").Point} Point */

/** @param {Element} plot */
export function unmark(plot) {
  for (const frame of plot.querySelectorAll(".read-cell")) frame.remove();
  for (const mark of plot.querySelectorAll(".read")) mark.classList.remove("read");
}

/** The extent of a cell along an axis, in pixels of the plot. @param {any} axis
 *  @param {any[]} values of the axis @param {number} index
 *  @returns {[start: number, length: number]} */
function extentOf(axis, values, index) {
  const middle = axis.d2p(values[index]);
  const neighbour =
    values.length > 1 ? axis.d2p(values[index ? index - 1 : 1]) : middle + axis._length;
  const length = Math.abs(neighbour - middle);
  return [axis._offset + middle - length / 2, length];
}

/** Put a frame around a cell of a heat map. @param {any} plot @param {any} trace
 *  @param {[line: number, column: number]} place */
function frameCell(plot, trace, [line, column]) {
  const axis = (/** @type {string} */ letter) =>
    plot._fullLayout[`${letter}axis${(trace[`${letter}axis`] || letter).slice(1)}`];
  const [x, width] = extentOf(axis("x"), trace.x, column);
  const [y, height] = extentOf(axis("y"), trace.y, line);
  const cell = svgElement("rect", { x, y, width, height, class: "read-cell" });
  plot.querySelector(".hoverlayer").append(cell);
}

/** @param {any} plot @param {Point} point */
export function mark(plot, point) {
  unmark(plot);
  const trace = plot._fullData[point.curve];
  if (trace.type === "treemap") {
    for (const slice of plot.querySelectorAll("g.slice")) {
      const node = slice.__data__?.data?.data;
      if (node?.i === point.number) slice.querySelector("path").classList.add("read");
    }
  } else if (trace.type === "heatmap") {
    frameCell(plot, trace, point.number);
  } else {
    const points = [{ curveNumber: point.curve, pointNumber: point.number }];
    window.Plotly.Fx.hover(plot, points, (trace.xaxis || "x") + (trace.yaxis || "y"));
  }
}
