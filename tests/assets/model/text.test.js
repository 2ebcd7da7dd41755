import assert from "node:assert/strict";
import { test } from "node:test";
import {
  aroundDashes,
  escapeHtml,
  fileStem,
  fill,
  withFixedSpaces,
} from "../../../assets/src/model/text.js";

test("placeholders without a value stay as they are", () => {
  assert.equal(fill("{number} of {count}", { number: 3 }), "3 of {count}");
  assert.equal(fill("{a}{a}", { a: "$&" }), "$&$&");
  assert.equal(fill("none"), "none");
});

test("a file name keeps letters of any script and digits of the title", () => {
  assert.equal(fileStem("  The region, 2024!  ", "deck"), "the-region-2024");
  assert.equal(fileStem("Казахстан и Китай", "deck"), "казахстан-и-китай");
  assert.equal(fileStem("../../etc", "deck"), "etc");
  assert.equal(fileStem("…", "deck"), "deck");
  assert.equal(fileStem("x".repeat(200), "deck").length, 60);
});

test("a number keeps its unit, and no line begins with a dash", () => {
  assert.equal(withFixedSpaces("$43.8 bn — more"), "$43.8\u00a0bn\u00a0— more");
  assert.equal(withFixedSpaces("12 % of 30 bnx"), "12\u00a0% of 30 bnx");
});

test("a range and a negative number are parts of their own", () => {
  assert.deepEqual(aroundDashes("fell most (−$234 m)"), ["fell most ", "(−$234", " m)"]);
  assert.deepEqual(aroundDashes("2025年1–10月"), ["", "2025年1–10月", ""]);
  assert.deepEqual(aroundDashes("no dash"), ["no dash"]);
});

test("tags in titles are escaped", () => {
  assert.equal(escapeHtml("<b>R&D</b>"), "&lt;b>R&amp;D&lt;/b>");
});
