/* The decks stored in this browser, shared by all modules that show or change them. */

import { Library } from "../model/library.js";
import { STORE_KEY } from "../model/store.js";

/** @type {(() => void)[]} */
const listeners = [];

export const decks = new Library(
  () => localStorage,
  () => {
    for (const listener of listeners) listener();
  },
);

/** @param {() => void} listener is called after each change of the decks and each message */
export function onDecks(listener) {
  listeners.push(listener);
}

export function followOtherTabs() {
  window.addEventListener("storage", (event) => {
    if (event.key === STORE_KEY) decks.reload();
  });
}
