/* Fetch what the address bar names. Only the latest request counts: a late answer must not replace
   what the reader chose since. */

import { forgetLayout, publish } from "./address.js";
import { element, noUpdate, setPropsIfMounted } from "./dash.js";
import { closest } from "./dom.js";
import { fetchView } from "./request.js";
import { onShown } from "./state.js";
import { word } from "./words.js";

const root = document.documentElement;
/** @type {AbortController | null} the latest request */
let latest = null;

/** Say that the charts do not show what the address names, and offer to try again. */
function tellFailure() {
  root.dataset.outdated = "";
  forgetLayout();
  setPropsIfMounted("notices", {
    children: [
      element("P", { children: word("view_failed") }),
      element("Button", {
        className: "button",
        type: "button",
        "data-retry": "",
        children: word("try_again"),
      }),
    ],
  });
}

/**
 * Callback: fetch the payload of an address, for the payload store.
 * @param {import("../types.js").Asked | null} asked
 * @returns {Promise<any>}
 */
export async function load(asked) {
  latest?.abort();
  latest = null;
  if (!asked) return noUpdate();
  const request = new AbortController();
  latest = request;
  try {
    const view = await fetchView(asked.path, asked.query, { signal: request.signal });
    return request === latest ? { ...view, asked } : noUpdate();
  } catch {
    if (request === latest) tellFailure();
    return noUpdate();
  }
}

export function answerRetryButton() {
  document.addEventListener("click", (event) => {
    if (closest(event, "[data-retry]")) publish();
  });
  onShown(() => {
    delete root.dataset.outdated;
  });
}
