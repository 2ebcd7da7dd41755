/* A value was chosen, in a chart, a tile or a table: ask the server what is known about it
   (callbacks/quotes.py), show it in the line at the foot of the page, open the drawer. */

import { afterAMoment, copyText } from "./clipboard.js";
import { setProps } from "./dash.js";
import { byId, cardOf, chartOf, closest, csvLinkOf, focusQuietly } from "./dom.js";
import { shown } from "./state.js";
import { word } from "./words.js";

/** The ribbon when the value was chosen: the filters may change afterwards. */
let ribbon = "";

/**
 * @param {string} chart
 * @param {string | number | undefined} row place of the value's row in its chart
 * @param {string} query the state that the row belongs to
 */
function ask(chart, row, query) {
  ribbon = shown()?.ribbon.join(" · ") ?? "";
  setProps("asked", {
    data: { chart, row: Number(row), query, origin: location.origin, at: Date.now() },
  });
}

/** The query of the state that a card shows. @param {string} chart */
const queryOf = (chart) => csvLinkOf(cardOf(chart))?.getAttribute("href")?.split("?")[1] ?? "";

/** @param {HTMLElement} button */
async function copy(button) {
  if (button.dataset.busy) return;
  button.dataset.busy = "1";
  const label = button.textContent;
  const copied = await copyText(button.dataset.copy ?? "");
  button.textContent = word(copied ? "copied" : "not_allowed");
  afterAMoment(() => {
    button.textContent = label;
    delete button.dataset.busy;
  });
}

/** @param {MouseEvent} event */
function handleClick(event) {
  if (closest(event, ".quote a[href^='/']")) closeDrawer(); // the page under it has the answer
  const target = closest(event, ".quote-link, [data-copy]");
  if (!target) return;
  if (target.dataset.copy) {
    copy(target);
    return;
  }
  const card = target.closest("article.card");
  const chart = target.dataset.quoteChart ?? (card && chartOf(card));
  if (!chart) return;
  // the table may still show the previous state: its rows are those of its own query
  const table = /** @type {HTMLElement | null} */ (target.closest("table[data-quote-query]"));
  const query = table?.dataset.quoteQuery ?? (target.dataset.quoteChart ? "" : queryOf(chart));
  ask(chart, target.dataset.quoteRow, query);
  setProps("drawer", { opened: true });
}

export function answerQuoteLinks() {
  document.addEventListener("click", handleClick);
}

/**
 * A point of a chart was clicked: the line appears; a click on the line opens the drawer.
 * @param {string} chart
 * @param {number} row
 */
export const pick = (chart, row) => ask(chart, row, queryOf(chart));

/** The filters under which the value was chosen, as the ribbon names them. */
export const pickedUnder = () => ribbon;

export function closeDrawer() {
  if (document.querySelector(".quote")) setProps("drawer", { opened: false });
}

/** Callbacks of the line at the foot of the page. */
export const callbacks = {
  /** @param {string} text @returns {boolean} is the line hidden? */
  show: (text) => !text,
  /** @param {number | null} clicks @returns {boolean} is the drawer open? */
  open: (clicks) => Boolean(clicks),
  /** The line goes, so the focus moves to the page. */
  drop() {
    focusQuietly(byId("main"));
    return true;
  },
};
