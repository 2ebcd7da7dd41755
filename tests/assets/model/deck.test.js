import assert from "node:assert/strict";
import { test } from "node:test";
import {
  decode,
  encode,
  LIMITS,
  makeDeck,
  makeScene,
  readDeck,
  readText,
} from "../../../assets/src/model/deck.js";

const faultsOf = ({ faults }) => faults.map(([name]) => name);
const deckOf = (count) =>
  makeDeck(
    "Понедельник",
    Array.from({ length: count }, (_, i) => makeScene(`/?q=${i}`, `№ ${i}`)),
  );

test("a deck survives its link, in any script", () => {
  const deck = deckOf(3);
  assert.match(encode(deck), /^[\w-]+$/);
  assert.deepEqual(decode(encode(deck)), { deck, faults: [] });
});

for (const address of [
  "https://elsewhere.example/",
  "//elsewhere.example/",
  "/\\elsewhere.example/",
  "/.//elsewhere.example/",
  "/..//elsewhere.example/",
  "javascript:alert(1)",
  "",
  7,
  `/${"x".repeat(LIMITS.address)}`,
  `/${"я".repeat(LIMITS.address / 2)}`,
]) {
  test(`no address of this site: ${String(address).slice(0, 40)}`, () => {
    assert.equal(makeScene(address).address, "");
  });
}

test("an address keeps its path and query, but not its fragment", () => {
  assert.equal(makeScene("/share?flow=import#card-x").address, "/share?flow=import");
});

test("texts are cut at their limit and lose invisible and direction characters", () => {
  assert.equal(makeScene("/", "a\u202eb\u0000c").title, "a b c");
  assert.equal(makeScene("/", "x".repeat(500)).title.length, LIMITS.title);
});

test("scenes that cannot be read are left out and reported by number", () => {
  const { deck, faults } = readDeck({
    khorgos: 1,
    title: "x",
    scenes: [{ address: "/" }, { address: "//x" }, null, { address: "/share", title: 3 }],
  });
  assert.deepEqual(
    deck.scenes.map((scene) => scene.address),
    ["/", "/share"],
  );
  assert.deepEqual(faults, [
    ["scene_bad", { number: 2 }],
    ["scene_bad", { number: 3 }],
  ]);
});

test("a deck that is too long is cut, and one of a newer format is refused", () => {
  const long = readDeck({
    khorgos: 1,
    title: "",
    scenes: Array(LIMITS.scenes + 1).fill({ address: "/" }),
  });
  assert.equal(long.deck.scenes.length, LIMITS.scenes);
  assert.deepEqual(faultsOf(long), ["deck_long"]);
  assert.deepEqual(readDeck({ khorgos: 2, scenes: [] }).faults, [["deck_newer", { version: 2 }]]);
});

for (const value of [
  null,
  [],
  "deck",
  7,
  {},
  { khorgos: 0, scenes: [] },
  { khorgos: 1.5, scenes: [] },
  { khorgos: 1, scenes: {} },
]) {
  test(`not a deck: ${JSON.stringify(value)}`, () => {
    assert.deepEqual(readDeck(value), { deck: null, faults: [["deck_none", {}]] });
  });
}

test("malformed, deeply nested or long texts are not decks", () => {
  assert.deepEqual(faultsOf(readText("{")), ["deck_none"]);
  assert.deepEqual(faultsOf(readText("[".repeat(100_000))), ["deck_none"]);
  assert.deepEqual(faultsOf(readText("x".repeat(LIMITS.text + 1))), ["deck_large"]);
  assert.deepEqual(faultsOf(decode("%%%")), ["deck_none"]);
  assert.deepEqual(faultsOf(decode(btoa("\xff\xfe"))), ["deck_none"]);
  assert.deepEqual(faultsOf(decode("x".repeat(LIMITS.link + 1))), ["deck_large"]);
});
