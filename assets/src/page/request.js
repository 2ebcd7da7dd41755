/* Requests to the server. */

import { layoutRequest, queryOf, viewRequest } from "../model/address.js";
import { placed } from "./site.js";

/** @typedef {import("../types.js").View} View */

/** Milliseconds before a failed request is repeated, for each attempt after the first. */
export const PAUSES = [400, 1600];

/** Milliseconds after which a request counts as failed. */
const PATIENCE = 20_000;

/** Milliseconds for which an answer that was asked for ahead may be used. */
const FRESH = 20_000;

/** The server answered that it will not answer this: another attempt would give the same. */
class Refusal extends Error {}

/** @param {unknown} fault @returns {boolean} */
export const isRefusal = (fault) => fault instanceof Refusal;

/**
 * @param {string} address within the site
 * @param {AbortSignal} [signal]
 * @returns {Promise<Response>} rejects if the server does not answer, or answers with an error
 */
async function request(address, signal) {
  const late = AbortSignal.timeout(PATIENCE);
  const answer = await fetch(placed(address), {
    signal: signal ? AbortSignal.any([signal, late]) : late,
  });
  if (!answer.ok) {
    const said = `${answer.status} ${answer.statusText}`.trim();
    const isFinal = answer.status >= 400 && answer.status < 500 && answer.status !== 429;
    throw isFinal ? new Refusal(said) : new Error(said);
  }
  return answer;
}

/**
 * Fetch the JSON at an address of this site.
 * @param {string} address
 * @param {AbortSignal} [signal]
 * @returns {Promise<any>} rejects if the server does not answer, or answers with an error
 */
export const fetchJson = async (address, signal) => (await request(address, signal)).json();

/** @type {Map<string, {answer: Promise<any>, since: number, end: () => void}>} address -> what was asked
 *  for ahead, until it is used */
const ahead = new Map();

/**
 * Ask for a page that the reader seems to be about to open. What was asked for ahead before and not
 * used is given up, so there is never more than one page under way.
 * @param {string} path
 * @param {string} query
 * @param {boolean} isOtherLayout ask for its layout, too
 */
export function askAhead(path, query, isOtherLayout) {
  const since = performance.now();
  const view = viewRequest(path, query);
  const known = ahead.get(view);
  if (known && since - known.since < FRESH) return;
  for (const { end } of ahead.values()) end();
  ahead.clear();
  for (const address of isOtherLayout ? [view, layoutRequest(path, query)] : [view]) {
    const request = new AbortController();
    const answer = fetchJson(address, request.signal);
    answer.catch(() => {}); // told when the page is opened: then it was the first attempt
    ahead.set(address, { answer, since, end: () => request.abort() });
  }
}

/**
 * Fetch JSON, unless it was asked for ahead. Each answer is used once.
 * @param {string} address
 * @param {AbortSignal} [signal]
 * @returns {Promise<any>}
 */
function fetchOnce(address, signal) {
  const known = ahead.get(address);
  ahead.delete(address);
  return known && performance.now() - known.since < FRESH
    ? known.answer
    : fetchJson(address, signal);
}

/**
 * Call a function again after growing pauses while it fails, unless the server refuses.
 * @template Value
 * @param {() => Promise<Value>} attempt
 * @param {AbortSignal} [signal] ends the attempts
 * @returns {Promise<Value>} rejects with the last fault
 */
async function persist(attempt, signal) {
  for (let count = 0; ; count++) {
    try {
      return await attempt();
    } catch (fault) {
      if (signal?.aborted || isRefusal(fault) || count === PAUSES.length) throw fault;
      await new Promise((resolve) => setTimeout(resolve, PAUSES[count]));
    }
  }
}

/**
 * Fetch the JSON at an address of this site, like a page.
 * @param {string} address
 * @param {AbortSignal} [signal] ends the request
 */
export const fetchPatiently = (address, signal) =>
  persist(() => fetchJson(address, signal), signal);

/**
 * Fetch what the page at `path` shows. A request that fails is repeated after growing pauses.
 * @param {string} path
 * @param {string} query
 * @param {{scene?: boolean, signal?: AbortSignal}} [options] `scene`: only the cards that fill the
 *   screen in present mode; `signal` ends the request
 * @returns {Promise<View>} rejects if the server does not answer or answers with an error, or if
 *   `signal` ends the request
 */
export const fetchView = (path, query, { scene = false, signal } = {}) =>
  persist(async () => {
    const view = await fetchOnce(viewRequest(path, query, scene), signal);
    // a proxy or a login page may answer with other JSON
    if (!view?.cards || !view.state || !view.address) throw new Error("not a page of this site");
    return view;
  }, signal);

/**
 * Fetch the layout of the page at `path`, in the same way.
 * @param {string} path
 * @param {string} query
 * @param {AbortSignal} signal
 * @returns {Promise<object>} a component in Dash's format
 */
export const fetchLayout = (path, query, signal) =>
  persist(async () => {
    const layout = await fetchOnce(layoutRequest(path, query), signal);
    if (!layout?.props?.["data-layout"]) throw new Error("not a layout of this site");
    return layout;
  }, signal);

/**
 * Fetch what an address of this site shows.
 * @param {string} address path and query
 * @param {{scene?: boolean}} [options]
 */
export function fetchAddress(address, options) {
  const url = new URL(address, location.origin);
  return fetchView(url.pathname, queryOf(url), options);
}
