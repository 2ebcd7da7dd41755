import assert from "node:assert/strict";
import { test } from "node:test";
import {
  addressIn,
  hereAddress,
  hereUrl,
  origin,
  placed,
  siteName,
  within,
} from "../../../assets/src/page/site.js";

/** The page at an address of a site that is below `base`. */
function visit(base, href) {
  globalThis.document = { documentElement: { dataset: base === null ? {} : { base } } };
  globalThis.location = new URL(href);
}

test("a site with a host of its own", () => {
  for (const base of ["", null]) {
    visit(base, "https://khorgos.example/share?flow=import#card-x");
    assert.equal(placed("/share"), "/share");
    assert.equal(hereAddress(), "/share?flow=import");
    assert.equal(hereUrl().hash, "#card-x");
    assert.equal(origin(), "https://khorgos.example");
  }
});

test("a site below a path", () => {
  visit("/trade", "https://khorgos.example/trade/share?flow=import");
  assert.equal(placed("/csv/x?flow=import"), "/trade/csv/x?flow=import");
  assert.equal(placed("#main"), "#main");
  assert.equal(placed("https://other.example/"), "https://other.example/");
  assert.equal(hereAddress(), "/share?flow=import");
  assert.equal(`${origin()}/share`, "https://khorgos.example/trade/share");
  assert.equal(siteName(), "khorgos.example/trade");
  assert.equal(addressIn({ href: "https://khorgos.example/trade/csv/x?a=b" }), "/csv/x?a=b");
  assert.equal(addressIn(null), "");
});

test("what is beside the site is not within it", () => {
  visit("/trade", "https://khorgos.example/trade/");
  for (const href of [
    "https://khorgos.example/",
    "https://khorgos.example/trader/share",
    "https://khorgos.example/TRADE/share",
    "https://other.example/trade/share",
    "mailto:a@b.example",
  ]) {
    assert.equal(within(href), null, href);
  }
  for (const href of ["https://khorgos.example/trade", "https://khorgos.example/trade/"]) {
    assert.equal(within(href)?.pathname, "/");
  }
});
