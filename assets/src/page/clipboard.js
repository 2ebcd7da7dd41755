/* Copy texts and pictures, and restore the label of a button after a message. */

import { make } from "./dom.js";

const SECONDS = 2;

/**
 * Copy a text.
 * @param {string} text
 * @param {string} [html] the same for programs that take HTML
 * @returns {Promise<boolean>} false if the browser does not allow it
 */
export async function copyText(text, html) {
  try {
    if (html === undefined) await navigator.clipboard.writeText(text);
    else {
      const types = { "text/plain": new Blob([text], { type: "text/plain" }) };
      const more = { "text/html": new Blob([html], { type: "text/html" }) };
      await navigator.clipboard.write([new ClipboardItem({ ...types, ...more })]);
    }
    return true;
  } catch {
    return copyByCommand(text, html); // also where there is no clipboard, as without HTTPS
  }
}

/**
 * Copy by the older command, which also works without HTTPS. It copies a selection, which is that
 * of an element off the screen; the listener replaces what is copied.
 * @param {string} text
 * @param {string} [html]
 */
function copyByCommand(text, html) {
  const selection = getSelection();
  if (!selection) return false;
  const before = selection.rangeCount ? selection.getRangeAt(0) : null;
  const selected = make("span", { className: "aside", textContent: text || " " });
  selected.setAttribute("aria-hidden", "true");
  document.body.append(selected);
  selection.selectAllChildren(selected);
  let isCopied = false;
  /** @param {ClipboardEvent} event */
  const fill = (event) => {
    if (!event.clipboardData) return;
    event.clipboardData.setData("text/plain", text);
    if (html !== undefined) event.clipboardData.setData("text/html", html);
    event.preventDefault();
    event.stopImmediatePropagation();
    isCopied = true;
  };
  document.addEventListener("copy", fill, { capture: true, once: true });
  try {
    return document.execCommand("copy") && isCopied;
  } catch {
    return false;
  } finally {
    document.removeEventListener("copy", fill, true);
    selection.removeAllRanges();
    if (before) selection.addRange(before);
    selected.remove();
  }
}

export const canCopyPictures = () =>
  "ClipboardItem" in window && Boolean(navigator.clipboard) && "write" in navigator.clipboard;

/**
 * Copy a picture. The browser must be told at once that one will come.
 * @param {Promise<Blob>} picture a PNG
 * @returns {Promise<boolean>} false if the browser does not allow it, as without HTTPS
 */
export async function copyPicture(picture) {
  try {
    await navigator.clipboard.write([new ClipboardItem({ "image/png": picture })]);
    return true;
  } catch {
    return false;
  }
}

/** @param {() => void} restore is called after `seconds` */
export const afterAMoment = (restore, seconds = SECONDS) => setTimeout(restore, seconds * 1000);
