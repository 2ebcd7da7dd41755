import assert from "node:assert/strict";
import { test } from "node:test";
import { leastHeight } from "../../../assets/src/model/stage.js";

/** A figure with these labels on its vertical axis, in a card with much room. */
const figure = (labels, more = {}) => ({
  data: [{ type: "bar", y: labels }],
  layout: { height: 900, margin: { t: 20, b: 80 }, yaxis: { tickfont: { size: 10 } }, ...more },
});

test("rows of one line stand as close as their type", () => {
  assert.equal(leastHeight(figure(["a", "b", "c"])), 100 + 3 * 12);
});

test("labels of two lines beside each other stand apart", () => {
  assert.equal(leastHeight(figure(["a<br>b", "c<br>d"])), 100 + 2 * (24 + 3));
  assert.equal(leastHeight(figure(["a<br>b", "c", "d"])), 100 + 3 * (24 + 3) - 3 * 6);
});

test("the labels that are written count, not the names of the rows", () => {
  const yaxis = { type: "category", ticktext: ["a<br>b", "c<br>d"], tickfont: { size: 10 } };
  assert.equal(leastHeight(figure(["x", "y"], { yaxis })), 100 + 2 * 27);
});

test("a group of bars has room for its numbers", () => {
  assert.equal(leastHeight(figure(["a", "b"], { barmode: "group" })), 100 + 2 * 36);
});

test("a figure is never higher than in its card", () => {
  assert.equal(leastHeight(figure(["a", "b"], { height: 90 })), 90);
});

test("an axis of numbers keeps most of its height", () => {
  assert.equal(leastHeight(figure([1, 2, null], { height: 400 })), 340);
  assert.equal(leastHeight({ data: [{ type: "treemap" }], layout: { height: 400 } }), 340);
});
