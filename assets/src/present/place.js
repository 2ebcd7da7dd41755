/* What the screen says of the walk: the number of the scene in the ribbon, its title if the charts do
   not have the same one, and the way back to it. */

import { sameText } from "../model/text.js";
import { byId, make } from "../page/dom.js";
import { onShown, shown } from "../page/state.js";
import { word } from "../page/words.js";
import { titlesOf } from "./mode.js";
import { endWalk, onWalk, progress, returnToWalk } from "./walk.js";

/** @type {{bar: HTMLElement, back: HTMLElement, end: HTMLElement} | null} */
let barParts = null;

/** The bar that leads back to the deck, made at the first call. On the stage it is in the ribbon. */
function backBar() {
  if (!barParts) {
    const bar = make("div", { className: "back-to-deck", hidden: true });
    const back = make("button", { className: "button strong", onclick: returnToWalk });
    const end = make("button", { className: "button", onclick: endWalk });
    bar.append(back, end);
    barParts = { bar, back, end };
  }
  return barParts;
}

/** The title of the scene on the screen; empty if the charts say the same. */
function ownTitle() {
  const at = progress();
  const title = at?.isOnScreen ? at.deck.scenes[at.index].title : "";
  return sameText(title, titlesOf().join(" / ")) ? "" : title;
}

/** Show the current scene's number and title, and in the bar that leads back its number. */
function tellPlace() {
  const line = document.getElementById("ribbon-scene");
  const page = shown();
  if (!line || !page) return;
  const at = progress();
  const { bar, back, end } = backBar();
  const isAway = at !== null && !at.isOnScreen;
  bar.hidden = !isAway;
  document.documentElement.toggleAttribute("data-away", isAway);
  const values = at ? { number: at.index + 1, count: at.count } : {};
  line.textContent = at?.isOnScreen ? word("scene_at", values) : "";
  const title = byId("scene-title");
  title.textContent = ownTitle();
  title.hidden = !title.textContent;
  back.textContent = isAway ? word("scene_back", values) : "";
  end.textContent = isAway ? word("scene_end") : "";
  if (page.state.present === "1") line.after(bar);
  else if (bar.parentElement !== document.body) document.body.append(bar);
}

export function showPlace() {
  onWalk(tellPlace);
  onShown(tellPlace);
}
