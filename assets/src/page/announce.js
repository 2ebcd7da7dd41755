/* Short messages for screen readers and for the screen. */

import { byId, make } from "./dom.js";

const SECONDS = 2.5;
let timer = 0;

/** Tell screen readers a text. @param {string} text */
export function say(text) {
  byId("spoken").textContent = text;
}

/** Tell screen readers a text and show it for SECONDS. @param {string} text */
export function sayAndShow(text) {
  say(text);
  let box = /** @type {HTMLElement | null} */ (document.querySelector(".flash"));
  if (!box) {
    box = make("div", { className: "flash" });
    box.setAttribute("aria-hidden", "true"); // screen readers read #spoken
    document.body.append(box);
  }
  box.textContent = text;
  box.hidden = false;
  clearTimeout(timer);
  timer = setTimeout(() => {
    /** @type {HTMLElement} */ (box).hidden = true;
  }, SECONDS * 1000);
}
