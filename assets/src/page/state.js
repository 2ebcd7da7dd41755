/* What the page shows, and what the address bar names. Until the server answers, the address bar is
   ahead of the screen; the reader's next choice changes the requested state, not the shown one. */

import { queryOf, stateOf, viewOf } from "../model/address.js";
import { byId } from "./dom.js";
import { hereAddress, hereUrl } from "./site.js";

/**
 * @typedef {import("../types.js").Frame} Frame
 * @typedef {import("../types.js").Payload} Payload
 */

/** @type {Frame | null} */
let frameData = null;
/** @type {Payload | null} */
let payload = null;
/** URL, within the site, of the page in another language that the browser is loading. */
let leavingFor = "";
/** @type {((payload: Payload, isOtherView: boolean) => void)[]} */
const listeners = [];

/** @returns {Frame} parameters and places */
export function frame() {
  frameData ??= JSON.parse(byId("main").dataset.frame ?? "{}");
  return /** @type {Frame} */ (frameData);
}

/** The language of the shell; for another language the browser loads another page. */
export const frameLanguage = () => frame().language;

/** @returns {Payload | null} the last payload that was applied */
export const shown = () => payload;

/** @returns {Payload} the last payload; only for code that runs after the first one */
export const shownPage = () => /** @type {Payload} */ (payload);

/** Path and query of the address bar, as the address store holds them. */
export const here = () => ({ path: hereUrl().pathname, query: queryOf(location) });

/** @param {string} url of a page in another language; empty after the browser came back */
export function setLeaving(url) {
  leavingFor = url;
}

/** The state that the address bar names. */
export const requestedState = () =>
  stateOf(leavingFor ? new URL(leavingFor) : hereUrl(), frame(), payload?.state);

/** Is the view in the address bar the one on the screen? */
export const isSameView = () =>
  payload !== null && viewOf(hereUrl().pathname) === viewOf(payload.address.split("?")[0]);

/** Is the address in the address bar the one on the screen? */
export const isAnswered = () => payload !== null && payload.address === hereAddress();

/**
 * Is this the answer to the address in the address bar? A late answer is not.
 * @param {Payload | null} answer
 * @returns {answer is Payload}
 */
export function isCurrent(answer) {
  if (!answer) return false;
  const { path, query } = here();
  return (
    (answer.asked.path === path && answer.asked.query === query) || answer.address === hereAddress()
  );
}

/** @param {(payload: Payload, isOtherView: boolean) => void} listener is called after each payload
 *   is applied; `isOtherView`: its view differs from that of the one before */
export function onShown(listener) {
  listeners.push(listener);
}

/** @param {Payload} next the payload that has been applied */
export function setShown(next) {
  const isOtherView = payload?.view !== next.view;
  payload = next;
  for (const listener of listeners) listener(next, isOtherView);
}
