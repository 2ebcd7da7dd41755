import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { LIMITS, makeDeck, makeScene } from "../../../assets/src/model/deck.js";
import { Library, STORE_KEY } from "../../../assets/src/model/library.js";

/** A stand-in for the browser's localStorage. */
class FakeStorage extends Map {
  isFull = false;
  getItem(name) {
    return this.get(name) ?? null;
  }
  setItem(name, text) {
    if (this.isFull) throw new Error("QuotaExceededError");
    this.set(name, text);
  }
  removeItem(name) {
    this.delete(name);
  }
}

const SCENE = makeScene("/share", "Share");
let storage;
let changes;
let library;
const open = () =>
  new Library(
    () => storage,
    () => {
      changes += 1;
    },
  );
const storedDecks = () => JSON.parse(storage.getItem(STORE_KEY));
const names = () => library.messages().map(([name]) => name);

beforeEach(() => {
  storage = new FakeStorage();
  changes = 0;
  library = open();
});

test("a scene without a deck makes a new one, which is stored", () => {
  assert.equal(library.current(), null);
  assert.equal(library.add(SCENE, "My deck"), true);
  assert.deepEqual(open().current(), makeDeck("My deck", [SCENE]));
  assert.equal(changes, 1);
});

test("every step can be undone, one after the other", () => {
  library.add(SCENE, "My deck");
  library.rename("Monday");
  library.edit(0, { title: "First" });
  library.add(makeScene("/ledgers"), "");
  library.move(1, -1);
  assert.equal(library.current().scenes[0].address, "/ledgers");
  library.remove(0);
  library.drop();
  assert.equal(library.current(), null);
  for (let step = 0; step < 7; step++) library.undo();
  assert.deepEqual(library.all(), []);
  assert.equal(library.canUndo(), false);
  library.undo();
  assert.deepEqual(storedDecks().decks, []);
});

test("an operation without an effect is not a step", () => {
  library.add(SCENE, "My deck");
  const before = changes;
  library.rename("My deck");
  library.move(0, -1);
  library.edit(5, { title: "deleted meanwhile" });
  library.choose(9);
  assert.equal(changes, before);
});

test("without a current deck, operations on it do nothing", () => {
  library.rename("x");
  library.move(0, 1);
  library.remove(0);
  library.drop();
  assert.equal(library.canUndo(), false);
});

test("a full deck takes no scene, and the oldest of too many decks is deleted", () => {
  for (let i = 0; i < LIMITS.scenes; i++) assert.equal(library.add(SCENE, ""), true);
  assert.equal(library.add(SCENE, ""), false);
  for (let i = 0; i <= LIMITS.decks; i++) library.put(makeDeck(`deck ${i}`, []), []);
  assert.equal(library.all().length, LIMITS.decks);
  assert.equal(library.all()[0].title, "deck 1");
  assert.equal(library.index(), LIMITS.decks - 1);
});

test("a full storage is reported, and the change lasts until the page is closed", () => {
  storage.isFull = true;
  library.put(makeDeck("x", []), [["deck_opened", {}]]);
  assert.deepEqual(names(), ["deck_opened", "store_full"]);
  assert.equal(library.current().title, "x");
});

for (const text of ["{", "[]", '{"khorgos":1}', '{"khorgos":9,"decks":[]}']) {
  test(`decks that cannot be read are set aside: ${text}`, () => {
    storage.setItem(STORE_KEY, text);
    library = open();
    assert.deepEqual(names(), ["store_bad"]);
    assert.equal(storage.getItem(`${STORE_KEY}.unread`), text);
    assert.equal(storage.getItem(STORE_KEY), null);
  });
}

test("unreadable decks stay where they are if there is no space for a copy", () => {
  storage.set(STORE_KEY, "{");
  storage.isFull = true;
  library = open();
  assert.deepEqual(names(), ["store_bad"]);
  assert.equal(storage.getItem(STORE_KEY), "{");
});

test("a browser without storage is reported", () => {
  library = new Library(
    () => {
      throw new Error("denied");
    },
    () => {},
  );
  assert.deepEqual(names(), ["store_none"]);
});

test("the index of the current deck is limited to existing decks", () => {
  storage.set(STORE_KEY, JSON.stringify({ khorgos: 1, current: 99, decks: [makeDeck("a", [])] }));
  assert.equal(open().current().title, "a");
});

test("a reload takes the decks of another tab and clears the history", () => {
  library.add(SCENE, "mine");
  const other = open();
  other.rename("theirs");
  library.reload();
  assert.equal(library.current().title, "theirs");
  assert.equal(library.canUndo(), false);
});
