/* Which theme the page has: the reader's choice, else what the reader's system asks for. */

import { publish } from "./address.js";

const dark = window.matchMedia("(prefers-color-scheme: dark)");
const contrast = window.matchMedia("(prefers-contrast: more)");

/** @param {{state: import("../types.js").State}} payload */
export const themeOf = (payload) =>
  payload.state.theme || (contrast.matches ? "contrast" : dark.matches ? "dark" : "light");

export function followSystemTheme() {
  for (const preference of [dark, contrast]) preference.addEventListener("change", publish);
}
