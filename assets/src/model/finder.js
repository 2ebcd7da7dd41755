/* The search field as a combobox: which result a key leads to, and the request for results. */

import { viewRequest } from "./address.js";

/** Longest search that is sent; the server reads no more of it. */
const LONGEST = 60;

/**
 * The request for the results of a search on a page.
 * @param {string} path
 * @param {string} query of the page without `?`; another search in it is left out
 * @param {string} words
 * @param {string} name of the parameter of a search in addresses
 */
export function searchRequest(path, query, words, name) {
  const parameters = new URLSearchParams(query);
  parameters.set(name, words.slice(0, LONGEST));
  return viewRequest(path, parameters.toString()).replace("/view", "/search");
}

/**
 * The result that a key leads to: the next or the previous one, around the ends; -1 is none.
 * @param {number} active the current result, or -1
 * @param {number} count of results
 * @param {string} key
 * @returns {number | null} null if the key does not move in the list
 */
export function nextResult(active, count, key) {
  if (!count) return null;
  if (key === "ArrowDown") return active + 1 < count ? active + 1 : 0;
  if (key === "ArrowUp") return active > 0 ? active - 1 : count - 1;
  return null;
}
