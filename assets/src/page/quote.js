/* When a value is chosen in a chart, a tile or a table, request its description
   (callbacks/quotes.py), and show it in the line at the foot of the page and in the drawer. */

import { afterAMoment, copyText } from "./clipboard.js";
import { setProps } from "./dash.js";
import { byId, cardOf, chartOf, closest, csvLinkOf, focusQuietly } from "./dom.js";
import { shown } from "./state.js";
import { word } from "./words.js";

/** The ribbon at the time when the value was chosen; the filters may change afterwards. */
let ribbon = "";

/**
 * Request the description of a value.
 * @param {string} chart
 * @param {string | number | undefined} row index of the value's row in its chart
 * @param {string} query of the state that the row belongs to
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
  if (closest(event, ".quote a[href^='/']")) closeDrawer(); // it covers the page of the link
  const target = closest(event, ".quote-link, [data-copy]");
  if (!target) return;
  if (target.dataset.copy) {
    copy(target);
    return;
  }
  const card = target.closest("article.card");
  const chart = target.dataset.quoteChart ?? (card && chartOf(card));
  if (!chart) return;
  // the table may still show the previous state, so use the query that its rows belong to
  const table = /** @type {HTMLElement | null} */ (target.closest("table[data-quote-query]"));
  const query = table?.dataset.quoteQuery ?? (target.dataset.quoteChart ? "" : queryOf(chart));
  ask(chart, target.dataset.quoteRow, query);
  setProps("drawer", { opened: true });
}

export function answerQuoteLinks() {
  document.addEventListener("click", handleClick);
}

/**
 * A point of a chart was clicked: show the line, whose button opens the drawer.
 * @param {string} chart
 * @param {number} row
 */
export const pick = (chart, row) => ask(chart, row, queryOf(chart));

/** The ribbon at the time when the value was chosen. */
export const pickedUnder = () => ribbon;

export function closeDrawer() {
  if (document.querySelector(".quote")) setProps("drawer", { opened: false });
}

/** Dash callbacks of the line at the foot of the page. */
export const callbacks = {
  /** @param {string} text @returns {boolean} is the line hidden? */
  show: (text) => !text,
  /** @param {number | null} clicks @returns {boolean} is the drawer open? */
  open: (clicks) => Boolean(clicks),
  /** Hide the line, and move the focus from its button to the page. */
  drop() {
    focusQuietly(byId("main"));
    return true;
  },
};
