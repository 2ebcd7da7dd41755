/* Sorting, filtering and paging of tables. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { matching, pageOf, sortedBy } from "../../../assets/src/model/sorting.js";

const ROWS = [
  { name: "Äpfel", value: 3 },
  { name: "bread", value: null },
  { name: "Apples 10", value: 20 },
  { name: "Apples 9", value: 3 },
];
const names = (/** @type {{name: string}[]} */ rows) => rows.map(({ name }) => name);

test("texts are sorted as readers do: without case, numbers by their value", () => {
  assert.deepEqual(
    names(sortedBy(ROWS, ({ name }) => name)),
    ["Äpfel", "Apples 9", "Apples 10", "bread"].sort(
      new Intl.Collator("en", { numeric: true }).compare,
    ),
  );
});

test("rows without a value are last in both directions, and equal rows keep their order", () => {
  assert.deepEqual(names(sortedBy(ROWS, ({ value }) => value)), [
    "Äpfel",
    "Apples 9",
    "Apples 10",
    "bread",
  ]);
  assert.deepEqual(names(sortedBy(ROWS, ({ value }) => value, { down: true })), [
    "Apples 10",
    "Äpfel",
    "Apples 9",
    "bread",
  ]);
});

test("a row must contain every word, in any case and order", () => {
  assert.deepEqual(names(matching(ROWS, ({ name }) => name, " 10 APPLES ")), ["Apples 10"]);
  assert.equal(matching(ROWS, ({ name }) => name, "").length, ROWS.length);
  assert.deepEqual(
    matching(ROWS, ({ name }) => name, "pears"),
    [],
  );
});

test("a page beyond the last is the last one; without rows there is one empty page", () => {
  assert.deepEqual(pageOf([1, 2, 3, 4, 5], 7, 2), { rows: [5], at: 2, pages: 3, first: 4 });
  assert.deepEqual(pageOf([1, 2, 3], -1, 2).rows, [1, 2]);
  assert.deepEqual(pageOf([], 0, 2), { rows: [], at: 0, pages: 1, first: 0 });
});
