import assert from "node:assert/strict";
import { test } from "node:test";
import { leastHeight } from "../../../assets/src/model/stage.js";

/** A figure with these labels on its vertical axis, in a card with much room. */
const figure = (labels, more = {}) => ({
  data: [{ type: "bar", y: labels }],
  layout: {
    height: 900,
    margin: { t: 20, b: 80 },
    yaxis: { tickfont: { size: 10 }, tickvals: labels },
    ...more,
  },
});

test("rows of one line stand as close as their type", () => {
  assert.equal(leastHeight(figure(["a", "b", "c"])), 100 + 3 * 12);
});

test("labels of two lines beside each other stand apart", () => {
  assert.equal(leastHeight(figure(["a<br>b", "c<br>d"])), 100 + 2 * (24 + 7));
  assert.equal(leastHeight(figure(["a<br>b", "c", "d"])), 100 + 3 * (18 + 7));
});

test("the labels that are written count, not the names of the rows", () => {
  const yaxis = {
    type: "category",
    ticktext: ["a<br>b", "c<br>d"],
    tickfont: { size: 10 },
    tickvals: [0],
  };
  assert.equal(leastHeight(figure(["x", "y"], { yaxis })), 100 + 2 * 31);
});

test("a group of bars has room for its numbers", () => {
  const bars = { barmode: "group" };
  assert.equal(leastHeight(figure(["a<br>b", "c<br>d"], bars)), 100 + 2 * (42 + 7));
  assert.equal(leastHeight(figure(["a", "b"], bars)), 100 + 2 * 12);
});

test("plotly gets more room where it chooses the labels", () => {
  const yaxis = { tickfont: { size: 10 } };
  assert.equal(leastHeight(figure(["a", "b", "c", "d"], { yaxis })), 100 + 4 * 16);
});

test("a figure is never higher than in its card", () => {
  assert.equal(leastHeight(figure(["a", "b"], { height: 90 })), 90);
});

test("an axis of numbers keeps most of its height", () => {
  assert.equal(leastHeight(figure([1, 2, null], { height: 400 })), 340);
  assert.equal(leastHeight({ data: [{ type: "treemap" }], layout: { height: 400 } }), 340);
});

test("rows may be numbers, with headings between them", () => {
  const ticks = { tickvals: [1, 3], ticktext: ["a", "b"], tickfont: { size: 10 } };
  const rows = (range) => leastHeight(figure([1, 3], { yaxis: { ...ticks, range } }));
  assert.equal(rows([3.5, -0.5]), 100 + 4 * 12);
  assert.equal(rows([0, 4]), 900 * 0.85);
  const twoLines = { ...ticks, ticktext: ["a<br>b", "c"], range: [1.5, -0.5] };
  assert.equal(leastHeight(figure([0, 1], { yaxis: twoLines })), 100 + 2 * (42 + 7));
});
