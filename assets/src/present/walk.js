/* The walk through the current deck. Its place is kept while the presenter answers a question on
   other pages, and a bar leads back. */

import { addressOf } from "../model/address.js";
import { go } from "../page/address.js";
import { make } from "../page/dom.js";
import { shown } from "../page/state.js";
import { word } from "../page/words.js";
import { decks, onDecks } from "./decks.js";
import { showNeighbour } from "./mode.js";
import { keepInTab, keptInTab } from "./storage.js";

const KEY = "khorgos.walk";
/** Index of the current scene; -1 if no walk has started. */
let place = Number.isInteger(keptInTab(KEY)) ? keptInTab(KEY) : -1;

/** @param {number} next */
function setPlace(next) {
  place = next;
  keepInTab(KEY, next);
}

/** The current scene of the walk; null if no walk has started. */
const sceneAtPlace = () => decks.current()?.scenes[place] ?? null;

export const isWalking = () => sceneAtPlace() !== null;

/** @param {number} index */
export const isPlace = (index) => index === place;

/** Is the scene of the walk on the screen? */
const isOnDeck = () => sceneAtPlace()?.address === addressOf(location);

/** Go to a scene of the current deck. @param {number} index */
export function goToScene(index) {
  const scene = decks.current()?.scenes[index];
  if (!scene) return;
  setPlace(index);
  go(scene.address);
  tellPlace();
}

export const startWalk = () => goToScene(0);

/** Go back to the current scene of the walk. */
export const returnToWalk = () => goToScene(place);

export function goToLastScene() {
  goToScene((decks.current()?.scenes.length ?? 0) - 1);
}

function endWalk() {
  setPlace(-1);
  tellPlace();
}

/** Go to the next scene, or to the next chart if no walk has started. @param {number} by 1 or -1 */
export function goOn(by) {
  if (!isWalking()) showNeighbour(by);
  else if (!isOnDeck()) returnToWalk();
  else goToScene(Math.max(0, Math.min((decks.current()?.scenes.length ?? 1) - 1, place + by)));
}

/** @type {{bar: HTMLElement, back: HTMLElement, end: HTMLElement} | null} */
let barParts = null;

/** The bar that leads back to the deck, made at the first call. */
function backBar() {
  if (!barParts) {
    const bar = make("div", { className: "back-to-deck", hidden: true });
    const back = make("button", { className: "button strong", onclick: returnToWalk });
    const end = make("button", { className: "button", onclick: endWalk });
    bar.append(back, end);
    document.body.append(bar);
    barParts = { bar, back, end };
  }
  return barParts;
}

/** Show in the ribbon, and in the bar that leads back, the number of the current scene. */
export function tellPlace() {
  const line = document.getElementById("ribbon-scene");
  if (!line || !shown()) return;
  const scene = sceneAtPlace();
  const values = { number: place + 1, count: decks.current()?.scenes.length };
  line.textContent = scene ? word(isOnDeck() ? "scene_at" : "scene_off", values) : "";
  line.title = scene && isOnDeck() ? scene.note : ""; // the note is for the presenter
  const { bar, back, end } = backBar();
  bar.hidden = !scene || isOnDeck();
  back.textContent = word("scene_back", values);
  end.textContent = word("scene_end");
}

export function keepPlaceInStep() {
  onDecks(() => {
    if (shown()) tellPlace();
  });
}
