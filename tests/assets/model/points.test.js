import assert from "node:assert/strict";
import { test } from "node:test";
import { moved, seriesOf, within } from "../../../assets/src/model/points.js";

const line = (years) => ({ x: years, customdata: years.map((_, row) => ({ row })) });
const LINES = seriesOf([line([2020, 2021, 2022]), line([2019, 2022])]);

test("points without a row, hidden traces and decoration are not read", () => {
  const traces = [
    { x: [1, 2], customdata: [{ row: 0 }, null] },
    { x: [1], customdata: [{ row: 1 }], visible: "legendonly" },
    { x: [1], customdata: [{ country: "KAZ" }] },
    { x: [1] },
  ];
  assert.deepEqual(seriesOf(traces), [[{ curve: 0, number: 0, data: { row: 0 }, along: 1 }]]);
});

test("bars run along their categories, tiles along their labels", () => {
  const traces = [
    { orientation: "h", x: [5], y: ["KAZ"], customdata: [{ row: 0 }] },
    { type: "treemap", labels: ["Oil"], customdata: [{ row: 1 }] },
  ];
  assert.deepEqual(
    seriesOf(traces).map(([point]) => point.along),
    ["KAZ", "Oil"],
  );
});

test("heat maps over each other are one series a line, from left to right", () => {
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

test("the first arrow enters at the first point, End at the last", () => {
  assert.deepEqual(moved(LINES, undefined, "ArrowDown"), { series: 0, point: 0 });
  assert.deepEqual(moved(LINES, undefined, "End"), { series: 0, point: 2 });
});

test("arrows stop at the ends", () => {
  assert.deepEqual(moved(LINES, { series: 0, point: 2 }, "ArrowRight"), { series: 0, point: 2 });
  assert.deepEqual(moved(LINES, { series: 0, point: 0 }, "ArrowUp"), { series: 0, point: 0 });
});

test("the other series is entered at the same year, else at the nearest", () => {
  assert.deepEqual(moved(LINES, { series: 0, point: 2 }, "ArrowDown"), { series: 1, point: 1 });
  assert.deepEqual(moved(LINES, { series: 0, point: 0 }, "ArrowDown"), { series: 1, point: 0 });
});

test("where series have one point each, all arrows lead through all of them", () => {
  const bars = seriesOf([line([1]), line([2])]);
  assert.deepEqual(moved(bars, { series: 0, point: 0 }, "ArrowRight"), { series: 1, point: 0 });
  const single = seriesOf([line([1, 2])]);
  assert.deepEqual(moved(single, { series: 0, point: 0 }, "ArrowDown"), { series: 0, point: 1 });
});

test("other keys are not the reader's", () => {
  assert.equal(moved(LINES, { series: 0, point: 0 }, "a"), null);
});

test("a place in a chart that was redrawn shorter is its last point", () => {
  assert.deepEqual(within(LINES, { series: 7, point: 9 }), { series: 1, point: 1 });
});
