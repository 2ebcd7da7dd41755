/* Fetch what the address bar asks for. Only the newest request counts: a late answer must not
   replace what a reader chose since. */

import { publish } from "./address.js";
import { element, noUpdate, setPropsIfMounted } from "./dash.js";
import { closest } from "./dom.js";
import { fetchView } from "./request.js";
import { onShown } from "./state.js";
import { word } from "./words.js";

const root = document.documentElement;
/** @type {AbortController | null} the newest request */
let newest = null;

/** The charts do not show what the address asks for: say so, and offer to ask again. */
function tellFailure() {
  root.dataset.outdated = "";
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
 * The payload of an address, for the payload store.
 * @param {import("../types.js").Asked | null} asked
 * @returns {Promise<any>}
 */
export async function load(asked) {
  newest?.abort();
  newest = null;
  if (!asked) return noUpdate();
  const request = new AbortController();
  newest = request;
  try {
    const view = await fetchView(asked.path, asked.query, { signal: request.signal });
    return request === newest ? { ...view, asked } : noUpdate();
  } catch {
    if (request === newest) tellFailure();
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
