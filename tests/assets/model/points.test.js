import assert from "node:assert/strict";
import { test } from "node:test";
import { moved, seriesOf, within } from "../../../assets/src/model/points.js";

const line = (years) => ({ x: years, customdata: years.map((_, row) => ({ row })) });
const LINES = seriesOf([line([2020, 2021, 2022]), line([2019, 2022])]);

test("points without a row and hidden traces are left out", () => {
  const traces = [
    { x: [1, 2], customdata: [{ row: 0 }, null] },
    { x: [1], customdata: [{ row: 1 }], visible: "legendonly" },
    { x: [1], customdata: [{ country: "KAZ" }] },
    { x: [1] },
  ];
  assert.deepEqual(seriesOf(traces), [[{ curve: 0, number: 0, data: { row: 0 }, along: 1 }]]);
});

test("the coordinate of a bar is its category, that of a tile its label", () => {
  const traces = [
    { orientation: "h", x: [5], y: ["KAZ"], customdata: [{ row: 0 }] },
    { type: "treemap", labels: ["Oil"], customdata: [{ row: 1 }] },
  ];
  assert.deepEqual(
    seriesOf(traces).map(([point]) => point.along),
    ["KAZ", "Oil"],
  );
});

test("each row of cells is a series from left to right, across overlaid heat maps", () => {
  const cells = (columns) => ({
    type: "heatmap",
    x: [2020, 2021],
    y: ["KAZ"],
    customdata: [[0, 1].map((column) => (columns.includes(column) ? { row: column } : null))],
  });
  const series = seriesOf([cells([1]), cells([0])]);
  assert.equal(series.length, 1);
  assert.deepEqual(
    series[0].map((point) => point.along),
    [2020, 2021],
  );
});

test("the first arrow key leads to the first point, End to the last", () => {
  assert.deepEqual(moved(LINES, undefined, "ArrowDown"), { series: 0, point: 0 });
  assert.deepEqual(moved(LINES, undefined, "End"), { series: 0, point: 2 });
});

test("arrows stop at the ends", () => {
  assert.deepEqual(moved(LINES, { series: 0, point: 2 }, "ArrowRight"), { series: 0, point: 2 });
  assert.deepEqual(moved(LINES, { series: 0, point: 0 }, "ArrowUp"), { series: 0, point: 0 });
});

test("up and down lead to the same year of another series, else to the nearest", () => {
  assert.deepEqual(moved(LINES, { series: 0, point: 2 }, "ArrowDown"), { series: 1, point: 1 });
  assert.deepEqual(moved(LINES, { series: 0, point: 0 }, "ArrowDown"), { series: 1, point: 0 });
});

test("if series have one point each, or there is one series, all arrows move through all points", () => {
  const bars = seriesOf([line([1]), line([2])]);
  assert.deepEqual(moved(bars, { series: 0, point: 0 }, "ArrowRight"), { series: 1, point: 0 });
  const single = seriesOf([line([1, 2])]);
  assert.deepEqual(moved(single, { series: 0, point: 0 }, "ArrowDown"), { series: 0, point: 1 });
});

test("other keys lead nowhere", () => {
  assert.equal(moved(LINES, { series: 0, point: 0 }, "a"), null);
});

test("a place outside a chart that was redrawn is limited to its last point", () => {
  assert.deepEqual(within(LINES, { series: 7, point: 9 }), { series: 1, point: 1 });
});
