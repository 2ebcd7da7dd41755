import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { bare, LIMITS, makeDeck, makeScene } from "../../../assets/src/model/deck.js";
import { Library } from "../../../assets/src/model/library.js";
import { STORE_KEY } from "../../../assets/src/model/store.js";

/** A stand-in for the browser's localStorage. */
class FakeStorage extends Map {
  isFull = false;
  getItem(name) {
    return this.get(name) ?? null;
  }
  setItem(name, text) {
    if (this.isFull) throw Object.assign(new Error("full"), { name: "QuotaExceededError" });
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
const titles = (deck = library.current()) => deck.scenes.map(({ title }) => title);
const idOf = (title) => library.current().scenes.find((scene) => scene.title === title).id;
const names = () => library.messages().map(([name]) => name);

beforeEach(() => {
  storage = new FakeStorage();
  changes = 0;
  library = open();
});

test("a scene without a deck makes a new one, which is stored", () => {
  assert.equal(library.current(), null);
  assert.equal(library.add(SCENE, "My deck").title, "Share");
  assert.deepEqual(bare(open().current()), makeDeck("My deck", [SCENE]));
  assert.deepEqual(open().current(), library.current());
  assert.equal(changes, 1);
});

test("every step can be undone, one after the other", () => {
  library.add(SCENE, "My deck");
  library.rename(library.current().id, "Monday");
  library.edit(idOf("Share"), { title: "First" });
  library.add(makeScene("/ledgers", "Two"), "");
  library.move(idOf("Two"), -1);
  assert.deepEqual(titles(), ["Two", "First"]);
  library.remove(idOf("Two"));
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
  library.rename(library.current().id, "My deck");
  library.rename("no such deck", "x");
  library.move(idOf("Share"), -1);
  library.remove("no such scene");
  library.choose(9);
  assert.equal(changes, before);
});

test("without a current deck, operations on it do nothing", () => {
  library.rename("", "x");
  library.move("", 1);
  library.remove("");
  library.drop();
  assert.equal(library.canUndo(), false);
});

test("a full deck takes no scene, and no deck is deleted to make room for another", () => {
  for (let i = 0; i < LIMITS.scenes; i++) library.add(SCENE, "");
  assert.equal(library.add(SCENE, ""), null);
  for (let i = 1; i < LIMITS.decks; i++) {
    assert.equal(library.put(makeDeck(`deck ${i}`, []), []), true);
  }
  assert.equal(library.put(makeDeck("one too many", []), []), false);
  assert.deepEqual(names(), ["decks_full"]);
  assert.equal(library.all().length, LIMITS.decks);
  assert.equal(library.all()[0].scenes.length, LIMITS.scenes);
});

test("the same deck is opened, not added again", () => {
  const deck = makeDeck("Talk", [SCENE]);
  library.put(deck, []);
  library.put(makeDeck("Other", [SCENE]), []);
  assert.equal(library.has(deck), true);
  library.put(deck, [["deck_opened", {}]]);
  assert.equal(library.all().length, 2);
  assert.equal(library.current().title, "Talk");
  assert.deepEqual(names(), ["deck_opened"]);
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

test("unreadable decks are not overwritten while there is no space for a copy", () => {
  storage.set(STORE_KEY, "{");
  storage.isFull = true;
  library = open();
  assert.deepEqual(names(), ["store_stuck"]);
  library.add(SCENE, "new");
  assert.deepEqual(names(), ["store_stuck"]);
  assert.equal(storage.getItem(STORE_KEY), "{");
  storage.isFull = false;
  library.add(SCENE, "");
  assert.equal(storage.getItem(`${STORE_KEY}.unread`), "{");
  assert.equal(storedDecks().decks[0].scenes.length, 2);
});

test("what is set aside does not replace what was set aside before", () => {
  for (const text of ["{", "[", "{"]) {
    storage.setItem(STORE_KEY, text);
    library = open();
  }
  assert.equal(storage.getItem(`${STORE_KEY}.unread`), "{");
  assert.equal(storage.getItem(`${STORE_KEY}.unread.2`), "[");
});

test("if a part cannot be read, the rest is kept and a copy of all is set aside", () => {
  const decks = [makeDeck("good", [SCENE]), 7, { khorgos: 1, title: "half", scenes: [SCENE, 8] }];
  const text = JSON.stringify({ khorgos: 1, current: 0, decks });
  storage.setItem(STORE_KEY, text);
  library = open();
  assert.deepEqual(names(), ["store_part", "deck_none", "scene_bad"]);
  assert.deepEqual(
    library.all().map((deck) => deck.title),
    ["good", "half"],
  );
  library.add(SCENE, "");
  assert.equal(storage.getItem(`${STORE_KEY}.unread`), text);
});

test("many long decks are read again", () => {
  const scene = makeScene(`/?q=${"x".repeat(1900)}`, "t".repeat(160), "n".repeat(1000));
  for (let i = 0; i < LIMITS.decks; i++) {
    library.put(makeDeck(`deck ${i}`, Array(LIMITS.scenes).fill(scene)), []);
  }
  assert.deepEqual(open().all(), library.all());
});

test("a browser without storage is reported", () => {
  library = new Library(
    () => {
      throw new Error("denied");
    },
    () => {},
  );
  assert.deepEqual(names(), ["store_denied"]);
  library.add(SCENE, "My deck");
  assert.deepEqual(names(), ["store_denied"]);
  assert.deepEqual(titles(), ["Share"]);
});

test("the index of the current deck is limited to existing decks", () => {
  storage.set(STORE_KEY, JSON.stringify({ khorgos: 1, current: 99, decks: [makeDeck("a", [])] }));
  assert.equal(open().current().title, "a");
});

test("a reload takes the decks of another tab and clears the history", () => {
  library.add(SCENE, "mine");
  const other = open();
  other.rename(other.current().id, "theirs");
  library.reload();
  assert.equal(library.current().title, "theirs");
  assert.equal(library.canUndo(), false);
});

test("two tabs change the same deck, each before it hears of the other", () => {
  library.add(SCENE, "mine");
  library.add(makeScene("/ledgers", "Two"), "");
  const other = open();
  other.move(idOf("Two"), -1);
  library.edit(idOf("Two"), { note: "typed meanwhile" });
  other.add(makeScene("/", "Three"), "");
  assert.deepEqual(titles(other.current()), ["Two", "Share", "Three"]);
  assert.equal(other.current().scenes[0].note, "typed meanwhile");
});

test("a text for a scene that another tab deleted is returned", () => {
  library.add(SCENE, "mine");
  const id = idOf("Share");
  open().remove(id);
  library.edit(id, { note: "not lost" });
  assert.deepEqual(library.messages(), [["scene_gone", { text: "not lost" }]]);
});

test("another tab's choice of a deck does not change this tab's", () => {
  library.put(makeDeck("a", []), []);
  library.put(makeDeck("b", []), []);
  open().choose(0);
  library.reload();
  assert.equal(library.current().title, "b");
});

test("decks that could not be stored survive a change of another tab", () => {
  library.put(makeDeck("a", [SCENE]), []);
  const other = open();
  storage.isFull = true;
  library.put(makeDeck("only here", [SCENE]), []);
  storage.isFull = false;
  other.rename(other.current().id, "theirs");
  library.reload();
  assert.deepEqual(
    library.all().map((deck) => deck.title),
    ["theirs", "only here"],
  );
  assert.equal(library.current().title, "only here");
});

test("decks of an earlier version have the same ids in each tab", () => {
  storage.setItem(
    STORE_KEY,
    JSON.stringify({ khorgos: 1, current: 0, decks: [makeDeck("old", [SCENE, SCENE])] }),
  );
  assert.deepEqual(open().all(), open().all());
  assert.equal(
    new Set(
      open()
        .current()
        .scenes.map(({ id }) => id),
    ).size,
    2,
  );
});
