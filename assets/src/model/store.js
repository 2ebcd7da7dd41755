/* The decks in the browser's storage: read, and set aside where they cannot be read. */

import { isObject, readDeck } from "./deck.js";

/**
 * @typedef {import("../types.js").KeptDeck} KeptDeck
 * @typedef {import("../types.js").Message} Message
 * @typedef {{khorgos: number, current: number, decks: KeptDeck[]}} Stored
 * @typedef {Pick<Storage, "getItem" | "setItem" | "removeItem">} Store
 * @typedef {{stored: Stored, messages: Message[], text: string | null, stuck: boolean}} Loaded
 *   `text` is what the storage has; `stuck`: it could be neither read nor copied, so it must not be
 *   overwritten
 */

export const STORE_KEY = "khorgos.decks";
/** Most unreadable texts that are set aside. */
const MOST_ASIDE = 9;

/** @returns {Stored} */
const empty = () => ({ khorgos: 1, current: 0, decks: [] });

/** @returns {string} an id that no other deck or scene has */
export function newId() {
  // not randomUUID: browsers have it only over https
  const [high, low] = crypto.getRandomValues(new Uint32Array(2));
  return high.toString(36) + low.toString(36);
}

/**
 * Does the browser have no space left, or does it allow no storage at all?
 * @param {unknown} fault that the storage threw
 * @returns {string} name of the message
 */
export function storageMessage(fault) {
  const { name, code } = /** @type {{name?: string, code?: number}} */ (fault ?? {});
  const isFull = /quota/i.test(name ?? "") || code === 22;
  return isFull ? "store_full" : "store_denied";
}

/**
 * Copy a text that cannot be read to a key of its own.
 * @param {Store} storage
 * @param {string} text
 * @returns {boolean} false if there is no space
 */
export function setAside(storage, text) {
  for (let number = 1; number <= MOST_ASIDE; number++) {
    const key = `${STORE_KEY}.unread${number > 1 ? `.${number}` : ""}`;
    const there = storage.getItem(key);
    if (there === text) return true;
    if (there !== null) continue;
    try {
      storage.setItem(key, text);
      return true;
    } catch {
      return false;
    }
  }
  return false;
}

/** @param {string} text @returns {Record<string, any> | null} null if it is no list of decks */
function parse(text) {
  try {
    const value = JSON.parse(text);
    return isObject(value) && value.khorgos === 1 && Array.isArray(value.decks) ? value : null;
  } catch {
    return null; // not JSON
  }
}

/**
 * Decks of earlier versions have no ids. Those made from positions are the same in each tab.
 * @param {import("../types.js").Deck} deck
 * @param {number} position
 * @returns {KeptDeck}
 */
const withIds = (deck, position) => ({
  ...deck,
  id: deck.id ?? `d${position}`,
  scenes: deck.scenes.map((scene, index) => ({
    ...scene,
    id: scene.id ?? `s${position}.${index}`,
  })),
});

/**
 * Load the decks. What cannot be read is set aside as a whole before anything is overwritten.
 * @param {() => Store} storage throws if the browser allows no storage
 * @returns {Loaded}
 */
export function load(storage) {
  let text = null;
  try {
    text = storage().getItem(STORE_KEY);
  } catch (fault) {
    const message = storageMessage(fault);
    return { stored: empty(), messages: [[message, {}]], text: null, stuck: false };
  }
  if (text === null) return { stored: empty(), messages: [], text, stuck: false };
  const value = parse(text);
  const stored = empty();
  /** @type {Message[]} */
  const faults = [];
  let isPartly = !value;
  for (const [position, item] of (value?.decks ?? []).entries()) {
    const reading = readDeck(item);
    faults.push(...reading.faults);
    if (reading.deck) stored.decks.push(withIds(reading.deck, position));
    if (!reading.deck || reading.faults.length) isPartly = true;
  }
  if (!isPartly)
    return {
      stored: { ...stored, current: place(value, stored) },
      messages: [],
      text,
      stuck: false,
    };
  const isAside = setAside(storage(), text);
  const summary = value ? "store_part" : "store_bad";
  stored.current = place(value, stored);
  if (isAside && !value) storage().removeItem(STORE_KEY);
  return {
    stored,
    messages: [[isAside ? summary : "store_stuck", {}], ...faults],
    text: isAside && !value ? null : text,
    stuck: !isAside,
  };
}

/** @param {Record<string, any> | null} value @param {Stored} stored @returns {number} */
function place(value, stored) {
  const last = stored.decks.length - 1;
  return Number.isInteger(value?.current) ? Math.max(0, Math.min(last, value?.current)) : 0;
}
