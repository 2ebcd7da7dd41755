/* The elements of a card's table. */

import { decimalsOf } from "../model/table.js";
import { make } from "./dom.js";
import { word } from "./words.js";

/**
 * @typedef {import("../types.js").Table} Table
 * @typedef {import("../types.js").TableCell} TableCell
 */

/**
 * A cell. Numbers are buttons that open the quote drawer (quote.js).
 * @param {TableCell | null} cell
 * @param {string} kind of its column
 * @param {number} missing decimals that other numbers of the column have and this one has not
 */
function cellElement(cell, kind, missing) {
  const element = make("td", { className: kind });
  if (!cell) return element;
  if (cell.row === undefined) {
    element.textContent = cell.text;
    return element;
  }
  const button = make("button", { className: "quote-link", textContent: cell.text });
  button.dataset.quoteRow = String(cell.row);
  if (missing && cell.value !== undefined) element.style.setProperty("--missing", `${missing}ch`);
  element.append(button);
  return element;
}

/**
 * For each column, the function from a cell to the width, in digits, by which it is moved to the left
 * so that the decimal signs stand under each other.
 * @param {Table} table
 */
function alignments({ columns, rows, decimal }) {
  return columns.map((_column, place) => {
    const decimals = rows.map((cells) => decimalsOf(cells[place]?.text ?? "", decimal));
    const most = Math.max(0, ...decimals);
    return (/** @type {number} */ line) => {
      const own = decimals[line];
      return most - own + (most && !own ? 0.5 : 0); // the sign is half as wide as a digit
    };
  });
}

/**
 * The table, and the line of each of its rows.
 * @param {Table} table
 */
export function tableElement(table) {
  const { caption, columns, rows, query } = table;
  const heads = columns.map(({ label, kind }) => {
    const head = make("th", { scope: "col", className: kind });
    head.append(make("button", { className: "sort-button", textContent: label }));
    return head;
  });
  const missing = alignments(table);
  /** @type {Map<unknown, Element>} */
  const lines = new Map();
  rows.forEach((cells, place) => {
    const line = make("tr");
    const elements = columns.map(({ kind }, at) =>
      cellElement(cells[at], kind, missing[at](place)),
    );
    line.append(...elements);
    lines.set(cells, line);
  });
  const element = make("table");
  element.dataset.quoteQuery = query;
  const above = element.createCaption();
  const copy = make("button", { className: "button copy-table", textContent: word("copy_table") });
  above.append(make("span", { textContent: caption }), copy);
  element
    .createTHead()
    .insertRow()
    .append(...heads);
  element.createTBody().append(...lines.values());
  return { element, lines };
}

/** @param {Element} place @returns {Element[]} in the order of the columns */
export const sortButtonsOf = (place) => [...place.querySelectorAll(".sort-button")];
