/* A deck of scenes as data: checked when it is read, and written into a link or a file
   (docs/presenting.md describes the format). */

/**
 * @typedef {import("../types.js").Deck} Deck
 * @typedef {import("../types.js").Scene} Scene
 * @typedef {import("../types.js").Message} Message
 * @typedef {{deck: Deck | null, faults: Message[]}} Reading `faults` lists what could not be
 *   read; `deck` is null if nothing could
 */

const VERSION = 1;
/** Limits: counts, and lengths in UTF-16 units. */
export const LIMITS = {
  decks: 20,
  scenes: 40,
  title: 160,
  note: 1000,
  address: 2000,
  text: 262144,
  link: 24000,
};
/** Control characters, invisible characters, and those that change the direction of writing. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: it must match them
const INVISIBLE = /[\u0000-\u001f\u007f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]+/g;
/** A path of this site; `//host` and `/\host` lead to another one. */
const OURS = /^\/(?![/\\])/;
/** Addresses are parsed against a host that does not exist; a URL with another host is not ours. */
const BASE = "https://khorgos.invalid";

/** @param {unknown} value @returns {value is Record<string, any>} */
export const isObject = (value) =>
  Boolean(value) && typeof value === "object" && !Array.isArray(value);

/** @param {unknown} value @param {number} most */
const lineOf = (value, most) =>
  typeof value === "string" ? value.replace(INVISIBLE, " ").trim().slice(0, most) : "";

/** @param {string} name @param {Record<string, unknown>} [values] @returns {Reading} */
const unread = (name, values = {}) => ({ deck: null, faults: [[name, values]] });

/**
 * The path and query of a scene; empty text if the value is not an address of this site.
 * @param {unknown} value
 */
function addressOf(value) {
  if (typeof value !== "string" || value.length > LIMITS.address || !OURS.test(value)) return "";
  let url;
  try {
    url = new URL(value, BASE);
  } catch {
    return "";
  }
  // parsing re-encodes letters and resolves `/./`, so check the length and the start again
  const address = url.pathname + url.search;
  const ours = url.origin === BASE && OURS.test(address) && address.length <= LIMITS.address;
  return ours ? address : "";
}

/**
 * @param {unknown} [address]
 * @param {unknown} [title]
 * @param {unknown} [note]
 * @returns {Scene} its address is empty if `address` is not one of this site
 */
export const makeScene = (address, title, note) => ({
  address: addressOf(address),
  title: lineOf(title, LIMITS.title),
  note: lineOf(note, LIMITS.note),
});

/** @param {unknown} title @param {Scene[]} scenes @returns {Deck} */
export const makeDeck = (title, scenes) => ({
  khorgos: VERSION,
  title: lineOf(title, LIMITS.title),
  scenes,
});

/** Ids of decks and scenes in the store of a browser. */
const ID = /^[\w.]{1,40}$/;

/** @param {any} item @returns {{id?: string}} its id, if it has one */
const idOf = (item) => (typeof item.id === "string" && ID.test(item.id) ? { id: item.id } : {});

/**
 * A deck as files and links have it: without the ids of the store.
 * @param {Deck} deck
 * @returns {Deck}
 */
export const bare = ({ khorgos, title, scenes }) => ({
  khorgos,
  title,
  scenes: scenes.map(({ address, title: name, note }) => ({ address, title: name, note })),
});

/**
 * Read a deck from any value. Ids are kept; a deck that is added to the store gets new ones.
 * @param {unknown} value
 * @returns {Reading}
 */
export function readDeck(value) {
  if (
    !isObject(value) ||
    !Number.isInteger(value.khorgos) ||
    value.khorgos < 1 ||
    !Array.isArray(value.scenes)
  ) {
    return unread("deck_none");
  }
  if (value.khorgos > VERSION) return unread("deck_newer", { version: value.khorgos });
  /** @type {Message[]} */
  const faults = [];
  /** @type {Scene[]} */
  const scenes = [];
  value.scenes
    .slice(0, LIMITS.scenes)
    .forEach((/** @type {unknown} */ item, /** @type {number} */ index) => {
      const scene = isObject(item) ? makeScene(item.address, item.title, item.note) : makeScene();
      if (scene.address) scenes.push({ ...scene, ...idOf(item) });
      else faults.push(["scene_bad", { number: index + 1 }]);
    });
  if (value.scenes.length > LIMITS.scenes) faults.push(["deck_long", { count: LIMITS.scenes }]);
  return { deck: { ...makeDeck(value.title, scenes), ...idOf(value) }, faults };
}

/**
 * Read a deck from the text of a file.
 * @param {string} text
 * @returns {Reading}
 */
export function readText(text) {
  if (text.length > LIMITS.text) return tooLarge();
  try {
    return readDeck(JSON.parse(text));
  } catch {
    return unread("deck_none"); // not JSON, or nested too deep
  }
}

/** The result for a text that is too large to be read. @returns {Reading} */
export const tooLarge = () => unread("deck_large");

/**
 * Encode a deck for the part of a link after `#deck=`: JSON as UTF-8 in base64url.
 * @param {Deck} deck
 */
export function encode(deck) {
  const bytes = new TextEncoder().encode(JSON.stringify(bare(deck)));
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

/**
 * Read a deck from the part of a link after `#deck=`.
 * @param {string} code
 * @returns {Reading}
 */
export function decode(code) {
  if (code.length > LIMITS.link) return tooLarge();
  try {
    const binary = atob(code.replace(/-/g, "+").replace(/_/g, "/"));
    const bytes = Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
    return readText(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return unread("deck_none");
  }
}
