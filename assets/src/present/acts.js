/* Actions of keys, and of buttons with `data-act` (components/shell, components/present). */

import { closest } from "../page/dom.js";
import { isSameView, requestedState, shown } from "../page/state.js";
import { isRead } from "../reader/reader.js";
import { lettersWork, showKeys } from "./keylist.js";
import { isPresenting, leave, present, toggleFullScreen, togglePair } from "./mode.js";
import { showOverview } from "./overview.js";
import { openPanel } from "./panel.js";
import { togglePin } from "./pins.js";
import { addScene } from "./scene.js";
import { isBlank, toggleBlank } from "./sheet.js";
import { goOn, goToLastScene, isWalking, returnToWalk, startWalk } from "./walk.js";

/** @type {Record<string, (button: HTMLElement) => void>} */
const BUTTONS = {
  present: () => present(),
  leave,
  full: toggleFullScreen,
  keys: showKeys,
  add: addScene,
  pin: togglePin,
  deck: openPanel,
  show: (button) => {
    if (isSameView()) present(button.dataset.chart);
  },
};

/** @type {Record<string, () => void>} */
const ANYWHERE = {
  p: () => {
    if (requestedState().present) leave();
    else present();
  },
  "?": showKeys,
  o: showOverview,
  k: togglePin,
  a: addScene,
  r: () => {
    if (isWalking()) returnToWalk();
  },
  d: openPanel,
};

/** @type {Record<string, () => void>} */
const ON_STAGE = {
  b: toggleBlank,
  f: toggleFullScreen,
  s: togglePair,
  Escape: leave,
  ArrowRight: () => goOn(1),
  PageDown: () => goOn(1),
  ArrowLeft: () => goOn(-1),
  PageUp: () => goOn(-1),
  Home: () => {
    if (isWalking()) startWalk();
  },
  End: () => {
    if (isWalking()) goToLastScene();
  },
};

/**
 * Is this a select of the filter bar whose list is closed? It keeps the focus after a choice, but
 * takes no text, so letters may work as shortcuts. It uses arrows, Enter and Escape itself.
 * @param {Element} target
 */
function isClosedSelect(target) {
  return (
    target.matches("input[readonly], input[aria-haspopup=listbox]") &&
    ![...document.querySelectorAll("[role=listbox]")].some((list) => list.checkVisibility())
  );
}

/**
 * Does the element use keys itself? A control that was hidden with the filter bar does not, though
 * it may keep the focus for a moment.
 * @param {Element} target
 */
const takesKeys = (target) =>
  target.checkVisibility() &&
  target.closest(
    "input, textarea, select, [contenteditable], dialog, [role=dialog], [role=menu], [role=listbox]",
  ) !== null;

/** Does a chart use the key to move between points? On the stage only a chart that the reader
 *  entered by keyboard does. @param {Element} target @param {string} key */
function belongsToChart(target, key) {
  if (!/^(Arrow|Home|End)/.test(key)) return false;
  const frame = target.closest(".plot");
  return frame !== null && (!isPresenting() || isRead(target));
}

/** @param {KeyboardEvent} event */
function handleKey(event) {
  if (event.defaultPrevented || event.isComposing) return;
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const isLetter = event.key.length === 1;
  if (isLetter && !lettersWork()) return;
  const target = event.target instanceof Element ? event.target : document.body;
  if (takesKeys(target) && !(isLetter && isClosedSelect(target))) return;
  if (document.querySelector("dialog[open]") || !shown()) return;
  if (isBlank()) {
    event.preventDefault();
    toggleBlank();
    return;
  }
  if (belongsToChart(target, event.key)) return;
  const name = isLetter ? event.key.toLowerCase() : event.key;
  const act = ANYWHERE[name] ?? (isPresenting() ? ON_STAGE[name] : undefined);
  if (!act) return;
  event.preventDefault();
  act();
}

export function answerKeysAndButtons() {
  document.addEventListener("keydown", handleKey);
  document.addEventListener("click", (event) => {
    const button = closest(event, "[data-act]");
    if (button && shown()) BUTTONS[button.dataset.act ?? ""]?.(button);
  });
}
