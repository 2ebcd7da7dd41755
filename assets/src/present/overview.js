/* The list of scenes of the current deck, with links to them. */

import { make } from "../page/dom.js";
import { makeSheet } from "../page/sheet.js";
import { decks } from "./decks.js";
import { openPanel } from "./panel.js";
import { goToScene, isPlace } from "./walk.js";

export function showOverview() {
  const deck = decks.current();
  if (!deck?.scenes.length) {
    openPanel();
    return;
  }
  const dialog = makeSheet(deck.title, "overview");
  const list = make("ol", { className: "scene-list" });
  deck.scenes.forEach((scene, index) => {
    const button = make("button", {
      className: "button",
      textContent: scene.title || scene.address,
      onclick: () => {
        dialog.close();
        goToScene(decks.current(), index);
      },
    });
    if (isPlace(scene.id)) button.setAttribute("aria-current", "step");
    const item = make("li");
    item.append(button);
    list.append(item);
  });
  dialog.append(list);
  dialog.showModal();
  const first = list.querySelector("[aria-current]") ?? list.querySelector("button");
  /** @type {HTMLElement} */ (first).focus();
}
