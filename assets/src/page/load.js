/* Fetch what the address bar names. Only the latest request counts: a late answer must not replace
   what the reader chose since. Until the answer is shown the page is marked as busy. If it does not
   come, address and controls return to what the charts show. */

import { addressOf, layoutOf } from "../model/address.js";
import { forgetLayout, go, publish } from "./address.js";
import { setControls } from "./controls.js";
import { element, noUpdate, setPropsIfMounted } from "./dash.js";
import { closest } from "./dom.js";
import { fetchView, isRefusal } from "./request.js";
import { frame, onShown, shown } from "./state.js";
import { word } from "./words.js";

/** @typedef {import("../types.js").Asked} Asked */

const root = document.documentElement;
/** @type {AbortController | null} the latest request */
let latest = null;
/** The address that could not be fetched. */
let failed = "";

/** @param {boolean} isBusy the charts do not show the requested address yet */
function markBusy(isBusy) {
  root.toggleAttribute("data-busy", isBusy);
  document.getElementById("page")?.setAttribute("aria-busy", String(isBusy));
}

/** @param {Asked} asked @returns {string} path and query */
const addressAsked = ({ path, query }) => (query ? `${path}?${query}` : path);

/**
 * Return address and controls to what the charts show. Not if they show another page: its layout
 * may be there already, so the charts are faded instead.
 * @param {Asked} asked
 * @returns {boolean}
 */
function giveBack(asked) {
  const page = shown();
  if (!page || layoutOf(page.address.split("?")[0]) !== layoutOf(asked.path)) return false;
  if (page.address !== addressOf(location)) {
    history.replaceState(null, "", page.address + location.hash);
  }
  setControls(page.state, Object.keys(frame().parameters), page.options, page.trail);
  return true;
}

/**
 * Say what could not be loaded, and offer to try again, or to load the page anew if the server
 * refused the request: it has another version then.
 * @param {Asked} asked
 * @param {unknown} fault
 */
function tellFailure(asked, fault) {
  failed = addressAsked(asked);
  const isBack = giveBack(asked);
  root.toggleAttribute("data-outdated", !isBack);
  if (!isBack) forgetLayout();
  const isReload = isRefusal(fault);
  const text = isReload ? "view_refused" : isBack ? "choice_failed" : "view_failed";
  setPropsIfMounted("notices", {
    children: [
      element("P", { children: word(text) }),
      element("Button", {
        className: "button",
        type: "button",
        [isReload ? "data-reload" : "data-retry"]: "",
        children: word(isReload ? "reload" : "try_again"),
      }),
    ],
  });
}

/**
 * Callback: fetch the payload of an address, for the payload store.
 * @param {Asked | null} asked
 * @returns {Promise<any>}
 */
export async function load(asked) {
  latest?.abort();
  latest = null;
  if (!asked) return noUpdate();
  const request = new AbortController();
  latest = request;
  markBusy(true);
  try {
    const view = await fetchView(asked.path, asked.query, { signal: request.signal });
    return request === latest ? { ...view, asked } : noUpdate();
  } catch (fault) {
    if (request === latest) {
      markBusy(false);
      tellFailure(asked, fault);
    }
    return noUpdate();
  }
}

export function answerRetryButton() {
  document.addEventListener("click", (event) => {
    if (closest(event, "[data-reload]")) location.assign(failed);
    if (!closest(event, "[data-retry]")) return;
    if (failed === addressOf(location)) publish();
    else go(failed);
  });
  onShown(() => {
    root.removeAttribute("data-outdated");
    markBusy(false);
  });
}
