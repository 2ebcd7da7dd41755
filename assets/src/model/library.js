/* The decks of this browser, and what can be done to them. Every step can be undone. */

import { isObject, LIMITS, makeDeck, makeScene, readDeck } from "./deck.js";

/**
 * @typedef {import("../types.js").Deck} Deck
 * @typedef {import("../types.js").Scene} Scene
 * @typedef {import("../types.js").Message} Message
 * @typedef {{khorgos: number, current: number, decks: Deck[]}} Kept
 * @typedef {Pick<Storage, "getItem" | "setItem" | "removeItem">} Store
 */

export const STORE_KEY = "khorgos.decks";
const UNDO_STEPS = 30;

/** @returns {Kept} */
const empty = () => ({ khorgos: 1, current: 0, decks: [] });

/**
 * What a browser's storage holds. What cannot be read is set aside, never overwritten.
 * @param {() => Store} storage throws where the browser allows none
 * @returns {{kept: Kept, messages: Message[]}}
 */
export function load(storage) {
  let text = null;
  try {
    text = storage().getItem(STORE_KEY);
  } catch {
    return { kept: empty(), messages: [["store_none", {}]] };
  }
  if (text === null) return { kept: empty(), messages: [] };
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
      // no room for a second copy: the first one stays where it is
    }
    return { kept: empty(), messages: [["store_bad", {}]] };
  }
  const messages = [];
  const kept = empty();
  for (const given of value.decks.slice(0, LIMITS.decks)) {
    const { deck, faults } = readDeck(given);
    messages.push(...faults);
    if (deck) kept.decks.push(deck);
  }
  const last = kept.decks.length - 1;
  if (Number.isInteger(value.current)) kept.current = Math.max(0, Math.min(last, value.current));
  return { kept, messages };
}

/** The decks and their history. `onChange` is called after each change and each message. */
export class Library {
  /** @type {Kept} */ #kept;
  /** @type {Message[]} */ #messages;
  /** @type {string[]} JSON of the decks before each step, the last step last */ #history = [];
  /** @type {() => Store} */ #storage;
  /** @type {() => void} */ #onChange;

  /** @param {() => Store} storage @param {() => void} onChange */
  constructor(storage, onChange) {
    this.#storage = storage;
    this.#onChange = onChange;
    const { kept, messages } = load(storage);
    this.#kept = kept;
    this.#messages = messages;
  }

  /** Another tab wrote the store: load it again. Its steps cannot be undone here. */
  reload() {
    const { kept, messages } = load(this.#storage);
    this.#kept = kept;
    this.#messages = messages;
    this.#history.length = 0;
    this.#onChange();
  }

  all() {
    return this.#kept.decks;
  }

  index() {
    return this.#kept.current;
  }

  /** @returns {Deck | null} the deck in hand */
  current() {
    return this.#kept.decks[this.#kept.current] ?? null;
  }

  messages() {
    return this.#messages;
  }

  /** @param {Message[]} messages replace those before */
  say(messages) {
    this.#messages = [...messages];
    this.#onChange();
  }

  /**
   * Add a deck and take it in hand; the oldest goes where there are too many.
   * @param {Deck} deck
   * @param {Message[]} messages
   */
  put(deck, messages) {
    this.#step((next) => {
      next.decks.push(structuredClone(deck));
      if (next.decks.length > LIMITS.decks) next.decks.shift();
      next.current = next.decks.length - 1;
    });
    this.say([...messages, ...this.#messages]); // the store may be full
  }

  /** @param {number} index */
  choose(index) {
    this.#step((next) => {
      if (next.decks[index]) next.current = index;
    });
  }

  /** Delete the deck in hand. */
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
   * Add a scene to the deck in hand, or to a new one.
   * @param {Scene} scene
   * @param {string} title of a new deck
   * @returns {boolean} false where the deck is full
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
    this.#kept = JSON.parse(before);
    this.#messages = [];
    this.#write();
  }

  /** @param {(deck: Deck) => void} change of the deck in hand */
  #edit(change) {
    this.#step((next) => {
      if (next.decks[next.current]) change(next.decks[next.current]);
    });
  }

  /** @param {(next: Kept) => void} change */
  #step(change) {
    const before = JSON.stringify(this.#kept);
    const next = structuredClone(this.#kept);
    change(next);
    if (JSON.stringify(next) === before) return;
    this.#history.push(before);
    if (this.#history.length > UNDO_STEPS) this.#history.shift();
    this.#kept = next;
    this.#messages = [];
    this.#write();
  }

  #write() {
    try {
      this.#storage().setItem(STORE_KEY, JSON.stringify(this.#kept));
    } catch {
      this.#messages.push(["store_full", {}]);
    }
    this.#onChange();
  }
}
