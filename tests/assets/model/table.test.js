import assert from "node:assert/strict";
import { test } from "node:test";
import { asHtml, asText, decimalsOf, sorted } from "../../../assets/src/model/table.js";

const TABLE = {
  query: "",
  caption: "Kazakhstan & China",
  decimal: ".",
  columns: [
    { label: "Period", kind: "text" },
    { label: "Amount, US$ million", kind: "number" },
    { label: "Data status", kind: "status" },
  ],
  rows: [
    [
      { text: "Mar 2024", order: "2024-03" },
      { text: "−1,234.5", value: -1234.5, row: 0 },
      { text: "○ derived" },
    ],
    [
      { text: "Jan 2024", order: "2024-01" },
      { text: "9", value: 9, row: 1 },
      { text: "as published" },
    ],
    [{ text: "2023", order: "2023" }, null, { text: "as published" }],
    [
      { text: "Feb 2024", order: "2024-02" },
      { text: "80", value: 80, row: 2 },
      { text: "⊗ estimate" },
    ],
  ],
};
const texts = (rows, column) => rows.map((cells) => cells[column]?.text ?? "");

test("numbers sort by value, periods by time, empty cells come last", () => {
  assert.deepEqual(texts(sorted(TABLE.rows, 1, false, "en"), 1), ["−1,234.5", "9", "80", ""]);
  assert.deepEqual(texts(sorted(TABLE.rows, 1, true, "en"), 1), ["80", "9", "−1,234.5", ""]);
  assert.deepEqual(texts(sorted(TABLE.rows, 0, false, "en"), 0), [
    "2023",
    "Jan 2024",
    "Feb 2024",
    "Mar 2024",
  ]);
});

test("rows with equal cells keep their order in both directions", () => {
  const rows = ["b", "a", "b", "a"].map((text, row) => [{ text }, { text: "1", value: 1, row }]);
  for (const isDescending of [false, true]) {
    assert.deepEqual(
      sorted(rows, 1, isDescending, "en").map((cells) => cells[1].row),
      [0, 1, 2, 3],
    );
  }
  assert.deepEqual(texts(sorted(rows, 0, true, "en"), 0), ["b", "b", "a", "a"]);
});

test("texts sort as the language does, codes by number", () => {
  const rows = ["яблоко", "ёж", "елка"].map((text) => [{ text }]);
  assert.deepEqual(texts(sorted(rows, 0, false, "ru"), 0), ["ёж", "елка", "яблоко"]);
  const codes = ["8703 Cars", "27 Fuel", "08 Fruit"].map((text) => [{ text }]);
  assert.deepEqual(texts(sorted(codes, 0, false, "en"), 0), ["08 Fruit", "27 Fuel", "8703 Cars"]);
});

test("the text for spreadsheets has plain numbers and no signs", () => {
  assert.equal(
    asText(TABLE),
    "Period\tAmount, US$ million\tData status\n" +
      "Mar 2024\t-1234.5\tderived\nJan 2024\t9\tas published\n2023\t\tas published\nFeb 2024\t80\testimate",
  );
  assert.match(asText({ ...TABLE, decimal: "," }), /\t-1234,5\t/);
});

test("no text becomes a formula or a second cell when it is pasted", () => {
  const rows = [[{ text: "=1+1" }, { text: "a\tb\nc" }]];
  assert.equal(asText({ ...TABLE, rows }).split("\n")[1], "'=1+1\ta b c");
});

test("the HTML for spreadsheets has numbers whatever the decimal sign, and text as text", () => {
  const html = asHtml({ ...TABLE, decimal: "," });
  assert.match(html, /<caption>Kazakhstan &amp; China<\/caption>/);
  assert.match(html, /x:num="-1234.5" sdval="-1234.5">-1234,5<\/td>/);
  assert.match(html, /mso-number-format:'\\@'">Mar 2024<\/td>/);
  assert.match(asHtml({ ...TABLE, rows: [[{ text: "<b>" }]] }), />&lt;b&gt;<\/td>/);
});

test("decimals are counted after the sign of the language", () => {
  assert.equal(decimalsOf("1,234.56", "."), 2);
  assert.equal(decimalsOf("1 234,5", ","), 1);
  assert.equal(decimalsOf("12", "."), 0);
});
