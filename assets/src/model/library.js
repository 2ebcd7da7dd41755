/* The decks stored in this browser, and the operations on them, which can be undone. Decks and
   scenes are found by id, because another tab may move or delete them at any time. */

import { bare, LIMITS, makeDeck, makeScene } from "./deck.js";
import { load, newId, STORE_KEY, setAside, storageMessage } from "./store.js";

/**
 * @typedef {import("../types.js").Deck} Deck
 * @typedef {import("../types.js").KeptDeck} KeptDeck
 * @typedef {import("../types.js").KeptScene} KeptScene
 * @typedef {import("../types.js").Scene} Scene
 * @typedef {import("../types.js").Message} Message
 * @typedef {import("./store.js").Store} Store
 * @typedef {import("./store.js").Stored} Stored
 */

const UNDO_STEPS = 30;

/** @param {Deck} deck what files and links have of a deck */
const contentOf = (deck) => JSON.stringify(bare(deck));

/** @param {Scene} scene @returns {KeptScene} */
const keptScene = ({ address, title, note }) => ({ address, title, note, id: newId() });

/** @param {Deck} deck @returns {KeptDeck} */
const keptDeck = (deck) => ({ ...bare(deck), id: newId(), scenes: deck.scenes.map(keptScene) });

/** The decks and their history. `onChange` is called after each change and each message. */
export class Library {
  /** @type {Stored} */ #stored;
  /** @type {Message[]} */ #messages;
  /** @type {string[]} JSON of the decks before each step, the oldest first */ #history = [];
  /** @type {() => Store} */ #storage;
  /** @type {() => void} */ #onChange;
  /** @type {string | null} the text in the storage when it was last read or written */ #seen;
  /** The text in the storage could be neither read nor copied. */ #isStuck;
  /** @type {Set<string>} contents of the decks in the storage when it was last read or written */
  #saved;

  /** @param {() => Store} storage @param {() => void} onChange */
  constructor(storage, onChange) {
    this.#storage = storage;
    this.#onChange = onChange;
    const { stored, messages, text, stuck } = load(storage);
    this.#stored = stored;
    this.#messages = messages;
    this.#seen = text;
    this.#saved = new Set(stored.decks.map(contentOf));
    this.#isStuck = stuck;
  }

