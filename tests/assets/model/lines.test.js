import assert from "node:assert/strict";
import { test } from "node:test";
import { breakLines, pieces, shorten } from "../../../assets/src/model/lines.js";

/** Ten pixels for a letter, twenty for a Chinese character. */
const measure = (text) =>
  [...text].reduce(
    (sum, letter) => sum + (/\p{Script=Han}|[，。、（）]/u.test(letter) ? 20 : 10),
    0,
  );
const lines = (text, width, most) => breakLines(text, width, measure, most);

test("lines are broken between words and fit the width", () => {
  assert.deepEqual(lines("China supplied half of it", 120), ["China", "supplied", "half of it"]);
});

test("a word that is wider than a line is broken between letters", () => {
  assert.deepEqual(lines("khorgos.example/share", 100), ["khorgos.ex", "ample/shar", "e"]);
});

test("graphemes are not broken", () => {
  assert.deepEqual(lines("👩‍👩‍👧👩‍👩‍👧", 50), ["👩‍👩‍👧", "👩‍👩‍👧"]);
  assert.equal(shorten("e\u0301e\u0301e\u0301", 30, measure), "e\u0301…");
});

test("Chinese is broken between words", () => {
  assert.deepEqual(pieces("中国海关统计数据"), ["中国", "海关", "统计", "数据"]);
  assert.deepEqual(lines("中国海关统计数据", 80), ["中国海关", "统计数据"]);
});

test("no Chinese line begins with a closing mark or ends with an opening one", () => {
  for (const width of [140, 160, 180, 200, 300]) {
    const broken = lines("中国海关（数据为2025年1月8日，已公布），共五国。", width);
    for (const line of broken) {
      assert.doesNotMatch(line, /^[，。、；：）]/u, broken.join("|"));
      assert.doesNotMatch(line, /（$/u, broken.join("|"));
    }
  }
});

test("a date and words of another script stay whole within Chinese", () => {
  const parts = pieces("数据截至2025年1月，来源UN/Comtrade。");
  assert.ok(parts.includes("2025年1月，"), parts.join("|"));
  assert.ok(parts.includes("UN/Comtrade。"), parts.join("|"));
});

test("a text with too many lines is cut off with an ellipsis", () => {
  assert.deepEqual(lines("one two three four five", 90, 2), ["one two", "three fo…"]);
  assert.deepEqual(lines("one", 90, 2), ["one"]);
  assert.equal(shorten("whole", 50, measure), "whole");
});

test("breaking lines loses no character but spaces", () => {
  const text = "Kazakhstan’s own statistics, 2010–2024. 数据：中国海关总署（GACC）。";
  const withoutSpaces = (string) => string.replace(/\s/g, "");
  assert.equal(withoutSpaces(lines(text, 110).join("")), withoutSpaces(text));
});
