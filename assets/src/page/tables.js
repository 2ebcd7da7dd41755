/* The table of a card: fetched when it is opened, and again when its card changes. It stands in the
   place of the chart. */

import { asHtml, asText, sorted } from "../model/table.js";
import { say } from "./announce.js";
import { afterAMoment, copyText } from "./clipboard.js";
import { closest, csvLinkOf, make } from "./dom.js";
import { fetchPatiently } from "./request.js";
import { addressIn } from "./site.js";
import { sortButtonsOf, tableElement } from "./tableparts.js";
import { word } from "./words.js";

/**
 * @typedef {import("../types.js").Card} Card
 * @typedef {import("../types.js").Table} Table
 * @typedef {import("./cardbody.js").Body} Body
 * @typedef {{address: string, table?: Table, lines?: Map<unknown, Element>}} Shown
 */

/** @type {WeakMap<Element, Shown>} place of a table -> the address of the rows that it shows or waits
 *  for, and the rows when they are there */
const places = new WeakMap();

/** @param {string} csv address of a card's CSV @returns {string} address of its rows as a table */
const rowsOf = (csv) => csv.replace(/^\/csv\//, "/rows/");

/**
 * Show the rows at an address. Until they come, the place says so: rows of the state before would
 * stand under the title of this one.
 * @param {HTMLElement} place
 * @param {string} address
 */
async function fetchRows(place, address) {
  if (places.get(place)?.address === address) return;
  const isWanted = () => places.get(place)?.address === address;
  places.set(place, { address });
  place.setAttribute("aria-busy", "true");
  place.style.minHeight = `${place.offsetHeight}px`; // the page does not jump
  place.replaceChildren(make("p", { textContent: word("table_loading") }));
  try {
    /** @type {Table} */
    const table = await fetchPatiently(address);
    if (!isWanted()) return; // closed, or another state
    const { element, lines } = tableElement(table);
    places.set(place, { address, table, lines });
    place.replaceChildren(element);
  } catch {
    if (!isWanted()) return;
    places.delete(place);
    place.replaceChildren(...failure());
  }
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
  places.delete(place);
  place.replaceChildren();
  place.style.minHeight = "";
  place.removeAttribute("aria-busy");
}

/**
 * Open or close the table of a card. @param {Element} card @param {boolean} isOpen
 */
function setOpen(card, isOpen) {
  card.querySelector(".table-button")?.setAttribute("aria-expanded", String(isOpen));
  card.toggleAttribute("data-tabled", isOpen);
  const place = /** @type {HTMLElement} */ (card.querySelector(".card-table"));
  if (isOpen) fetchRows(place, rowsOf(addressIn(csvLinkOf(card))));
  else close(place);
}

/**
 * Fetch an open table again if its card has changed; close that of a card that is empty now.
 * @param {Body} body
 * @param {Card} card
 */
export function followTable({ table, buttons }, card) {
  buttons.table.hidden = Boolean(card.empty);
  if (buttons.table.getAttribute("aria-expanded") !== "true") return;
  const article = table.closest("article.card");
  if (card.empty && article) setOpen(article, false);
  else fetchRows(table, rowsOf(card.csv));
}

/** Sort by a column; a second click turns the order around. @param {HTMLElement} button */
function sort(button) {
  const place = /** @type {Element} */ (button.closest(".card-table"));
  const { table, lines } = places.get(place) ?? {};
  const head = button.closest("th");
  if (!table || !lines || !head) return;
  const isDescending = head.getAttribute("aria-sort") === "ascending";
  const column = sortButtonsOf(place).indexOf(button);
  table.rows = sorted(table.rows, column, isDescending, document.documentElement.lang);
  place.querySelector("tbody")?.append(...table.rows.map((row) => lines.get(row) ?? ""));
  for (const other of place.querySelectorAll("th")) other.removeAttribute("aria-sort");
  head.setAttribute("aria-sort", isDescending ? "descending" : "ascending");
}

/** Copy the table in its present order. @param {HTMLElement} button */
async function copy(button) {
  const { table } = places.get(/** @type {Element} */ (button.closest(".card-table"))) ?? {};
  if (!table) return;
  const isCopied = await copyText(asText(table), asHtml(table));
  button.textContent = word(isCopied ? "table_copied" : "copy_refused");
  say(button.textContent);
  afterAMoment(() => {
    button.textContent = word("copy_table");
  });
}

/** @param {MouseEvent} event */
function handleClick(event) {
  const button = closest(event, ".table-button, .card-table button");
  const card = button?.closest("article.card");
  if (!button || !card) return;
  if (button.matches(".table-button")) {
    setOpen(card, button.getAttribute("aria-expanded") !== "true");
  } else if ("retryTable" in button.dataset) setOpen(card, true);
  else if (button.matches(".sort-button")) sort(button);
  else if (button.matches(".copy-table")) copy(button);
}

export function answerTableButtons() {
  document.addEventListener("click", handleClick);
}
