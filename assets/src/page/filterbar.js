/* What the filter bar says: the values of the controls as a sentence, how many of the others are
   set, and what is set without effect. The controls themselves are set in controls.js. */

import { viewOf } from "../model/address.js";
import { KEPT } from "./controls.js";
import { byId } from "./dom.js";
import { hereUrl } from "./site.js";
import { frame, onShown } from "./state.js";

/** Between the values, where they are one line. */
const DOT = " · ";

/** @param {string} id @param {string} text */
function write(id, text) {
  const element = byId(id);
  if (element.textContent !== text) element.textContent = text;
}

/** @param {import("../types.js").Payload} payload */
function describe({ chosen, state }) {
  let more = 0;
  let hidden = 0;
  for (const { field, text, set } of chosen.values) {
    const control = document.querySelector(`.filter-bar .filter-${field}`);
    if (!(control instanceof HTMLElement)) continue;
    control.dataset.value = text; // the control is as wide as its value
    control.toggleAttribute("data-set", set);
    if (!control.closest("#more-filters")) continue;
    hidden += 1;
    if (set) more += 1;
  }
  byId("more-filters").parentElement?.toggleAttribute("data-inline", hidden < 2);
  // the first two always, so that the line says what the page is about
  const said = chosen.values.filter(({ set }, place) => set || place < 2).map(({ text }) => text);
  write("filters-said", said.join(DOT));
  write("more-filters-set", more ? ` (${more})` : "");
  write("filters-unused", chosen.unused);
  byId("clear-filters").hidden = !hasFilters(state);
}

/** Is there something to clear? @param {import("../types.js").State} state */
function hasFilters(state) {
  const isOfCountry = viewOf(hereUrl().pathname) === "country";
  return Object.entries(frame().parameters).some(
    ([field, parameter]) =>
      state[field] !== parameter.default &&
      !KEPT.includes(field) &&
      !(isOfCountry && field === "country"),
  );
}

/** On a phone the names of the pages are a line that scrolls: show the current one. */
function showCurrentPage() {
  const here = document.querySelector(".header nav [aria-current]");
  const line = here?.parentElement;
  if (!(here instanceof HTMLElement) || !line || line.scrollWidth <= line.clientWidth) return;
  line.scrollLeft = here.offsetLeft - (line.clientWidth - here.offsetWidth) / 2;
}

export function keepFilterBarInStep() {
  onShown((payload, isOtherView) => {
    describe(payload);
    if (isOtherView) showCurrentPage();
  });
}
