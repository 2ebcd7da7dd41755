/* Dialogs and the blank screen, which cover the page. */

import { make } from "./dom.js";
import { word } from "./words.js";

/** @returns {HTMLDialogElement | null} */
const openSheet = () => document.querySelector("dialog.sheet");

/**
 * A dialog with a heading and a Close button; it is removed when it is closed.
 * @param {string} title
 * @param {string} name its CSS class
 */
export function makeSheet(title, name) {
  closeSheet();
  const dialog = make("dialog", { className: `sheet ${name}` });
  dialog.setAttribute("aria-labelledby", "sheet-title");
  dialog.append(
    make("h2", { textContent: title, id: "sheet-title" }),
    make("button", {
      className: "button sheet-close",
      textContent: word("close"),
      onclick: () => dialog.close(),
    }),
  );
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  return dialog;
}

/**
 * Let Escape, and a click or the focus elsewhere on the page, close a dialog that is not modal.
 * @param {HTMLDialogElement} dialog which is open
 */
export function closeOutside(dialog) {
  const leaving = new AbortController();
  const { signal } = leaving;
  const end = () => {
    if (dialog.open) dialog.close();
  };
  /** @param {Event} event */
  const check = ({ target }) => {
    if (!(target instanceof Node && dialog.contains(target))) end();
  };
  document.addEventListener("pointerdown", check, { signal, capture: true });
  document.addEventListener("focusin", check, { signal });
  dialog.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.isComposing) end();
  });
  dialog.addEventListener("close", () => leaving.abort());
}

/** @returns {boolean} was a dialog open? */
export function closeSheet() {
  const sheet = openSheet();
  sheet?.close();
  return sheet !== null;
}

/** Blank the screen, or bring it back. */
export function toggleBlank() {
  if (!endBlank()) document.body.append(make("div", { className: "blank", onclick: toggleBlank }));
}

export const isBlank = () => document.querySelector(".blank") !== null;

/** @returns {boolean} was the screen blank? */
export function endBlank() {
  const blank = document.querySelector(".blank");
  blank?.remove();
  return blank !== null;
}
