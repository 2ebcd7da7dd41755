/* Buttons and fields of the deck panel. Each has a name, by which the panel finds it after a redraw,
   to restore the focus. */

import { make } from "../page/dom.js";
import { word } from "../page/words.js";

/**
 * @param {string} name of its text
 * @param {() => void} onclick
 * @param {string} [look] a further CSS class
 */
export function textButton(name, onclick, look = "") {
  const button = make("button", { className: `button ${look}`, textContent: word(name), onclick });
  button.dataset.name = name;
  return button;
}

/**
 * A button of a scene, labelled with a sign.
 * @param {string} sign
 * @param {string} name of the text that screen readers read
 * @param {number} number of the scene
 * @param {() => void} onclick
 * @param {boolean} [disabled]
 */
export function signButton(sign, name, number, onclick, disabled = false) {
  const button = make("button", { className: "button", textContent: sign, onclick, disabled });
  button.setAttribute("aria-label", word(name, { number }));
  button.dataset.name = name + number;
  return button;
}

/**
 * A field whose value is kept when the reader leaves it.
 * @param {"input" | "textarea"} kind
 * @param {{label: string, name: string, value: string, most: number, keep: (value: string) => void,
 *   ignored: () => boolean}} options `most` characters; `ignored` returns true while the field
 *   loses the focus only because it is replaced
 */
export function textField(kind, { label, name, value, most, keep, ignored }) {
  const field = make(kind, { className: "deck-field", value, maxLength: most, placeholder: label });
  field.setAttribute("aria-label", label);
  field.dataset.name = name;
  let saved = value;
  field.dataset.saved = value;
  const read = () => {
    if (ignored() || field.value === saved) return;
    saved = field.value;
    field.dataset.saved = saved;
    keep(saved);
  };
  field.addEventListener("change", read);
  field.addEventListener("blur", read);
  if (field instanceof HTMLTextAreaElement) field.rows = 1;
  return field;
}
