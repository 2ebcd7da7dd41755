/* Start all parts of present mode. */

import { byId, focusQuietly } from "../page/dom.js";
import { closeDrawer } from "../page/quote.js";
import { closeSheet, endBlank } from "../page/sheet.js";
import { onShown } from "../page/state.js";
import { actOn, answerKeysAndButtons } from "./acts.js";
import { offerCountries } from "./another.js";
import { followOtherTabs } from "./decks.js";
import { returnToChart } from "./mode.js";
import { talkToNotes } from "./notes.js";
import { keepPanelInStep, openDeckOfAddress } from "./panel.js";
import { showPins } from "./pins.js";
import { showPlace } from "./place.js";
import { addWaitingScene } from "./scene.js";
import { keepPlaceInStep } from "./walk.js";

/** Close what covers the page after a change of view. */
function uncover() {
  closeDrawer();
  if (closeSheet() && document.activeElement === document.body) focusQuietly(byId("main"));
}

export function startPresenting() {
  answerKeysAndButtons();
  followOtherTabs();
  keepPanelInStep();
  keepPlaceInStep();
  showPlace();
  offerCountries();
  returnToChart();
  talkToNotes(actOn);
  onShown((payload, isOtherView) => {
    if (isOtherView) uncover();
    if (payload.state.present !== "1") endBlank();
    addWaitingScene();
    showPins();
    openDeckOfAddress();
  });
}
