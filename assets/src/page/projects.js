/* The list of /projects: show the items that the payload lists, mark the chosen one, and choose an
   item on a click. */

import { toggle } from "./address.js";
import { byId, cardOf, closest } from "./dom.js";
import { isCurrent, shown } from "./state.js";

/**
 * @typedef {import("../types.js").Payload} Payload
 * @typedef {import("../types.js").Listed & {key: string}} Listed
 */

/** @type {Listed | null} what the last payload lists; `key` is its address */
let listed = null;
/** @type {WeakMap<Element, string>} part of the list -> key of what it shows */
const shownKeys = new WeakMap();

/** Update the parts of the list that do not show the payload. Dash may replace parts at any time. */
function sync() {
  const list = document.getElementById("project-list");
  if (!listed || !list?.querySelector("[data-item]")) return;
  const { key, ids, item, summary } = listed;
  const parts = [
    .../** @type {NodeListOf<HTMLElement>} */ (
      list.querySelectorAll("[data-item], [data-choose-item]")
    ),
  ];
  const changed = parts.filter((part) => shownKeys.get(part) !== key);
  if (!changed.length) return;
  for (const part of changed) {
    shownKeys.set(part, key);
    if (part.dataset.chooseItem) {
      part.setAttribute("aria-pressed", String(part.dataset.chooseItem === item));
      continue;
    }
    part.hidden = !ids.includes(part.dataset.item ?? "");
    part.classList.toggle("chosen", part.dataset.item === item);
  }
  const count = byId("project-count");
  if (count.textContent !== summary) count.textContent = summary;
  // the cards are rendered after the table: the list is complete when it has all its cards
  if (ids.every((id) => document.getElementById(`item-${id}`))) list.dataset.shown = key;
}

/** Link the line about a chosen value to the card of its project. */
function updatePickedLink() {
  const link = document.getElementById("picked-card");
  if (!link) return;
  link.hidden = !listed?.item;
  link.setAttribute("href", `#item-${listed?.item ?? ""}`);
}

/** Callback: show the list of a payload. @param {Payload | null} payload */
export function list(payload) {
  if (!isCurrent(payload)) return;
  listed = payload.listed ? { ...payload.listed, key: payload.address } : null;
  sync();
  updatePickedLink();
}

/** @param {MouseEvent} event */
function choose(event) {
  const button = closest(event, "[data-choose-item]");
  if (!button || !shown()) return;
  toggle("item", button.dataset.chooseItem ?? "");
  if (button.getAttribute("aria-pressed") !== "true") {
    cardOf("projects_map")?.scrollIntoView({ block: "start" });
  }
}

export function keepListInStep() {
  new MutationObserver(sync).observe(document.documentElement, { childList: true, subtree: true });
  document.addEventListener("click", choose);
}
