/* The address bar holds the state of the page. Controls, clicks and links change the address; the
   server answers each address with what to show. */

import { addressOf, languageOf, releaseOf, setParameter } from "../model/address.js";
import { holdPlace, isReturning, pushAddress, replaceAddress } from "./places.js";
import { hereAddress, hereUrl, placed } from "./site.js";
import { frame, frameLanguage, isCurrent, onShown, requestedState, setLeaving } from "./state.js";

/** The requested address has a fragment. */
let hasFragment = false;

/** Fetches what the address bar names. @type {() => void} */
let fetchPage = () => {};

/** @param {() => void} listener fetches what the address bar names */
export function onAddress(listener) {
  fetchPage = listener;
}

/** Is the frame of the page that of the language and release of an address? @param {URL} url */
const fitsFrame = (url) =>
  languageOf(url, frame()) === frameLanguage() && releaseOf(url, frame()) === (frame().asof ?? "");

/** Request what the address bar names. */
export function publish() {
  if (!document.getElementById("main")) return; // not laid out yet: Dash's callback `open` does it
  if (fitsFrame(new URL(location.href))) {
    fetchPage();
  } else {
    location.reload();
  }
}

/** Go to another address. @param {URL} url within the site */
export function goTo(url) {
  const address = addressOf(url) + url.hash;
  if (!fitsFrame(url)) {
    setLeaving(url.href);
    location.assign(placed(address));
  } else if (addressOf(url) !== hereAddress()) {
    hasFragment = Boolean(url.hash);
    pushAddress(address);
    publish();
  } else if (url.hash) {
    if (url.hash !== location.hash) pushAddress(address);
    reveal();
  }
}

/** @param {string} address path and query */
export const go = (address) => goTo(new URL(address, location.origin));

/** The current URL within the site, without its fragment. */
export function presentUrl() {
  const url = hereUrl();
  url.hash = "";
  return url;
}

/**
 * The current address with other values of some parameters.
 * @param {Record<string, string>} values
 */
export function addressWith(values) {
  const url = presentUrl();
  for (const [field, value] of Object.entries(values)) setParameter(url, field, value, frame());
  return addressOf(url);
}

/** Set a field, or clear it if it has that value. @param {string} field @param {string} value */
export function toggle(field, value) {
  const next = requestedState()[field] === value ? frame().parameters[field].default : value;
  go(addressWith({ [field]: next }));
}

/** Scroll to the element that the fragment names, once it is laid out. */
function reveal() {
  let id = "";
  try {
    id = decodeURIComponent(location.hash.slice(1));
  } catch {
    return; // malformed: it names no element
  }
  if (!id) return;
  holdPlace(() => {
    const target = document.getElementById(id);
    const folded = target?.closest("details");
    if (folded) folded.open = true;
    target?.scrollIntoView({ block: "start" });
  });
}

/* Replace the requested address by its canonical form, without a new history entry and without
   another request. */
onShown((payload, isOtherView) => {
  if ((isOtherView && !isReturning()) || hasFragment) reveal();
  hasFragment = false;
  document.documentElement.dataset.address = payload.address; // for tests and for print
  if (payload.address !== hereAddress() && isCurrent(payload)) {
    replaceAddress(payload.address + location.hash);
  }
});
