import assert from "node:assert/strict";
import { test } from "node:test";

import { nextResult, searchRequest } from "../../../assets/src/model/finder.js";

test("arrows go through the results and around their ends", () => {
  assert.equal(nextResult(-1, 3, "ArrowDown"), 0);
  assert.equal(nextResult(0, 3, "ArrowDown"), 1);
  assert.equal(nextResult(2, 3, "ArrowDown"), 0);
  assert.equal(nextResult(-1, 3, "ArrowUp"), 2);
  assert.equal(nextResult(0, 3, "ArrowUp"), 2);
});

test("other keys, and arrows without results, stay with the field", () => {
  assert.equal(nextResult(0, 3, "Home"), null);
  assert.equal(nextResult(0, 3, "a"), null);
  assert.equal(nextResult(-1, 0, "ArrowDown"), null);
});

test("a search goes along with the state of its page", () => {
  assert.equal(
    searchRequest("/country/uzbekistan", "flow=import&q=old", "solar panels", "q"),
    "/search?page=/country/uzbekistan&flow=import&q=solar+panels",
  );
  assert.equal(searchRequest("/", "", "铜 & %", "q"), "/search?page=/&q=%E9%93%9C+%26+%25");
});

test("no more is sent than the server reads", () => {
  assert.ok(searchRequest("/", "", "x".repeat(5000), "q").length < 100);
});
