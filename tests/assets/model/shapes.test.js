import assert from "node:assert/strict";
import { test } from "node:test";
import { shapeOf, sizeIn, withChinese } from "../../../assets/src/model/shapes.js";

test("an unknown shape is that of a slide", () => {
  for (const name of [null, undefined, "", "round", "constructor"]) {
    assert.equal(shapeOf(name), "wide");
  }
  assert.equal(shapeOf("square"), "square");
});

test("a PNG of the first two sizes fills a screen", () => {
  const { width, height } = sizeIn("wide");
  assert.deepEqual([width * 2, height * 2], [1920, 1080]);
  assert.equal(sizeIn("shown"), null);
});

test("families with Chinese characters stand before the generic one", () => {
  const families = withChinese("system-ui, 'Segoe UI', sans-serif");
  assert.match(
    families,
    /^system-ui, 'Segoe UI', 'PingFang SC', .*'Microsoft YaHei'.*, sans-serif$/,
  );
  assert.equal(withChinese("serif"), "serif");
});
