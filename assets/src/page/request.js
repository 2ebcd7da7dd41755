/* Requests to the server. */

import { queryOf, viewRequest } from "../model/address.js";

/** @typedef {import("../types.js").View} View */

const ATTEMPTS = 2;
/** Milliseconds before a failed request is repeated. */
const PAUSE = 500;

/**
 * Fetch the JSON at an address of this site.
 * @param {string} address
 * @param {AbortSignal} [signal]
 * @returns {Promise<any>} rejects if the server does not answer, or answers with an error
 */
export async function fetchJson(address, signal) {
  const answer = await fetch(address, { signal });
  if (!answer.ok) throw new Error(`${answer.status} ${answer.statusText}`.trim());
  return answer.json();
}

/**
 * Fetch what the page at `path` shows. A request that fails is repeated once.
 * @param {string} path
 * @param {string} query
 * @param {{scene?: boolean, signal?: AbortSignal}} [options] `scene`: only the cards that fill the
 *   screen in present mode; `signal` ends the request
 * @returns {Promise<View>} rejects if the server does not answer or answers with an error, or if
 *   `signal` ends the request
 */
export async function fetchView(path, query, { scene = false, signal } = {}) {
  for (let attempt = 1; ; attempt++) {
    try {
      const view = await fetchJson(viewRequest(path, query, scene), signal);
      // a proxy or a login page may answer with other JSON
      if (!view?.cards || !view.state || !view.address) throw new Error("not a page of this site");
      return view;
    } catch (fault) {
      if (signal?.aborted || attempt === ATTEMPTS) throw fault;
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
  }
}

/**
 * Fetch what an address of this site shows.
 * @param {string} address path and query
 * @param {{scene?: boolean}} [options]
 */
export function fetchAddress(address, options) {
  const url = new URL(address, location.origin);
  return fetchView(url.pathname, queryOf(url), options);
}
