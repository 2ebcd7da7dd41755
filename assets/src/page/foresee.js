/* Ask for a page when the pointer rests on what leads to it, or presses it: a hand takes longer to
   click than the server to answer. */

import { addressOf, languageOf, queryOf } from "../model/address.js";
import { isOtherLayout } from "./cards.js";
import { optionOf } from "./controls.js";
import { targetOf } from "./links.js";
import { askAhead } from "./request.js";
import { hereAddress } from "./site.js";
import { frame, frameLanguage, shown } from "./state.js";

/** Milliseconds after which a pointer rests. */
const REST = 60;
let timer = 0;

/** @param {URL | null} url */
function ask(url) {
  if (!url || addressOf(url) === hereAddress()) return;
  if (languageOf(url, frame()) !== frameLanguage()) return; // the browser loads another page
  askAhead(url.pathname, queryOf(url), isOtherLayout(url.pathname));
}

/** @param {Event} event @returns {URL | null} where a click would lead */
const aimOf = (event) => (shown() ? (optionOf(event)?.url ?? targetOf(event)) : null);

/** @param {Event} event */
function rest(event) {
  clearTimeout(timer);
  const url = aimOf(event);
  if (url) timer = setTimeout(() => ask(url), REST);
}

/** @param {PointerEvent} event */
function press(event) {
  if (event.pointerType !== "mouse") return; // a finger may be about to scroll
  clearTimeout(timer);
  ask(aimOf(event));
}

/** Not for readers who want to save data. */
export function foresee() {
  if (/** @type {any} */ (navigator).connection?.saveData) return;
  document.addEventListener("pointerover", rest, { passive: true });
  document.addEventListener("pointerdown", press, { passive: true });
  document.addEventListener("focusin", rest, { passive: true });
}
