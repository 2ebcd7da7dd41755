/* Short messages: for screen readers, and on the screen for a moment. */

import { byId, make } from "./dom.js";

const SECONDS = 2.5;
let timer = 0;

/** @param {string} text is spoken by screen readers */
export function say(text) {
  byId("spoken").textContent = text;
}

/** @param {string} text is spoken, and shown for a moment */
export function sayAndShow(text) {
  say(text);
  let box = /** @type {HTMLElement | null} */ (document.querySelector(".flash"));
  if (!box) {
    box = make("div", { className: "flash" });
    box.setAttribute("aria-hidden", "true"); // #spoken says it
    document.body.append(box);
  }
  box.textContent = text;
  box.hidden = false;
  clearTimeout(timer);
  timer = setTimeout(() => {
    /** @type {HTMLElement} */ (box).hidden = true;
  }, SECONDS * 1000);
}
