/* Pinned values, which stay on the screen while charts and filters change. */

import { byId, focusQuietly, make } from "../page/dom.js";
import { pickedUnder } from "../page/quote.js";
import { word } from "../page/words.js";
import { keepInTab, keptInTab } from "./storage.js";

const KEY = "khorgos.pins";
const MOST = 4;

/** @type {{text: string, where: string}[]} `where` names the filters of the value */
let pins = Array.isArray(keptInTab(KEY)) ? keptInTab(KEY).slice(0, MOST) : [];

/** Pin the chosen value, or unpin it. */
export function togglePin() {
  const text = byId("picked-text").textContent;
  if (!text || byId("picked").hidden) return;
  const index = pins.findIndex((pin) => pin.text === text);
  if (index >= 0) pins.splice(index, 1);
  else pins = [...pins, { text, where: pickedUnder() }].slice(-MOST);
  showPins();
}

/** @param {number} index */
function unpin(index) {
  pins.splice(index, 1);
  showPins();
  const buttons = /** @type {NodeListOf<HTMLElement>} */ (
    document.querySelectorAll("#pins button")
  );
  focusQuietly(buttons[Math.min(index, buttons.length - 1)] ?? byId("main"));
}

/** @param {{text: string, where: string}} pin @param {number} index */
function pinCard({ text, where }, index) {
  const texts = make("div");
  texts.append(
    make("p", { className: "pin-text", textContent: String(text) }),
    make("p", { className: "pin-where", textContent: String(where) }),
  );
  const button = make("button", {
    className: "button",
    textContent: "×",
    onclick: () => unpin(index),
  });
  button.setAttribute("aria-label", word("unpin"));
  const card = make("div", { className: "pin" });
  card.append(texts, button);
  return card;
}

export function showPins() {
  keepInTab(KEY, pins);
  document.getElementById("pins")?.replaceChildren(...pins.map(pinCard));
}
