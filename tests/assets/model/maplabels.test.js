/* Places of names on a map. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { crosses, placedLabels } from "../../../assets/src/model/maplabels.js";

const PLOT = { width: 400, height: 400 };
/** Ten pixels a letter. */
const measure = (/** @type {string} */ text) => text.length * 10;

/**
 * Names on a map of 400 kilometres, one in a pixel, around (0, 0).
 * @param {object[]} labels
 * @param {object[]} [data]
 */
function placed(labels, data = []) {
  const range = [-200, 200];
  const complete = labels.map((label) => ({
    at: [[0, 0]],
    sides: ["r", "l"],
    size: 12,
    faint: false,
    led: false,
    ...label,
  }));
  const layout = { xaxis: { range }, yaxis: { range }, meta: { labels: complete } };
  return placedLabels({ data, layout }, PLOT, measure);
}

/** @param {number[]} x @param {number[]} y */
const markers = (x, y) => ({ mode: "markers", x, y, marker: { size: 10 } });

test("a name stands on the first side that is free of markers", () => {
  const [right] = placed([{ text: "abcd" }], [markers([0], [0])]);
  assert.ok(right.xshift > 20 && right.yshift === 0);
  const [left] = placed([{ text: "abcd" }], [markers([0, 30], [0, 3])]);
  assert.ok(left.xshift < -20);
  assert.deepEqual(placed([{ text: "abcd" }], [markers([30, -30], [0, 0])]), []);
});

test("a name covers no name before it, and is not cut at an edge", () => {
  const [first, second] = placed([{ text: "abcd" }, { text: "efgh" }]);
  assert.ok(first.xshift > 0 && second.xshift < 0);
  const [inside] = placed([{ text: "abcd", at: [[190, 0]] }]);
  assert.ok(inside.xshift < 0);
});

test("a name crosses a line only if it has no other place", () => {
  const line = { mode: "lines", x: [20, 20], y: [-100, 100] };
  const [left] = placed([{ text: "abcd" }], [line]);
  assert.ok(left.xshift < 0);
  const [crossing] = placed([{ text: "abcd", sides: ["r"] }], [line]);
  assert.ok(crossing.xshift > 0);
});

test("a name without a place has a line to it, if it may, after all others have their places", () => {
  const all = markers([0, 30, -30], [0, 0, 0]);
  const [far, other] = placed(
    [
      { text: "abcd", led: true },
      { text: "efgh", at: [[60, 60]] },
    ],
    [all],
  );
  assert.equal(far.text, "abcd");
  assert.ok(far.showarrow && Math.hypot(far.ax, far.ay) >= 44);
  assert.ok(!other.showarrow);
});

test("an entry of the key has no place", () => {
  const key = { mode: "markers", x: [null], y: [null], marker: { size: 10 } };
  assert.equal(placed([{ text: "abcd" }], [key]).length, 1);
});

test("a segment crosses a box that it enters, touches or lies in", () => {
  const box = { x: 0, y: 0, width: 10, height: 10 };
  assert.ok(crosses([-20, 0, 20, 0], box));
  assert.ok(crosses([1, 1, 2, 2], box));
  assert.ok(crosses([0, -20, 0, 20], box));
  assert.ok(!crosses([-20, 0, -10, 0], box));
  assert.ok(!crosses([-20, 6, 20, 6], box));
  assert.ok(!crosses([-9, 0, 0, 12], box));
});
