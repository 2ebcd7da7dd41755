/* Where the reader is on the page. Each entry of the history keeps its place; going back returns to
   it once the cards are there again, and stays on it while they get their final heights. The browser
   cannot do this itself: when it tries, the page of before is still shown. */

import { placed } from "./site.js";
import { onShown } from "./state.js";

/** Milliseconds after a page is shown in which cards may still change their heights. */
const SETTLING = 10_000;
/** What a reader does to move on the page: the place is not held against that. */
const ACTS = ["wheel", "touchstart", "pointerdown", "keydown"];

/** Name under which the tab keeps the places, and how many: those of the latest entries. */
const KEY = "khorgos.places";
const KEPT = 200;

/** @type {Map<string, number>} entry of the history -> pixels above the window */
const tops = keptPlaces();
/** The entry that is shown. */
let entry = "";
/** Scrolls to the place that is held, if there is one. @type {(() => void) | null} */
let scroll = null;
let isShown = false;
let timer = 0;
let count = 0;

function letGo() {
  scroll = null;
  clearTimeout(timer);
}

/**
 * Keep a place in view until the cards have their heights, or the reader does something.
 * @param {() => void} toPlace scrolls to it, if it is on the page already
 */
export function holdPlace(toPlace) {
  letGo();
  scroll = toPlace;
  toPlace();
  if (isShown) timer = setTimeout(letGo, SETTLING);
}

/** Take the entry of the history that the browser is at; it may be new. */
function enter() {
  if (!history.state?.entry) {
    count += 1;
    history.replaceState({ entry: `${Date.now()}-${count}` }, "");
  }
  entry = history.state.entry;
}

/** Remember the place in the entry that is left, unless its own place was still awaited. */
function leave() {
  if (!scroll) {
    tops.delete(entry); // so that the latest entries come last
    tops.set(entry, window.scrollY);
  }
  letGo();
}

/** Is the place of an entry that the reader came back to being held? */
export const isReturning = () => scroll !== null;

/** Hold the place that the entry was left at, if it was. */
function returnToPlace() {
  const top = tops.get(entry);
  if (top !== undefined) holdPlace(() => window.scrollTo(0, top));
}

/** @returns {Map<string, number>} */
function keptPlaces() {
  try {
    return new Map(JSON.parse(sessionStorage.getItem(KEY) ?? "[]"));
  } catch {
    return new Map(); // the browser denies storage: places last until the page is loaded again
  }
}

function keepInTab() {
  try {
    sessionStorage.setItem(KEY, JSON.stringify([...tops].slice(-KEPT)));
  } catch {
    // as above
  }
}

/**
 * Add an entry to the history.
 * @param {string} address within the site
 */
export function pushAddress(address) {
  leave();
  history.pushState(null, "", placed(address));
  enter();
  isShown = false;
}

/** Replace the address of the entry that is shown. @param {string} address */
export const replaceAddress = (address) => history.replaceState(history.state, "", placed(address));

/** @param {() => void} publish requests the address of the entry */
export function keepPlaces(publish) {
  history.scrollRestoration = "manual";
  enter();
  returnToPlace(); // the page was loaded again, or come back to
  window.addEventListener("popstate", () => {
    leave();
    enter();
    isShown = false;
    returnToPlace();
    publish();
  });
  window.addEventListener("pagehide", () => {
    leave();
    keepInTab();
  });
  for (const act of ACTS) window.addEventListener(act, letGo, { passive: true, capture: true });
  new ResizeObserver(() => scroll?.()).observe(document.body);
  onShown(() => {
    isShown = true;
    scroll?.();
    if (scroll) timer = setTimeout(letGo, SETTLING);
  });
}
