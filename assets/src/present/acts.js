/* Actions of keys, and of buttons with `data-act` (components/shell, components/present). */

import { addDigit, isCharacter, keyName } from "../model/keys.js";
import { chartOf, closest, isVisible } from "../page/dom.js";
import { focusSearch } from "../page/finder.js";
import { isBlank, toggleBlank } from "../page/sheet.js";
import { isSameView, requestedState, shown } from "../page/state.js";
import { isRead } from "../reader/reader.js";
import { lettersWork, showKeys } from "./keylist.js";
import {
  focusedChart,
  isPresenting,
  leave,
  present,
  toggleFullScreen,
  togglePair,
} from "./mode.js";
import { openNotes } from "./notes.js";
import { showOverview } from "./overview.js";
import { openPanel } from "./panel.js";
import { togglePin } from "./pins.js";
import { addScene } from "./scene.js";
import {
  goOn,
  goToFirstScene,
  goToLastScene,
  isWalking,
  jumpTo,
  returnToWalk,
  sceneCount,
} from "./walk.js";

/** @type {Record<string, (button: HTMLElement) => void>} */
const BUTTONS = {
  present: () => present(),
  leave,
  previous: () => goOn(-1),
  next: () => goOn(1),
  full: toggleFullScreen,
  keys: showKeys,
  notes: openNotes,
  add: (button) => addScene(chartOfButton(button)),
  pin: togglePin,
  deck: openPanel,
  show: (button) => {
    if (isSameView()) present(button.dataset.chart);
  },
};

/** The chart that a button names or whose card it is in. @param {HTMLElement} button */
function chartOfButton(button) {
  const card = button.closest("article.card");
  return button.dataset.chart ?? (card ? chartOf(card) : undefined);
}

/** @type {Record<string, () => void>} */
const ANYWHERE = {
  p: () => {
    if (requestedState().present) leave();
    else present(focusedChart());
  },
  "?": showKeys,
  "/": focusSearch,
  o: showOverview,
  k: togglePin,
  a: () => addScene(isPresenting() ? undefined : focusedChart()),
  n: openNotes,
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
  Home: goToFirstScene,
  End: goToLastScene,
  Enter: jump,
};

/** Milliseconds after which a digit that may begin a longer number counts as the number. */
const PAUSE = 900;
/** The digits of the number of a scene, until it is complete. */
let digits = "";
let timer = 0;

/** Go to the scene whose number was typed. */
function jump() {
  clearTimeout(timer);
  if (digits) jumpTo(Number(digits));
  digits = "";
}

/** @param {string} digit */
function takeDigit(digit) {
  clearTimeout(timer);
  const next = addDigit(digits, digit, sceneCount());
  digits = next.digits;
  if (next.isComplete) jump();
  else if (digits) timer = setTimeout(jump, PAUSE);
}

/**
 * The action of a key at this moment.
 * @param {string} name of the key
 * @returns {(() => void) | undefined}
 */
function actionOf(name) {
  const isStage = isPresenting() || isWalking();
  if (/^[0-9]$/.test(name)) return isStage ? () => takeDigit(name) : undefined;
  if (name === "Enter" && !digits) return undefined; // it belongs to the focused button
  return ANYWHERE[name] ?? (isPresenting() ? ON_STAGE[name] : undefined);
}

/** Do what a key does; the presenter's view sends keys, too. @param {string} name of the key */
export function actOn(name) {
  if (!shown()) return;
  if (isBlank()) toggleBlank();
  else actionOf(name)?.();
}

/**
 * Is this a select of the filter bar whose list is closed? It keeps the focus after a choice, but
 * takes no text, so letters may work as shortcuts. It uses arrows, Enter and Escape itself.
 * @param {Element} target
 */
function isClosedSelect(target) {
  return (
    target.matches("input[readonly], input[aria-haspopup=listbox]") &&
    ![...document.querySelectorAll("[role=listbox]")].some(isVisible)
  );
}

/**
 * Does the element use keys itself? A control that was hidden with the filter bar does not, though
 * it may keep the focus for a moment.
 * @param {Element} target
 */
const takesKeys = (target) =>
  isVisible(target) &&
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
  const name = keyName(event);
  const isLetter = isCharacter(name);
  if (isLetter && !lettersWork()) return;
  const target = event.target instanceof Element ? event.target : document.body;
  if (takesKeys(target) && !(isLetter && isClosedSelect(target))) return;
  if (document.querySelector("dialog[open]") || !shown()) return;
  if (isBlank()) {
    event.preventDefault();
    toggleBlank();
    return;
  }
  if (belongsToChart(target, name)) return;
  const act = actionOf(name);
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
