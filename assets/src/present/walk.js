/* The walk through a deck. Its place is a scene, found by id, so that it stays when scenes are moved
   here or in another tab. It is kept while the presenter answers a question on other pages. */

import { go } from "../page/address.js";
import { isAnswered, onShown, shown } from "../page/state.js";
import { decks, onDecks } from "./decks.js";
import { showNeighbour } from "./mode.js";
import { keepInTab, keptInTab } from "./storage.js";

/**
 * @typedef {import("../types.js").KeptDeck} KeptDeck
 * @typedef {{deck: string, scene: string, index: number, address: string, started: number}} Place
 *   ids of deck and scene; `index` of the scene when it was last found; `address` of what it shows,
 *   which may differ from the scene's own if that is not canonical; `started`: time of the first
 *   scene in milliseconds
 * @typedef {{deck: KeptDeck, index: number, count: number, isOnScreen: boolean, started: number}}
 *   Progress
 */

const KEY = "khorgos.walk";

/** @param {any} value @returns {Place | null} */
const readPlace = (value) =>
  typeof value?.deck === "string" && Number.isInteger(value.index) ? value : null;

/** The scene that was shown last; null if no walk has started. */
let place = readPlace(keptInTab(KEY)?.place);
/** The scene that was requested and is not on the screen yet. */
let asked = readPlace(keptInTab(KEY)?.asked);
/** @type {(() => void)[]} */
const listeners = [];

/** @param {Place | null} nextPlace @param {Place | null} nextAsked */
function set(nextPlace, nextAsked) {
  place = nextPlace;
  asked = nextAsked;
  keepInTab(KEY, { place, asked });
  for (const listener of listeners) listener();
}

/** @param {() => void} listener is called when the walk or its deck may have changed */
export function onWalk(listener) {
  listeners.push(listener);
}

/** Where the next step starts: a request that failed does not count. */
const current = () => (asked && !isAnswered() ? asked : place);

/** @param {Place | null} from @returns {{deck: KeptDeck, index: number} | null} */
function find(from) {
  const deck = decks.deck(from?.deck);
  if (!from || !deck?.scenes.length) return null;
  const index = deck.scenes.findIndex((scene) => scene.id === from.scene);
  // a scene that was deleted leaves its place to the next one
  return { deck, index: index < 0 ? Math.min(from.index, deck.scenes.length - 1) : index };
}

export const isWalking = () => find(current()) !== null;

/** Is the scene on the screen? @returns {boolean} */
const isOnScreen = () =>
  shown()?.address === place?.address &&
  decks.deck(place?.deck)?.scenes.some((scene) => scene.id === place?.scene) === true;

/** Where the walk is, in terms of what is on the screen; null if none has started.
 *  @returns {Progress | null} */
export function progress() {
  const at = find(place);
  if (!at || !place) return null;
  const count = at.deck.scenes.length;
  return { ...at, count, isOnScreen: isOnScreen(), started: place.started };
}

/** Is this the scene of the walk? @param {string} id */
export const isPlace = (id) => current()?.scene === id;

/** Go to a scene of a deck. @param {KeptDeck | null} deck @param {number} index */
export function goToScene(deck, index) {
  const scene = deck?.scenes[index];
  if (!deck || !scene) return;
  const from = current();
  const started = from?.deck === deck.id ? from.started : Date.now();
  const next = { deck: deck.id, scene: scene.id, index, address: scene.address, started };
  if (isAnswered() && shown()?.address === scene.address) {
    set(next, null);
  } else {
    set(place, next);
    go(scene.address);
  }
}

/** Start with the first scene of the current deck. */
export const startWalk = () => goToScene(decks.current(), 0);

/** Go back to the current scene of the walk. */
export function returnToWalk() {
  const at = find(current());
  if (at) goToScene(at.deck, at.index);
}

/** Go to a scene of the walk, or of the current deck. @param {number} number from 1 */
export const jumpTo = (number) => goToScene(deckToJumpIn(), number - 1);

export const sceneCount = () => deckToJumpIn()?.scenes.length ?? 0;

const deckToJumpIn = () => find(current())?.deck ?? decks.current();

export const goToFirstScene = () => goToScene(find(current())?.deck ?? null, 0);

export function goToLastScene() {
  const at = find(current());
  if (at) goToScene(at.deck, at.deck.scenes.length - 1);
}

export const endWalk = () => set(null, null);

/** Go to the next scene, or to the next chart if no walk has started. @param {number} by 1 or -1 */
export function goOn(by) {
  const at = find(current());
  if (!at) showNeighbour(by);
  else if (isAnswered() && !isOnScreen()) returnToWalk();
  else goToScene(at.deck, Math.max(0, Math.min(at.deck.scenes.length - 1, at.index + by)));
}

export function keepPlaceInStep() {
  onShown((payload) => {
    if (!asked) {
      set(place, null);
      return;
    }
    const { path, query } = payload.asked;
    const isAsked = asked.address === (query ? `${path}?${query}` : path);
    set(isAsked ? { ...asked, address: payload.address } : asked, null);
  });
  onDecks(() => {
    const at = find(place);
    if (!shown()) return;
    if (at && place) set({ ...place, index: at.index }, asked);
    else set(place, asked);
  });
}
