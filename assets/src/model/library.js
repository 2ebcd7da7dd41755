/* The decks stored in this browser, and the operations on them, which can be undone. */

import { isObject, LIMITS, makeDeck, makeScene, readDeck } from "./deck.js";

/**
 * @typedef {import("../types.js").Deck} Deck
 * @typedef {import("../types.js").Scene} Scene
 * @typedef {import("../types.js").Message} Message
 * @typedef {{khorgos: number, current: number, decks: Deck[]}} Stored
 * @typedef {Pick<Storage, "getItem" | "setItem" | "removeItem">} Store
 */

export const STORE_KEY = "khorgos.decks";
const UNDO_STEPS = 30;

/** @returns {Stored} */
const empty = () => ({ khorgos: 1, current: 0, decks: [] });

/**
 * Load the decks from the browser's storage. A text that cannot be read is moved to another key.
 * @param {() => Store} storage throws if the browser allows no storage
 * @returns {{stored: Stored, messages: Message[]}}
 */
export function load(storage) {
  let text = null;
  try {
    text = storage().getItem(STORE_KEY);
  } catch {
    return { stored: empty(), messages: [["store_none", {}]] };
  }
  if (text === null) return { stored: empty(), messages: [] };
  let value = null;
  try {
    value = text.length > 4 * LIMITS.text ? null : JSON.parse(text);
  } catch {
    // not JSON: the message below says so
  }
  if (!isObject(value) || value.khorgos !== 1 || !Array.isArray(value.decks)) {
    try {
      storage().setItem(`${STORE_KEY}.unread`, text);
      storage().removeItem(STORE_KEY);
    } catch {
      // no space for a copy: the text stays where it is
    }
    return { stored: empty(), messages: [["store_bad", {}]] };
  }
  const messages = [];
  const stored = empty();
  for (const item of value.decks.slice(0, LIMITS.decks)) {
    const { deck, faults } = readDeck(item);
    messages.push(...faults);
    if (deck) stored.decks.push(deck);
  }
  const last = stored.decks.length - 1;
  if (Number.isInteger(value.current)) stored.current = Math.max(0, Math.min(last, value.current));
  return { stored, messages };
}

/** The decks and their history. `onChange` is called after each change and each message. */
export class Library {
  /** @type {Stored} */ #stored;
  /** @type {Message[]} */ #messages;
  /** @type {string[]} JSON of the decks before each step, the oldest first */ #history = [];
  /** @type {() => Store} */ #storage;
  /** @type {() => void} */ #onChange;

  /** @param {() => Store} storage @param {() => void} onChange */
  constructor(storage, onChange) {
    this.#storage = storage;
    this.#onChange = onChange;
    const { stored, messages } = load(storage);
    this.#stored = stored;
    this.#messages = messages;
  }

  /** Another tab wrote the store: load it again. Its steps cannot be undone here. */
  reload() {
    const { stored, messages } = load(this.#storage);
    this.#stored = stored;
    this.#messages = messages;
    this.#history.length = 0;
    this.#onChange();
  }

  all() {
    return this.#stored.decks;
  }

  index() {
    return this.#stored.current;
  }

  /** @returns {Deck | null} the current deck */
  current() {
    return this.#stored.decks[this.#stored.current] ?? null;
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
   * Add a deck and make it the current one; if there are too many, the oldest is deleted.
   * @param {Deck} deck
   * @param {Message[]} messages
   */
  put(deck, messages) {
    this.#step((next) => {
      next.decks.push(structuredClone(deck));
      if (next.decks.length > LIMITS.decks) next.decks.shift();
      next.current = next.decks.length - 1;
    });
    this.say([...messages, ...this.#messages]); // #messages may say that the storage is full
  }

  /** @param {number} index */
  choose(index) {
    this.#step((next) => {
      if (next.decks[index]) next.current = index;
    });
  }

  /** Delete the current deck. */
  drop() {
    this.#step((next) => {
      next.decks.splice(next.current, 1);
      next.current = Math.max(0, Math.min(next.current, next.decks.length - 1));
    });
  }

  /** @param {string} title */
  rename(title) {
    this.#edit((deck) => {
      deck.title = makeDeck(title, []).title;
    });
  }

  /**
   * Add a scene to the current deck, or to a new one if there is none.
   * @param {Scene} scene
   * @param {string} title of a new deck
   * @returns {boolean} false if the deck is full
   */
  add(scene, title) {
    if ((this.current()?.scenes.length ?? 0) >= LIMITS.scenes) return false;
    this.#step((next) => {
      if (!next.decks[next.current]) {
        next.decks.push(makeDeck(title, []));
        next.current = next.decks.length - 1;
      }
      next.decks[next.current].scenes.push(structuredClone(scene));
    });
    return true;
  }

  /** @param {number} index @param {Partial<Scene>} changes */
  edit(index, changes) {
    this.#edit((deck) => {
      if (!deck.scenes[index]) return; // deleted meanwhile, here or in another tab
      const { address, title, note } = { ...deck.scenes[index], ...changes };
      deck.scenes[index] = makeScene(address, title, note);
    });
  }

  /** @param {number} index @param {number} by */
  move(index, by) {
    this.#edit(({ scenes }) => {
      if (!scenes[index + by]) return;
      [scenes[index], scenes[index + by]] = [scenes[index + by], scenes[index]];
    });
  }

  /** @param {number} index */
  remove(index) {
    this.#edit((deck) => {
      deck.scenes.splice(index, 1);
    });
  }

  canUndo() {
    return this.#history.length > 0;
  }

  undo() {
    const before = this.#history.pop();
    if (before === undefined) return;
    this.#stored = JSON.parse(before);
    this.#messages = [];
    this.#write();
  }

  /** @param {(deck: Deck) => void} change is applied to the current deck */
  #edit(change) {
    this.#step((next) => {
      if (next.decks[next.current]) change(next.decks[next.current]);
    });
  }

  /** @param {(next: Stored) => void} change */
  #step(change) {
    const before = JSON.stringify(this.#stored);
    const next = structuredClone(this.#stored);
    change(next);
    if (JSON.stringify(next) === before) return;
    this.#history.push(before);
    if (this.#history.length > UNDO_STEPS) this.#history.shift();
    this.#stored = next;
    this.#messages = [];
    this.#write();
  }

  #write() {
    try {
      this.#storage().setItem(STORE_KEY, JSON.stringify(this.#stored));
    } catch {
      this.#messages.push(["store_full", {}]);
    }
    this.#onChange();
  }
}
