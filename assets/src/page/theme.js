/* The theme of the page: the one in the address, otherwise that of the reader's system. */

import { publish } from "./address.js";

const dark = window.matchMedia("(prefers-color-scheme: dark)");
const contrast = window.matchMedia("(prefers-contrast: more)");

/** @param {{state: import("../types.js").State}} payload */
export const themeOf = (payload) =>
  payload.state.theme || (contrast.matches ? "contrast" : dark.matches ? "dark" : "light");

export function followSystemTheme() {
  for (const preference of [dark, contrast]) preference.addEventListener("change", publish);
}
