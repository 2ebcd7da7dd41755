/* When a value is chosen in a chart, a tile or a table, request its description
   (callbacks/quotes.py), and show it in the line at the foot of the page and in the drawer. */

import { quoteRequest } from "../model/address.js";
import { afterAMoment, copyText } from "./clipboard.js";
import { element, setProps } from "./dash.js";
import { byId, cardOf, chartOf, closest, csvLinkOf, focusQuietly } from "./dom.js";
import { fetchPatiently } from "./request.js";
import { addressIn, origin } from "./site.js";
import { shown } from "./state.js";
import { word } from "./words.js";

/** In place of a row: the one that the title of the card speaks about (callbacks/quotes.py). */
const OF_TITLE = "title";
/** @type {{chart: string, row: number, query: string} | null} the point that was picked last */
let picked = null;
/** What was asked for last. */
let asked = { chart: "", row: /** @type {number | string} */ (0), query: "" };
/** @type {AbortController | null} the request for it */
let latest = null;
/** The ribbon at the time when the value was chosen; the filters may change afterwards. */
let ribbon = "";

/**
 * Request the description of a value, and show it.
 * @param {string} chart
 * @param {number | string} row index of the value's row in its chart; `title`: the row that the
 *   title of the card speaks about
 * @param {string} query of the state that the row belongs to
 */
async function ask(chart, row, query) {
  ribbon = shown()?.ribbon.join(" · ") ?? "";
  asked = { chart, row, query };
  latest?.abort();
  const request = new AbortController();
  latest = request;
  // the value before does not stand there until the answer comes
  setProps("picked-text", { children: "" });
  setProps("drawer-body", { children: element("P", { children: word("quote_loading") }) });
  try {
    const answer = await fetchPatiently(quoteRequest(chart, row, query, origin()), request.signal);
    if (!answer?.line || !answer.body) throw new Error("not a value of this site");
    if (request !== latest) return;
    setProps("picked-text", { children: answer.line });
    setProps("drawer-body", { children: answer.body });
  } catch {
    if (request === latest) tellFailure();
  }
}

/** The server did not describe the value: say so, and offer to try again. */
function tellFailure() {
  const text = word("quote_failed");
  setProps("picked-text", { children: text });
  setProps("drawer-body", {
    children: [
      element("P", { role: "alert", children: text }),
      element("Button", {
        className: "button",
        type: "button",
        "data-retry-quote": "",
        children: word("try_again"),
      }),
    ],
  });
}

/** The query of the state that a card shows. @param {string} chart */
const queryOf = (chart) => addressIn(csvLinkOf(cardOf(chart))).split("?")[1] ?? "";

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
  if (closest(event, "[data-retry-quote]")) ask(asked.chart, asked.row, asked.query);
  const target = closest(event, ".quote-link, .quote-button, [data-copy]");
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
  const row = target.dataset.quoteRow ?? "";
  ask(chart, row === OF_TITLE ? selectedRow(chart, query) : Number(row), query);
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
export function pick(chart, row) {
  picked = { chart, row, query: queryOf(chart) };
  ask(chart, row, picked.query);
}

/**
 * The row that was picked in a card, else the one that its title speaks about.
 * @param {string} chart
 * @param {string} query of the state that the card shows
 */
const selectedRow = (chart, query) =>
  picked?.chart === chart && picked.query === query ? picked.row : OF_TITLE;

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
