/* Import and export of decks: links, files, print, and ready-made decks. */

import { layOutForPrint } from "../export/paper.js";
import { saveDeck, saveTakeaway } from "../export/takeaway.js";
import { addressOf, setParameter } from "../model/address.js";
import { decode, encode, LIMITS, readDeck, readText, tooLarge } from "../model/deck.js";
import { copyText } from "../page/clipboard.js";
import { replaceAddress } from "../page/places.js";
import { fetchAddress } from "../page/request.js";
import { hereAddress, origin } from "../page/site.js";
import { frame, shown } from "../page/state.js";
import { decks } from "./decks.js";

/**
 * @typedef {import("../types.js").Deck} Deck
 * @typedef {import("../types.js").Message} Message
 * @typedef {import("../model/deck.js").Reading} Reading
 */

/** @param {Deck} deck */
export async function copyDeckLink(deck) {
  const code = encode(deck);
  if (code.length > LIMITS.link) {
    decks.say([["link_long", {}]]);
    return;
  }
  const copied = await copyText(`${origin()}/#deck=${code}`);
  decks.say([[copied ? "link_copied" : "not_allowed", {}]]);
}

/** @param {Deck} deck */
export function saveDeckFile(deck) {
  decks.say([["taken", { name: saveDeck(deck) }]]);
}

/** @param {Deck} deck @param {boolean} withNotes */
export async function takeAway(deck, withNotes) {
  decks.say(await saveTakeaway(deck, withNotes));
}

/** @param {Deck} deck @param {boolean} withNotes */
export async function printDeck(deck, withNotes) {
  decks.say(await layOutForPrint(deck, withNotes));
  window.print();
}

/** @param {File} file @returns {Promise<Reading>} */
export const readFile = async (file) =>
  file.size > LIMITS.text ? tooLarge() : readText(await file.text());

/**
 * Read the deck in the address bar and remove it from there; null if there is none.
 * @returns {Reading | null}
 */
export function takeDeckFromAddress() {
  const code = location.hash.match(/^#deck=(.*)$/)?.[1];
  if (code === undefined) return null;
  replaceAddress(hereAddress());
  return decode(code);
}

/** Read a ready-made deck; its scenes get the language of the current page. @param {Deck} deck */
export function readReadyDeck(deck) {
  const lang = shown()?.state.lang;
  const scenes = deck.scenes.map((scene) => {
    const url = new URL(scene.address, location.origin);
    setParameter(url, "lang", lang, frame());
    return { ...scene, address: addressOf(url) };
  });
  return readDeck({ ...deck, scenes });
}

/**
 * Request each scene from the server: its address becomes canonical, and its notices are faults.
 * @param {Deck} deck
 * @returns {Promise<{deck: Deck, faults: Message[]}>}
 */
async function check(deck) {
  /** @type {{number: number, message: Message}[]} */
  const faults = [];
  const scenes = await Promise.all(
    deck.scenes.map(async (scene, index) => {
      const number = index + 1;
      try {
        const { notices, address } = await fetchAddress(scene.address, { scene: true });
        for (const why of notices) {
          faults.push({ number, message: ["scene_told", { number, why }] });
        }
        return { ...scene, address };
      } catch {
        faults.push({ number, message: ["scene_unchecked", { number }] });
        return scene;
      }
    }),
  );
  faults.sort((a, b) => a.number - b.number);
  return { deck: { ...deck, scenes }, faults: faults.map(({ message }) => message) };
}

/** A deck that was read and waits for the reader's consent, and what is told about it.
 *  @type {{deck: Deck, messages: Message[]} | null} */
let waiting = null;

export const deckInWaiting = () => waiting?.deck ?? null;

/** Add the deck that waits; if there is no room for it, it goes on waiting. */
export function acceptDeck() {
  if (waiting && decks.put(waiting.deck, waiting.messages)) {
    waiting = null;
    decks.say(decks.messages());
  }
}

export function refuseDeck() {
  waiting = null;
  decks.say([]);
}

/**
 * Check a deck that was read and make it the current one, or say why it could not be read. A deck
 * that came without being asked for, or for which there is no room, waits for the reader's consent.
 * @param {Reading} reading
 * @param {{ask?: boolean}} [options] `ask`: the deck came by link
 */
export async function takeIn({ deck, faults }, { ask = false } = {}) {
  if (!deck) {
    decks.say(faults);
    return;
  }
  if (!deck.scenes.length) {
    decks.say([["deck_nothing", {}], ...faults]);
    return;
  }
  const checked = await check(deck);
  const told = [...faults, ...checked.faults];
  const count = deck.scenes.length;
  const opened = count === 1 ? "deck_opened_one" : "deck_opened";
  /** @type {Message[]} */
  const messages = [[opened, { title: deck.title, count }], ...told];
  if (decks.has(checked.deck) || !(ask || decks.isFull())) {
    waiting = null;
    decks.put(checked.deck, messages);
  } else {
    waiting = { deck: checked.deck, messages };
    decks.say(told);
  }
}
