/* Heading, notices, trail, navigation and controls of a payload. */

import { trailSteps } from "./cardparts.js";
import { setControls } from "./controls.js";
import { setProps } from "./dash.js";
import { byId } from "./dom.js";
import { noticesOf, showNotices } from "./notices.js";
import { setShown } from "./state.js";
import { themeOf } from "./theme.js";
import { writeAttribute, writeNodes, writeText } from "./write.js";

/** @typedef {import("../types.js").Payload} Payload */

const root = document.documentElement;
/** @type {string} Mantine's colour scheme */
let scheme = "light";

/** Set what decides how cards are laid out and coloured. @param {Payload} payload */
export function setLook(payload) {
  const theme = themeOf(payload);
  const { view, state } = payload;
  for (const [name, value] of Object.entries({ view, country: state.country, theme })) {
    if (root.dataset[name] !== value) root.dataset[name] = value;
  }
}

/** Write the texts around the cards. @param {Payload} payload */
export function writeShell(payload) {
  if (root.lang !== payload.words.lang) root.lang = payload.words.lang;
  if (document.title !== payload.title) document.title = payload.title;
  writeText(byId("heading"), payload.heading);
  showNotices(noticesOf(payload));
  writeNodes(byId("trail"), payload.trail, () => trailSteps(payload.trail));
  for (const link of document.querySelectorAll(".header nav a")) {
    const isHere = link.id === JSON.stringify({ kind: "nav", view: payload.view });
    writeAttribute(link, "aria-current", isHere ? "page" : null);
  }
  setShown(payload);
}

/** Set the controls, which Dash owns. @param {Payload} payload */
export function writeControls(payload) {
  setControls(payload);
  const next = root.dataset.theme === "dark" ? "dark" : "light";
  if (next !== scheme) setProps("provider", { forceColorScheme: next });
  scheme = next;
}
