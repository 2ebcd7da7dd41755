/* Buttons that open a panel: more filters, the settings, how to read a page, on a phone all filters
   and the search. `data-opens` names the panel, `data-closes` one that a button in it closes. A
   panel closes on Escape, on a click elsewhere, and when the focus goes elsewhere. */

import { closest, focusQuietly, isElement } from "./dom.js";
import { onShown } from "./state.js";

/** Lists of selects are at the end of the page, and belong to the panel with the select. */
const LISTS = "[data-portal], .mantine-Popover-dropdown, [role=listbox]";

/** @param {string} id @returns {HTMLElement | null} */
const openerOf = (id) => document.querySelector(`[data-opens="${id}"]`);

/** The panels that are open, the innermost last. @returns {HTMLElement[]} */
const openPanels = () => [...document.querySelectorAll("[data-open]")].filter(isElement);

/** @param {string} id @param {boolean} opens */
function setPanel(id, opens) {
  document.getElementById(id)?.toggleAttribute("data-open", opens);
  openerOf(id)?.setAttribute("aria-expanded", String(opens));
}

/** @param {string} id */
const isPanelOpen = (id) => document.getElementById(id)?.hasAttribute("data-open") ?? false;

/** @param {string} id */
export const openPanel = (id) => setPanel(id, true);

/** Close a panel. @param {string} id @param {boolean} [returns] the focus returns to its button */
export function closePanel(id, returns = false) {
  if (!isPanelOpen(id)) return;
  setPanel(id, false);
  if (returns) focusQuietly(openerOf(id));
}

/** Close the panels that an element is not in. @param {Element} target */
function closeOthers(target) {
  if (target.closest(LISTS)) return;
  for (const panel of openPanels()) {
    if (!panel.contains(target) && !openerOf(panel.id)?.contains(target)) closePanel(panel.id);
  }
}

/** @param {KeyboardEvent} event */
function answerEscape(event) {
  if (event.key !== "Escape" || event.defaultPrevented) return;
  const target = event.target instanceof Element ? event.target : null;
  if (target?.getAttribute("aria-expanded") === "true" && target.matches("input")) return; // its list
  const panel = openPanels().at(-1);
  if (!panel) return;
  event.stopPropagation(); // it would leave present mode
  closePanel(panel.id, true);
}

export function answerOpeners() {
  document.addEventListener("click", (event) => {
    const opener = closest(event, "[data-opens]")?.dataset.opens;
    if (opener && isPanelOpen(opener)) closePanel(opener, true);
    else if (opener) openPanel(opener);
    const closed = closest(event, "[data-closes]")?.dataset.closes;
    if (closed) closePanel(closed, true);
  });
  for (const kind of ["mousedown", "focusin"]) {
    document.addEventListener(kind, (event) => {
      if (event.target instanceof Element) closeOthers(event.target);
    });
  }
  document.addEventListener("keydown", answerEscape, true);
  onShown((_payload, isOtherView) => {
    if (isOtherView) for (const panel of openPanels()) closePanel(panel.id);
  });
}
