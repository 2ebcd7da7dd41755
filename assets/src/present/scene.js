/* Add a chart, or what is on the stage, to the current deck. */

import { LIMITS, makeScene } from "../model/deck.js";
import { addressWith } from "../page/address.js";
import { sayAndShow } from "../page/announce.js";
import { make } from "../page/dom.js";
import { closeOutside, makeSheet } from "../page/sheet.js";
import { isAnswered, shownPage } from "../page/state.js";
import { word } from "../page/words.js";
import { decks } from "./decks.js";
import { textButton, textField } from "./fields.js";
import { isPresenting, showOf, titlesOf } from "./mode.js";
import { startWalk } from "./walk.js";

/** The reader wants to add a scene, but the address in the address bar is not on the screen yet.
 *  @type {{chart: string | undefined} | null} */
let waiting = null;

/** @param {string} [chart] by default what is on the stage, or would be */
export function addScene(chart) {
  waiting = isAnswered() ? null : { chart };
  if (waiting) return;
  const show = chart ?? showOf();
  const title = chart === undefined ? titlesOf().join(" / ") : shownPage().cards[chart]?.title;
  const scene = makeScene(addressWith({ present: "1", show }), title);
  const added = decks.add(scene, word("deck_name"));
  const count = added ? decks.current()?.scenes.length : LIMITS.scenes;
  if (added && !isPresenting()) annotate(added);
  else sayAndShow(word(added ? "scene_added" : "deck_full", { count }));
}

/** Add the scene that waits for the page on the screen, if there is one. */
export function addWaitingScene() {
  if (waiting) addScene(waiting.chart);
}

/**
 * Ask for title and note of a scene that was added. The audience does not see this: on the stage
 * the scene is only added. The page can be used meanwhile; a click there closes the dialog and
 * keeps the texts, so that the next chart can be filtered at once.
 * @param {import("../types.js").KeptScene} scene
 */
function annotate({ id, title }) {
  const deck = decks.current();
  const count = deck?.scenes.length;
  const dialog = makeSheet(word("scene_added", { count }), "added");
  const ignored = () => false;
  const titleField = textField("input", {
    label: word("scene_title", { number: count }),
    name: "title",
    value: title,
    most: LIMITS.title,
    keep: (value) => decks.edit(id, { title: value }),
    ignored,
  });
  const noteField = textField("textarea", {
    label: word("scene_note", { number: count }),
    name: "note",
    value: "",
    most: LIMITS.note,
    keep: (value) => decks.edit(id, { note: value }),
    ignored,
  });
  const close = () => dialog.close();
  let isUndone = false;
  const row = make("div", { className: "deck-row" });
  row.append(
    textButton("done", close, "strong"),
    textButton("start", () => {
      close();
      startWalk();
    }),
    textButton("undo", () => {
      isUndone = true;
      close();
      decks.remove(id);
    }),
  );
  dialog.addEventListener("close", () => {
    if (isUndone) return;
    for (const field of [titleField, noteField]) field.dispatchEvent(new Event("change"));
  });
  dialog.append(titleField, noteField, row);
  titleField.enterKeyHint = "next";
  /** @param {KeyboardEvent} event */
  const goOnToNote = (event) => {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    noteField.focus();
  };
  titleField.onkeydown = goOnToNote;
  dialog.show();
  closeOutside(dialog);
  titleField.focus();
  titleField.select();
}
