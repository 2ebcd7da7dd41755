/* The table of /projects: sorted, filtered by a text, and in pages. */

import { matching, pageOf, sortedBy } from "../model/sorting.js";
import { addressWith } from "./address.js";
import { byId, make } from "./dom.js";
import { markOf } from "./projectmarks.js";
import { frameLanguage } from "./state.js";

/**
 * @typedef {import("../types.js").Listed} Listed
 * @typedef {import("../types.js").ListRow} ListRow
 * @typedef {import("../types.js").DeskWords} DeskWords
 */

/** Rows on a page. */
const SIZE = 12;
/** Stages of a project in order of time, for sorting. */
const STAGES = ["operating", "construction", "announced", "cancelled"];
/** @type {Record<string, (row: ListRow) => string | number | null>} column -> what it is sorted by */
const VALUES = {
  name: (row) => row.name,
  where: (row) => row.where,
  sector: (row) => row.sector,
  status: (row) => STAGES.indexOf(row.stage),
  value: (row) => row.value,
  year: (row) => row.year || row.day.slice(0, 4),
};
/** Columns that begin with the largest value. */
const FROM_LARGEST = ["value", "year"];

/** @typedef {{list: "projects" | "routes", column: string, down: boolean, text: string, page: number}} Choice */

/** What the reader chose; it stays while a project is open, and on other pages.
 *  @type {Choice} */
const choice = { list: "projects", column: "year", down: true, text: "", page: 0 };

/** @param {Partial<Choice>} next */
export function choose(next) {
  Object.assign(choice, { page: 0 }, next);
}

/** Sort by a column, or turn its direction. @param {string} column */
export function sortBy(column) {
  const down = choice.column === column ? !choice.down : FROM_LARGEST.includes(column);
  choose({ column, down });
}

/** @param {number} by pages */
export const turnPage = (by) => choose({ page: choice.page + by });

/** The words that the list is filtered by. */
export const filterText = () => choice.text;

/** The rows of the chosen list that match the text, sorted. @param {Listed} listed */
function rowsOf(listed) {
  const found = matching(
    listed[choice.list],
    (row) => [row.name, row.where, row.sector, row.status, row.words, row.year].join(" "),
    choice.text,
  );
  const lang = frameLanguage();
  const latestFirst = sortedBy(found, (row) => row.day, { down: true });
  return sortedBy(latestFirst, VALUES[choice.column], { down: choice.down, lang });
}

/** @param {string} column @param {(Node | string)[]} content @param {"td" | "th"} [name] */
function cell(column, content, name = "td") {
  const element = make(name, { className: `col-${column}` });
  element.setAttribute("role", name === "th" ? "rowheader" : "cell");
  element.append(...content);
  return element;
}

/** @param {string} text @param {string} className */
const small = (text, className) => make("span", { className, textContent: text });

/** @param {ListRow} row @param {DeskWords} words */
function rowElement(row, words) {
  const line = make("tr");
  line.setAttribute("role", "row");
  line.dataset.item = row.id;
  const link = make("a", { href: addressWith({ item: row.id }), textContent: row.name });
  /** @type {(Node | string)[]} */
  const amount = row.money ? [row.money] : [small(words.no_amount, "quiet")];
  if (row.type) amount.push(small(row.type, "cell-more"));
  line.append(
    cell("name", [markOf(row, words.colours), link], "th"),
    cell("where", [row.where]),
    cell("sector", [row.sector]),
    cell("status", [
      small(`${row.where} · `, "cell-where"), // on a phone, where the column is hidden
      row.status,
      " ",
      small(row.date || words.undated, "cell-more"),
    ]),
    cell("value", choice.list === "projects" ? amount : []),
    cell("year", [row.year]),
  );
  return line;
}

/** Show the arrow of the column that the rows are sorted by. */
function showOrder() {
  for (const button of /** @type {NodeListOf<HTMLElement>} */ (
    document.querySelectorAll("#project-list [data-sort]")
  )) {
    const isSorted = button.dataset.sort === choice.column;
    const order = isSorted ? (choice.down ? "descending" : "ascending") : "none";
    button.parentElement?.setAttribute("aria-sort", order);
  }
  for (const button of /** @type {NodeListOf<HTMLElement>} */ (
    document.querySelectorAll("#project-list [data-list]")
  )) {
    button.setAttribute("aria-pressed", String(button.dataset.list === choice.list));
  }
}

/**
 * Put a page of rows into the table.
 * @param {Listed} listed
 * @param {DeskWords} words
 * @param {boolean} [isWhole] all rows, for paper
 */
export function showRows(listed, words, isWhole = false) {
  const all = rowsOf(listed);
  const page = pageOf(all, isWhole ? 0 : choice.page, isWhole ? all.length || 1 : SIZE);
  if (!isWhole) choice.page = page.at;
  byId("project-list").dataset.listed = choice.list;
  byId("project-rows").replaceChildren(...page.rows.map((row) => rowElement(row, words)));
  const last = page.first + page.rows.length;
  byId("project-page").textContent = all.length
    ? words.page
        .replace("{from}", String(page.first + 1))
        .replace("{to}", String(last))
        .replace("{all}", String(all.length))
    : words.none;
  for (const button of /** @type {NodeListOf<HTMLButtonElement>} */ (
    document.querySelectorAll("#project-list [data-step]")
  )) {
    const target = page.at + Number(button.dataset.step);
    button.disabled = target < 0 || target >= page.pages;
  }
  showOrder();
}
