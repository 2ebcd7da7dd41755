/* Follow links of this site by changing the address bar, without loading a new page. */

import { addressOf, carry, fieldsToCarry } from "../model/address.js";
import { goTo, publish } from "./address.js";
import { closest } from "./dom.js";
import { keepPlaces } from "./places.js";
import { hereAddress, hereUrl, within } from "./site.js";
import { frame, requestedState, setLeaving } from "./state.js";

/** Fields that every link keeps: language, theme, and the release that is shown. */
export const LOOKS = ["lang", "theme", "asof"];
/** Addresses of files. */
const FILES = /^\/(csv|tables)\//;

/** @param {MouseEvent} event */
const isPlain = (event) =>
  !(
    event.defaultPrevented ||
    event.button ||
    event.metaKey ||
    event.ctrlKey ||
    event.shiftKey ||
    event.altKey
  );

/**
 * The page of this site that a link leads to, with what is carried on from this one.
 * @param {Event} event on the link
 * @returns {URL | null}
 */
export function targetOf(event) {
  const link = closest(event, "a[href]");
  if (!(link instanceof HTMLAnchorElement) || link.target || link.hasAttribute("download"))
    return null;
  const url = within(link.href);
  if (!url || FILES.test(url.pathname)) return null;
  if (addressOf(url) === hereAddress() && url.hash) return null; // the browser scrolls there
  // a link to a part of this page keeps the filters
  if (url.pathname === hereUrl().pathname && url.hash && !url.search) url.search = location.search;
  const state = requestedState();
  const isNavigation = link.closest(".header nav") !== null || link.classList.contains("brand");
  carry(url, isNavigation ? fieldsToCarry(state, frame()) : LOOKS, state, frame());
  return url;
}

/** @param {MouseEvent} event */
function follow(event) {
  const url = isPlain(event) && targetOf(event);
  if (!url) return;
  event.preventDefault();
  goTo(url);
  if (!url.hash) window.scrollTo(0, 0);
}

export function followLinks() {
  document.addEventListener("click", follow);
  keepPlaces(publish);
  window.addEventListener("pageshow", () => setLeaving(""));
}
