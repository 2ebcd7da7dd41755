/* What the page shows, and what the address bar asks for. The address bar is ahead of the screen
   until the answer comes: whatever a reader chooses next builds on what was asked for. */

import { addressOf, languageOf, queryOf, stateOf, viewOf } from "../model/address.js";
import { byId } from "./dom.js";

/**
 * @typedef {import("../types.js").Frame} Frame
 * @typedef {import("../types.js").Payload} Payload
 */

/** The address that the page was loaded at. */
const loadedAt = new URL(location.href);

/** @type {Frame | null} */
let frameData = null;
/** @type {Payload | null} */
let payload = null;
/** The page in another language that the browser is loading. */
let leavingFor = "";
/** @type {((payload: Payload, another: boolean) => void)[]} */
const listeners = [];

/** @returns {Frame} parameters and places */
export function frame() {
  frameData ??= JSON.parse(byId("main").dataset.frame ?? "{}");
  return /** @type {Frame} */ (frameData);
}

/** The language of the frame around the charts: another language is another page. */
export const frameLanguage = () => languageOf(loadedAt, frame());

/** @returns {Payload | null} the last payload that was applied */
export const shown = () => payload;

/** @returns {Payload} the last payload; only for what the page offers once there is one */
export const shownPage = () => /** @type {Payload} */ (payload);

/** Path and query of the address bar, as the address store holds them. */
export const here = () => ({ path: location.pathname, query: queryOf(location) });

/** @param {string} url of a page in another language; empty when the browser came back */
export function setLeaving(url) {
  leavingFor = url;
}

/** The state that the address bar asks for. */
export const requestedState = () =>
  stateOf(new URL(leavingFor || location.href), frame(), payload?.state);

/** Does the address bar ask for the page whose controls are shown? */
export const isSameView = () =>
  payload !== null && viewOf(location.pathname) === viewOf(payload.address.split("?")[0]);

/** Is what is shown what the address bar asks for? */
export const isAnswered = () => payload !== null && payload.address === addressOf(location);

/**
 * Is this the answer to what the address bar asks for now? A late answer is not.
 * @param {Payload | null} answer
 * @returns {answer is Payload}
 */
export function isCurrent(answer) {
  if (!answer) return false;
  const { path, query } = here();
  return (
    (answer.asked.path === path && answer.asked.query === query) ||
    answer.address === addressOf(location)
  );
}

/** @param {(payload: Payload, another: boolean) => void} listener learns of each payload that was
 *   applied, and whether it is of another view than the one before */
export function onShown(listener) {
  listeners.push(listener);
}

/** @param {Payload} next has been applied */
export function setShown(next) {
  const another = payload?.view !== next.view;
  payload = next;
  for (const listener of listeners) listener(next, another);
}
