/* Texts for scripts in the reader's language, from the payload (components/language/words.py) and
   from the shell (components/present/decktext.py). */

import { fill } from "../model/text.js";

/** @type {Record<string, string>} */
let payloadWords = {};
/** @type {Record<string, any> | null} */
let frameWords = null;

/** @param {Record<string, string>} words */
export function setWords(words) {
  payloadWords = words;
}

/** @param {string} name @returns {any} a text or a list from the shell */
export function frameWord(name) {
  const room = document.getElementById("room");
  if (!frameWords && room?.dataset.words) frameWords = JSON.parse(room.dataset.words);
  return frameWords?.[name];
}

/**
 * @param {string} name
 * @param {Record<string, unknown>} [values] of the placeholders in it
 * @returns {string} empty if there is no such text
 */
export const word = (name, values) => fill(frameWord(name) ?? payloadWords[name] ?? "", values);
