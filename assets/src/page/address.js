/* The address bar is the state of the page. Controls, clicks and links propose another address;
   the server answers each address with what to show. */

import { addressOf, languageOf, layoutOf, setParameter } from "../model/address.js";
import { noUpdate, setProps } from "./dash.js";
import { frame, frameLanguage, here, onShown, requestedState, setLeaving } from "./state.js";

/** @type {string | null} the layout that the page has; it is asked for again when it changes */
let layout = null;
/** The address that was asked for names a part of its page. */
let hasPart = false;

/** Ask for what the address bar says. */
export function publish() {
  if (!document.getElementById("main")) return; // not laid out yet: `open` will ask
  if (languageOf(new URL(location.href), frame()) === frameLanguage())
    setProps("address", { data: here() });
  else location.reload();
}

/** Go to another address of this site. @param {URL} url */
export function goTo(url) {
  if (url.origin !== location.origin) return;
  if (languageOf(url, frame()) !== frameLanguage()) {
    setLeaving(url.href);
    location.assign(url.href);
  } else if (addressOf(url) !== addressOf(location)) {
    hasPart = Boolean(url.hash);
    history.pushState(null, "", addressOf(url) + url.hash);
    publish();
  } else if (url.hash) {
    if (url.hash !== location.hash) history.pushState(null, "", addressOf(url) + url.hash);
    reveal();
  }
}

/** @param {string} address path and query */
export const go = (address) => goTo(new URL(address, location.origin));

/** The present address without its part of the page, to be changed. */
export function presentUrl() {
  const url = new URL(location.href);
  url.hash = "";
  return url;
}

/**
 * The present address with other values of some parameters.
 * @param {Record<string, string>} values
 */
export function addressWith(values) {
  const url = presentUrl();
  for (const [field, value] of Object.entries(values)) setParameter(url, field, value, frame());
  return addressOf(url);
}

/** Set a field, or clear it where it has that value. @param {string} field @param {string} value */
export function toggle(field, value) {
  const next = requestedState()[field] === value ? frame().parameters[field].default : value;
  go(addressWith({ [field]: next }));
}

/** Scroll to the part of the page that the address names, once it is laid out. */
function reveal(attempts = 0) {
  let id = "";
  try {
    id = decodeURIComponent(location.hash.slice(1));
  } catch {
    return; // malformed: it names no part of the page
  }
  if (!id) return;
  const target = document.getElementById(id);
  if (!target) {
    if (attempts) setTimeout(() => reveal(attempts - 1), 100);
    return;
  }
  const folded = target.closest("details");
  if (folded) folded.open = true;
  target.scrollIntoView({ block: "start" });
}

/* The canonical address replaces the one that was asked for, without an entry in the history and
   without another request. */
onShown((payload, another) => {
  if (another || hasPart) reveal(30);
  hasPart = false;
  document.documentElement.dataset.address = payload.address; // for tests and for print
  if (payload.address !== addressOf(location)) {
    history.replaceState(null, "", payload.address + location.hash);
  }
});

/** Dash asks this once, when the page is laid out. */
export function open() {
  // on a phone the charts come first; the filter bar opens on request
  if (window.matchMedia("(max-width: 40rem)").matches) setProps("filters", { open: false });
  return here();
}

/** What the layout of the page depends on. @param {{path: string} | null} address */
export function section(address) {
  const next = layoutOf(address?.path ?? "/");
  if (next === layout) return noUpdate();
  layout = next;
  return { path: next, lang: frameLanguage() };
}
