/* The table of a card: fetched when it is opened, and again when its card changes. */

import { closest, csvLinkOf, make } from "./dom.js";
import { fetchText } from "./request.js";
import { word } from "./words.js";

/**
 * @typedef {import("../types.js").Card} Card
 * @typedef {import("./cardbody.js").Body} Body
 */

/** @type {WeakMap<Element, string>} place of a table -> address of the rows it shows or waits for */
const asked = new WeakMap();

/** @param {string} csv address of a card's CSV @returns {string} address of its rows as a table */
const rowsOf = (csv) => csv.replace(/^\/csv\//, "/rows/");

/**
 * Show the rows at an address. Until they come, the place says so: rows of the state before would
 * stand under the title of this one.
 * @param {HTMLElement} place
 * @param {string} address
 */
async function fetchRows(place, address) {
  if (asked.get(place) === address) return;
  asked.set(place, address);
  place.setAttribute("aria-busy", "true");
  place.style.minHeight = `${place.offsetHeight}px`; // the page does not jump
  place.replaceChildren(make("p", { textContent: word("table_loading") }));
  let content = /** @type {(Node | string)[]} */ ([]);
  try {
    const html = await fetchText(address);
    content = [document.createRange().createContextualFragment(html)];
  } catch {
    content = failure();
  }
  if (asked.get(place) !== address) return; // closed, or another state
  if (content.length > 1) asked.delete(place);
  place.replaceChildren(...content);
  place.style.minHeight = "";
  place.removeAttribute("aria-busy");
}

/** What could not be loaded, and a button to try again. */
function failure() {
  const text = make("p", { textContent: word("table_failed") });
  text.setAttribute("role", "alert");
  const button = make("button", { className: "button", textContent: word("try_again") });
  button.dataset.retryTable = "";
  return [text, button];
}

/** @param {HTMLElement} place */
function close(place) {
  asked.delete(place);
  place.replaceChildren();
  place.style.minHeight = "";
  place.removeAttribute("aria-busy");
}

/** Fetch an open table again if its card has changed. @param {Body} body @param {Card} card */
export function followTable({ table, buttons }, card) {
  if (buttons.table.getAttribute("aria-expanded") === "true") fetchRows(table, rowsOf(card.csv));
}

/** @param {MouseEvent} event */
function handleClick(event) {
  const button = closest(event, ".table-button, [data-retry-table]");
  const card = button?.closest("article.card");
  const place = /** @type {HTMLElement | null | undefined} */ (card?.querySelector(".card-table"));
  if (!button || !card || !place) return;
  const isOpening =
    "retryTable" in button.dataset || button.getAttribute("aria-expanded") !== "true";
  card.querySelector(".table-button")?.setAttribute("aria-expanded", String(isOpening));
  if (isOpening) fetchRows(place, rowsOf(csvLinkOf(card)?.getAttribute("href") ?? ""));
  else close(place);
}

export function answerTableButtons() {
  document.addEventListener("click", handleClick);
}
