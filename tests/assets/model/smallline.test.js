import assert from "node:assert/strict";
import { test } from "node:test";

import { smallLine } from "../../../assets/src/model/smallline.js";

const line = (runs, at = 2000) => smallLine({ name: "", dash: "solid", runs, at });

test("a missing year leaves a gap", () => {
  const { runs, bridges } = line([
    [2000, [1, 2]],
    [2003, [3]],
  ]);
  assert.equal(runs.match(/M/g).length, 2);
  assert.equal(bridges, "");
});

test("a change of source without a missing year is bridged, not joined", () => {
  const { runs, bridges } = line([
    [2000, [1, 2]],
    [2002, [3, 4]],
  ]);
  assert.equal(runs.match(/M/g).length, 2);
  assert.equal(bridges, "M33.33,17.67L66.67,10.33");
});

test("the dot is at the tile's year, not at the last one", () => {
  assert.match(line([[2000, [0, 10, 5]]], 2001).dot, /^M50,3h0$/);
  assert.equal(line([[2000, [0, 10, 5]]], 1990).dot, "");
});

test("the line of zero is drawn where values are on both sides of it", () => {
  assert.equal(line([[2000, [-10, 10]]]).zero, 14);
  assert.equal(line([[2000, [1, 10]]]).zero, null);
});

test("equal values are a level line", () => {
  assert.equal(line([[2000, [5, 5]]]).runs, "M0,25L100,25");
});
