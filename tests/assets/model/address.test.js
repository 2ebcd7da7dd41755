import assert from "node:assert/strict";
import { test } from "node:test";
import {
  carry,
  clearedValue,
  fieldsToCarry,
  isControlAt,
  languageOf,
  layoutOf,
  setParameter,
  stateOf,
  viewOf,
  viewRequest,
} from "../../../assets/src/model/address.js";

const FRAME = {
  parameters: {
    country: { name: "country", default: "CA5", views: null },
    flow: { name: "direction", default: "turnover", views: null },
    lang: { name: "lang", default: "", views: null },
    q: { name: "q", default: "", views: ["commodities"] },
    show: { name: "show", default: "", views: [] },
  },
  places: { kazakhstan: "KAZ", kyrgyzstan: "KGZ" },
  languages: ["en", "ru", "zh"],
  language: "en",
};
const at = (address) => new URL(address, "https://khorgos.example");

test("a briefing belongs to the country view but has its own layout", () => {
  assert.equal(viewOf("/country/kazakhstan/brief"), "country");
  assert.equal(viewOf("/"), "overview");
  assert.equal(layoutOf("/country/kazakhstan"), layoutOf("/country/kyrgyzstan"));
  assert.equal(layoutOf("/country/kazakhstan/brief"), "country/brief");
  assert.equal(layoutOf("//share/"), "share");
});

test("a page is in English unless its address asks for another language", () => {
  assert.equal(languageOf(at("/share"), FRAME), "en");
  assert.equal(languageOf(at("/share?lang=ru"), FRAME), "ru");
  assert.equal(languageOf(at("/share?lang=de"), FRAME), "en");
});

test("a language may be named with its region, or twice", () => {
  assert.equal(languageOf(at("/share?lang=zh-CN"), FRAME), "zh");
  assert.equal(languageOf(at("/share?lang=ZH_Hans"), FRAME), "zh");
  assert.equal(languageOf(at("/share?lang=ru&lang=zh&lang=x"), FRAME), "zh");
});

test("the state of an address has every parameter, and the country of its path", () => {
  assert.deepEqual(stateOf(at("/share?direction=import"), FRAME), {
    country: "CA5",
    flow: "import",
    lang: "",
    q: "",
    show: "",
  });
  assert.equal(stateOf(at("/country/kyrgyzstan"), FRAME).country, "KGZ");
  assert.equal(stateOf(at("/country/kyrgyzstan?country=KAZ"), FRAME).country, "KAZ");
  const shown = { country: "KAZ" };
  assert.equal(stateOf(at("/country/nowhere"), FRAME, shown).country, "KAZ");
});

test("addresses may have another name for a field", () => {
  const url = at("/?flow=import");
  assert.equal(stateOf(at("/?direction=import"), FRAME).flow, "import");
  setParameter(url, "flow", "export", FRAME);
  assert.equal(url.search, "?flow=import&direction=export");
});

test("a default is not written into an address", () => {
  const url = at("/share?direction=import");
  setParameter(url, "flow", "turnover", FRAME);
  setParameter(url, "q", "copper", FRAME);
  assert.equal(url.search, "?q=copper");
  setParameter(url, "q", "", FRAME);
  assert.equal(url.search, "");
});

test("choosing the region on a country page leads to the overview", () => {
  const url = at("/country/kazakhstan?direction=import");
  setParameter(url, "country", "CA5", FRAME);
  assert.equal(url.pathname + url.search, "/?direction=import");
});

test("links between views keep the filters that all views share, unless they set them", () => {
  const state = { country: "KGZ", flow: "import", q: "copper", show: "headline" };
  assert.deepEqual(fieldsToCarry(state, FRAME), ["country", "flow"]);
  const url = at("/share?direction=export");
  carry(url, fieldsToCarry(state, FRAME), state, FRAME);
  assert.equal(url.search, "?direction=export&country=KGZ");
});

test("an unknown parameter is kept, so that the server can report it", () => {
  const state = stateOf(at("/?colour=red"), FRAME);
  assert.ok(fieldsToCarry(state, FRAME).includes("colour"));
});

test("a search is a control of the commodities page only", () => {
  assert.equal(isControlAt("q", "/commodities", FRAME), true);
  assert.equal(isControlAt("q", "/share", FRAME), false);
  assert.equal(isControlAt("flow", "/share", FRAME), true);
  assert.equal(isControlAt("show", "/", FRAME), false);
});

test("a page's own parameters follow `page` unchanged", () => {
  assert.equal(viewRequest("/share", "page=2&scene=1"), "/view?page=/share&page=2&scene=1");
  assert.equal(viewRequest("/", "", true), "/view?scene=1&page=/");
  assert.equal(viewRequest("/a&b=1", ""), "/view?page=/a%26b%3D1");
});

test("a request is never longer than servers accept", () => {
  const request = viewRequest(`/${"%D0".repeat(5000)}`, "x".repeat(90_000));
  assert.ok(request.length < 4000, String(request.length));
});

test("a second click clears a field, and leads from a product to the one above", () => {
  assert.equal(clearedValue("flow", "import", FRAME), "turnover");
  assert.equal(clearedValue("commodity", "870380", FRAME), "8703");
  assert.equal(clearedValue("commodity", "8703", FRAME), "87");
});
