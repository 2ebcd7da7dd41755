/* The list of /projects: show what the payload lists, mark what is chosen, let a card choose. */

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
const inStep = new WeakMap();

/** Bring the list in step. The page may make its parts anew at any time, one after the other. */
function sync() {
  const list = document.getElementById("project-list");
  if (!listed || !list?.querySelector("[data-item]")) return;
  const { key, ids, item, told } = listed;
  const parts = [
    .../** @type {NodeListOf<HTMLElement>} */ (
      list.querySelectorAll("[data-item], [data-choose-item]")
    ),
  ];
  const changed = parts.filter((part) => inStep.get(part) !== key);
  if (!changed.length) return;
  for (const part of changed) {
    inStep.set(part, key);
    if (part.dataset.chooseItem) {
      part.setAttribute("aria-pressed", String(part.dataset.chooseItem === item));
      continue;
    }
    part.hidden = !ids.includes(part.dataset.item ?? "");
    part.classList.toggle("chosen", part.dataset.item === item);
  }
  const count = byId("project-count");
  if (count.textContent !== told) count.textContent = told;
  // the table comes before the cards: the list is in step when it has all its cards
  if (ids.every((id) => document.getElementById(`item-${id}`))) list.dataset.shown = key;
}

/** The line about a chosen value leads to the card of its project. */
function updatePickedLink() {
  const link = document.getElementById("picked-card");
  if (!link) return;
  link.hidden = !listed?.item;
  link.setAttribute("href", `#item-${listed?.item ?? ""}`);
}

/** @param {Payload | null} payload */
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
