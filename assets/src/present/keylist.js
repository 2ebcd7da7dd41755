/* The list of keys, and the setting whether single letters work as shortcuts. */

import { make } from "../page/dom.js";
import { makeSheet } from "../page/sheet.js";
import { frameWord, word } from "../page/words.js";

const KEY = "khorgos.letters";

/** Do letters work as shortcuts? Readers who dictate or hit keys by accident can turn them off. */
export function lettersWork() {
  try {
    return localStorage.getItem(KEY) !== "off";
  } catch {
    return true; // without storage they cannot be turned off
  }
}

/** @param {boolean} on */
function setLettersWork(on) {
  try {
    localStorage.setItem(KEY, on ? "on" : "off");
  } catch {
    // the browser allows no storage
  }
}

export function showKeys() {
  const dialog = makeSheet(word("keys"), "keys");
  const list = make("dl");
  for (const [key, effect] of Object.entries(frameWord("key_list"))) {
    const term = make("dt");
    term.append(make("kbd", { textContent: key }));
    list.append(term, make("dd", { textContent: effect }));
  }
  const box = make("input", { type: "checkbox", checked: lettersWork() });
  box.addEventListener("change", () => setLettersWork(box.checked));
  const choice = make("label", { className: "letters" });
  choice.append(box, ` ${word("letters")}`);
  dialog.append(list, choice);
  dialog.showModal();
}
