/* Fetch what the address bar names. Only the latest request counts: a late answer must not replace
   what the reader chose since. Until the answer is shown the page is marked as busy. If it does not
   come, address and controls return to what the charts show. */

import { go, onAddress, publish } from "./address.js";
import { markBusy } from "./busy.js";
import { apply, isOtherLayout, showCards } from "./cards.js";
import { setControls } from "./controls.js";
import { closest, make } from "./dom.js";
import { setTemplates } from "./drawing.js";
import { showNotices } from "./notices.js";
import { replaceAddress } from "./places.js";
import { askAhead, fetchLayout, fetchView, isRefusal } from "./request.js";
import { hereAddress, placed } from "./site.js";
import { here, shown } from "./state.js";
import { soon } from "./turns.js";
import { word } from "./words.js";

/**
 * @typedef {import("../types.js").Asked} Asked
 * @typedef {import("../types.js").Templates} Templates
 */

/** @type {AbortController | null} the latest request */
let latest = null;
/** The address that could not be fetched. */
let failed = "";

/** @param {Asked} asked @returns {string} path and query */
const addressAsked = ({ path, query }) => (query ? `${path}?${query}` : path);

/** Return address and controls to what the charts show, if they show something. */
function giveBack() {
  const page = shown();
  if (!page) return;
  if (page.address !== hereAddress()) {
    replaceAddress(page.address + location.hash);
  }
  setControls(page);
}

/**
 * Say what could not be loaded, and offer to try again, or to load the page anew if the server
 * refused the request: it has another version then.
 * @param {Asked} asked
 * @param {unknown} fault
 */
function tellFailure(asked, fault) {
  failed = addressAsked(asked);
  giveBack();
  const isReload = isRefusal(fault);
  const text = isReload ? "view_refused" : shown() ? "choice_failed" : "view_failed";
  const button = make("button", {
    className: "button",
    textContent: word(isReload ? "reload" : "try_again"),
  });
  button.dataset[isReload ? "reload" : "retry"] = "";
  showNotices([make("p", { textContent: word(text) }), button]);
}

/**
 * Fetch what the address bar names.
 * @returns {Promise<import("../types.js").Payload | null>} null if the answer does not come, or if
 *   the reader has moved on
 */
export async function load() {
  latest?.abort();
  const request = new AbortController();
  latest = request;
  const asked = here();
  markBusy(true);
  try {
    const { signal } = request;
    const [view, layout] = await Promise.all([
      fetchView(asked.path, asked.query, { signal }),
      isOtherLayout(asked.path) ? fetchLayout(asked.path, asked.query, signal) : null,
    ]);
    return request === latest ? { ...view, asked, layout } : null;
  } catch (fault) {
    if (request !== latest) return null;
    markBusy(false);
    tellFailure(asked, fault);
    showCards(); // those that show the page before are busy no longer
    return null;
  }
}

/** Fetch what the address bar names, and show it. */
async function loadPage() {
  const payload = await load();
  // in a task of its own: what was asked for ahead is there while the click is still handled
  if (payload) soon(() => apply(payload));
}

/**
 * Callback that Dash runs once, when the shell is laid out.
 * @param {string} _page id of the page's holder
 * @param {Templates} templates
 */
export function open(_page, templates) {
  setTemplates(templates);
  publish();
}

export function loadPages() {
  onAddress(loadPage);
  const { path, query } = here();
  askAhead(path, query, true); // Dash lays out the shell meanwhile
}

export function answerRetryButton() {
  document.addEventListener("click", (event) => {
    if (closest(event, "[data-reload]")) location.assign(placed(failed));
    if (!closest(event, "[data-retry]")) return;
    if (failed === hereAddress()) publish();
    else go(failed);
  });
}
