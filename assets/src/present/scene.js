/* Add what is on the screen to the current deck. */

import { LIMITS, makeScene } from "../model/deck.js";
import { addressWith } from "../page/address.js";
import { sayAndShow } from "../page/announce.js";
import { isAnswered } from "../page/state.js";
import { word } from "../page/words.js";
import { decks } from "./decks.js";
import { showOf, titlesOf } from "./mode.js";

/** The reader wants to add a scene, but the address in the address bar is not on the screen yet. */
let isWaiting = false;

export function addScene() {
  isWaiting = !isAnswered();
  if (isWaiting) return;
  const address = addressWith({ present: "1", show: showOf() });
  const added = decks.add(makeScene(address, titlesOf().join(" / ")), word("deck_name"));
  const count = added ? decks.current()?.scenes.length : LIMITS.scenes;
  sayAndShow(word(added ? "scene_added" : "deck_full", { count }));
}

/** Add the scene that waits for the page on the screen, if there is one. */
export function addWaitingScene() {
  if (isWaiting) addScene();
}