  /** Another tab wrote the store: load it again. Its steps cannot be undone here. */
  reload() {
    if (this.#takeOver()) this.#onChange();
  }

  /** @returns {readonly KeptDeck[]} */
  all() {
    return this.#stored.decks;
  }

  index() {
    return this.#stored.current;
  }

  /** @returns {KeptDeck | null} the current deck */
  current() {
    return this.#stored.decks[this.#stored.current] ?? null;
  }

  /** @param {string | undefined} id @returns {KeptDeck | null} */
  deck(id) {
    return this.#stored.decks.find((deck) => deck.id === id) ?? null;
  }

  isFull() {
    return this.#stored.decks.length >= LIMITS.decks;
  }

  /** Is the same deck stored already? @param {Deck} deck */
  has(deck) {
    return this.#stored.decks.some((kept) => contentOf(kept) === contentOf(deck));
  }

  messages() {
    return this.#messages;
  }

  /** @param {Message[]} messages replace the previous ones */
  say(messages) {
    this.#messages = [...messages];
    this.#onChange();
  }

  /**
   * Add a deck and make it the current one; the same deck is not added twice.
   * @param {Deck} deck
   * @param {Message[]} messages
   * @returns {boolean} false if there are too many decks: nothing is deleted to make room
   */
  put(deck, messages) {
    this.#takeOver();
    const same = this.#stored.decks.findIndex((kept) => contentOf(kept) === contentOf(deck));
    if (same < 0 && this.isFull()) {
      this.say([["decks_full", { count: LIMITS.decks }]]);
      return false;
    }
    this.#step((next) => {
      if (same < 0) next.decks.push(keptDeck(deck));
      next.current = same < 0 ? next.decks.length - 1 : same;
    });
    const storage = this.#messages.filter(([name]) => name.startsWith("store_"));
    this.say([...messages, ...storage]);
    return true;
  }

  /** @param {number} index */
  choose(index) {
    const id = this.#stored.decks[index]?.id;
    this.#step((next) => {
      const now = next.decks.findIndex((deck) => deck.id === id);
      if (now >= 0) next.current = now;
    });
  }

  /** Delete the current deck. */
  drop() {
    const id = this.current()?.id;
    this.#step((next) => {
      const index = next.decks.findIndex((deck) => deck.id === id);
      if (index < 0) return;
      next.decks.splice(index, 1);
      next.current = Math.max(0, Math.min(next.current, next.decks.length - 1));
    });
  }

  /** @param {string} id @param {string} title */
  rename(id, title) {
    this.#step((next) => {
      const deck = next.decks.find((candidate) => candidate.id === id);
      if (deck) deck.title = makeDeck(title, []).title;
    });
  }

  /**
   * Add a scene to the current deck, or to a new one if there is none.
   * @param {Scene} scene
   * @param {string} title of a new deck
   * @returns {KeptScene | null} null if the deck is full
   */
  add(scene, title) {
    this.#takeOver();
    if ((this.current()?.scenes.length ?? 0) >= LIMITS.scenes) return null;
    const added = keptScene(scene);
    this.#step((next) => {
      if (!next.decks[next.current]) {
        next.decks.push(keptDeck(makeDeck(title, [])));
        next.current = next.decks.length - 1;
      }
      next.decks[next.current].scenes.push(added);
    });
    return added;
  }

  /**
   * Change title or note of a scene. If it was deleted meanwhile, the text is returned in a message.
   * @param {string} id
   * @param {{title?: string, note?: string}} changes
   */
  edit(id, changes) {
    let isThere = false;
    this.#step((next) => {
      for (const { scenes } of next.decks) {
        const index = scenes.findIndex((scene) => scene.id === id);
        if (index < 0) continue;
        isThere = true;
        const { address, title, note } = { ...scenes[index], ...changes };
        scenes[index] = { ...makeScene(address, title, note), id };
      }
    });
    const text = changes.note ?? changes.title;
    if (!isThere && text) this.say([["scene_gone", { text }]]);
  }

  /** @param {string} id @param {number} by */
  move(id, by) {
    this.#inScenes(id, (scenes, index) => {
      if (!scenes[index + by]) return;
      [scenes[index], scenes[index + by]] = [scenes[index + by], scenes[index]];
    });
  }

  /** @param {string} id */
  remove(id) {
    this.#inScenes(id, (scenes, index) => scenes.splice(index, 1));
  }

  canUndo() {
    return this.#history.length > 0;
  }

  undo() {
    this.#takeOver(); // it clears the history if another tab wrote
    const before = this.#history.pop();
    if (before !== undefined) {
      this.#stored = JSON.parse(before);
      this.#messages = [];
      this.#write();
    }
    this.#onChange();
  }

  /**
   * @param {string} id of a scene
   * @param {(scenes: KeptScene[], index: number) => void} change
   */
  #inScenes(id, change) {
    this.#step((next) => {
      for (const { scenes } of next.decks) {
        const index = scenes.findIndex((scene) => scene.id === id);
        if (index >= 0) change(scenes, index);
      }
    });
  }

  /**
   * Read the storage if another tab has written it since. The current deck stays the current one,
   * and decks that could not be stored here are kept.
   * @returns {boolean} has it changed?
   */
  #takeOver() {
    try {
      if (this.#isStuck || this.#storage().getItem(STORE_KEY) === this.#seen) return false;
    } catch {
      return false; // no storage, so no other tab has it either
    }
    const { stored, messages, text, stuck } = load(this.#storage);
    const id = this.current()?.id;
    const unsaved = this.#stored.decks.filter((deck) => !this.#saved.has(contentOf(deck)));
    this.#saved = new Set(stored.decks.map(contentOf));
    const ids = new Set(stored.decks.map((deck) => deck.id));
    for (const deck of unsaved.filter((mine) => !this.#saved.has(contentOf(mine)))) {
      stored.decks.push(ids.has(deck.id) ? keptDeck(deck) : deck);
    }
    const now = stored.decks.findIndex((deck) => deck.id === id);
    this.#stored = now < 0 ? stored : { ...stored, current: now };
    this.#messages = messages;
    this.#seen = text;
    this.#isStuck = stuck;
    this.#history.length = 0;
    return true;
  }

  /** @param {(next: Stored) => void} change */
  #step(change) {
    const isOther = this.#takeOver();
    const before = JSON.stringify(this.#stored);
    const next = structuredClone(this.#stored);
    change(next);
    if (JSON.stringify(next) === before) {
      if (isOther) this.#onChange();
      return;
    }
    this.#history.push(before);
    if (this.#history.length > UNDO_STEPS) this.#history.shift();
    this.#stored = next;
    this.#messages = [];
    this.#write();
    this.#onChange();
  }

  /** Store the decks, or say why they could not be stored; they last until the page is closed. */
  #write() {
    const text = JSON.stringify(this.#stored);
    try {
      const storage = this.#storage();
      if (this.#isStuck) this.#isStuck = !setAside(storage, storage.getItem(STORE_KEY) ?? "");
      if (this.#isStuck) {
        this.#messages.push(["store_stuck", {}]);
        return;
      }
      storage.setItem(STORE_KEY, text);
      this.#seen = text;
      this.#saved = new Set(this.#stored.decks.map(contentOf));
    } catch (fault) {
      this.#messages.push([storageMessage(fault), {}]);
    }
  }
}
