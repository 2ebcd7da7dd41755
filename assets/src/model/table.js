/* The table of a card (components/export/table.py): its order, and its text for the clipboard. */

import { sortedBy } from "./sorting.js";

/**
 * @typedef {import("../types.js").Table} Table
 * @typedef {import("../types.js").TableCell} TableCell
 */

/** Signs before the name of a status. */
const SIGNS = /^[○⊗] /;
/** A text that begins with one of these is a formula for some spreadsheet. */
const FORMULA = /^[=+\-@＝＋－＠]/;

/**
 * The rows in the order of a column. Empty cells come last in both directions, and rows with equal
 * cells keep their order.
 * @param {Table["rows"]} rows
 * @param {number} column
 * @param {boolean} isDescending
 * @param {string} lang of texts
 * @returns {Table["rows"]}
 */
export function sorted(rows, column, isDescending, lang) {
  return sortedBy(
    rows,
    (row) => {
      const cell = row[column];
      if (!cell || (cell.value === undefined && cell.text === "")) return null;
      return cell.value ?? cell.order ?? cell.text;
    },
    { down: isDescending, lang },
  );
}

/**
 * Decimals of a number as it is shown, by which numbers of a column are set under each other.
 * @param {string} text
 * @param {string} decimal sign
 */
export const decimalsOf = (text, decimal) => text.split(decimal)[1]?.length ?? 0;

/** @param {number} value @param {string} decimal @returns {string} with a plain minus, ungrouped */
const plain = (value, decimal) => String(value).replace(".", decimal);

/** @param {TableCell | null} cell @param {string} decimal */
function textOf(cell, decimal) {
  if (!cell) return "";
  if (cell.value !== undefined) return plain(cell.value, decimal);
  const text = cell.text.replace(SIGNS, "").replace(/\s/g, " ");
  return FORMULA.test(text) ? `'${text}` : text;
}

/**
 * The table as text that spreadsheets take: tabs between cells.
 * @param {Table} table
 */
export function asText({ columns, rows, decimal }) {
  const lines = rows.map((cells) => cells.map((cell) => textOf(cell, decimal)));
  return [columns.map(({ label }) => label), ...lines].map((cells) => cells.join("\t")).join("\n");
}

/** @param {string} text */
const escaped = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");

/** @param {TableCell | null} cell @param {string} decimal */
function htmlOf(cell, decimal) {
  if (cell?.value === undefined) {
    // Excel makes no date or number of a cell in this format
    return `<td style="mso-number-format:'\\@'">${escaped(textOf(cell, decimal))}</td>`;
  }
  const { value } = cell;
  // the number for Excel and for LibreOffice, whatever their decimal sign
  return `<td align="right" x:num="${value}" sdval="${value}">${plain(value, decimal)}</td>`;
}

/**
 * The table as HTML for the clipboard, with numbers as numbers in every locale.
 * @param {Table} table
 */
export function asHtml({ caption, columns, rows, decimal }) {
  const head = columns.map(({ label }) => `<th>${escaped(label)}</th>`).join("");
  const body = rows
    .map((cells) => `<tr>${cells.map((cell) => htmlOf(cell, decimal)).join("")}</tr>`)
    .join("");
  return (
    '<table xmlns:x="urn:schemas-microsoft-com:office:excel">' +
    `<caption>${escaped(caption)}</caption><tr>${head}</tr>${body}</table>`
  );
}
