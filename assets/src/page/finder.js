/* The search field in the header: results under it, by kind, while a reader types. Arrow keys move,
   Enter follows the chosen result or the first one, Esc closes. Results are links, so they can also
   be opened in another tab. Where there is no room for the field, a button opens it. */

import { nextResult, searchRequest } from "../model/finder.js";
import { setProps } from "./dash.js";
import { closePanel, openPanel } from "./disclosure.js";
import { byId, closest, isVisible, make } from "./dom.js";
import { fetchJson } from "./request.js";
import { frame, here, onShown } from "./state.js";
import { word } from "./words.js";

/** @typedef {import("../types.js").FoundItem} FoundItem */

/** Milliseconds without a key before a search is sent. */
const PAUSE = 120;

/** @type {HTMLAnchorElement[]} */
let results = [];
/** Index of the result that Enter follows; -1 before an arrow key. */
let active = -1;
/** @type {string | null} the words whose results are in the list */
let answered = null;
/** Enter was pressed before the answer came. */
let hurried = false;
/** @type {AbortController | null} the latest request */
let latest = null;
let timer = 0;

/** @returns {HTMLInputElement | null} */
const field = () => document.querySelector(".filter-q input");
const wordsIn = () => field()?.value.trim() ?? "";
const isOpen = () => !byId("found").hidden;

/** @param {boolean} opens */
function setOpen(opens) {
  const box = byId("found");
  box.hidden = !opens;
  field()?.setAttribute("aria-expanded", String(opens && results.length > 0));
  if (!opens) setActive(-1);
}

/** @param {number} index */
function setActive(index) {
  active = index;
  results.forEach((result, place) => {
    result.setAttribute("aria-selected", String(place === index));
  });
  const chosen = results[index];
  chosen?.scrollIntoView({ block: "nearest" });
  if (chosen) field()?.setAttribute("aria-activedescendant", chosen.id);
  else field()?.removeAttribute("aria-activedescendant");
}

/** @param {FoundItem} item @param {number} index */
function resultLink({ code, name, parent, figure, href, ...rest }, index) {
  const link = make("a", { href, id: `found-${index}`, className: "found-item", tabIndex: -1 });
  link.setAttribute("role", "option");
  link.setAttribute("aria-selected", "false");
  if (rest.try) link.dataset.try = rest.try;
  const title = make("span", { className: "found-name" });
  if (code) title.append(make("span", { className: "found-code", textContent: code }), " ");
  title.append(name);
  link.append(title);
  if (parent) link.append(" ", make("span", { className: "found-parent", textContent: parent }));
  if (figure) link.append(" ", make("span", { className: "found-figure", textContent: figure }));
  return link;
}

/** Results under the names of their groups. @param {FoundItem[]} items */
function groupsOf(items) {
  /** @type {HTMLElement[]} */
  const groups = [];
  for (const [place, { group = "" }] of items.entries()) {
    if (!place || group !== items[place - 1].group) {
      const list = make("div", { className: "found-group" });
      list.setAttribute("role", "group");
      list.setAttribute("aria-label", group);
      const title = make("div", { className: "found-title", textContent: group });
      title.setAttribute("aria-hidden", "true"); // the group has the name
      if (group) list.append(title);
      groups.push(list);
    }
    groups[groups.length - 1].append(results[place]);
  }
  return groups;
}

/** @param {FoundItem[]} items @param {string} said */
function show(items, said) {
  results = items.map(resultLink);
  byId("found-list").replaceChildren(...groupsOf(items));
  byId("found-said").textContent = said;
  setOpen(true);
  setActive(-1);
}

/** Request the results for words. @param {string} words */
async function ask(words = wordsIn()) {
  clearTimeout(timer);
  latest?.abort();
  answered = null;
  if (!words) {
    latest = null;
    results = [];
    setOpen(false);
    return;
  }
  const request = new AbortController();
  latest = request;
  const { path, query } = here();
  const address = searchRequest(path, query, words, frame().parameters.q.name);
  try {
    const found = await fetchJson(address, request.signal);
    if (request !== latest) return;
    answered = words;
    show(found.results, found.said);
    if (hurried) follow();
  } catch {
    if (request === latest) show([], word("search_failed"));
  }
  hurried = false;
}

/** Follow the chosen result or the first one; if they are on their way, when they come. */
function follow() {
  hurried = answered !== wordsIn();
  if (hurried) ask();
  else results[Math.max(active, 0)]?.click();
}

/** Search for other words. @param {string} words */
function search(words) {
  setProps({ kind: "filter", name: "q" }, { value: words });
  focusSearch();
  ask(words);
}

/** Open the field where a button does that. */
function openField() {
  const opener = /** @type {HTMLElement | null} */ (document.querySelector(".search-open"));
  if (opener && isVisible(opener)) openPanel("search");
}

/** Move the focus into the field; open it first where a button does that. */
export function focusSearch() {
  openField();
  const input = field();
  if (!input || !isVisible(input)) return; // in present mode there is no header
  input.focus();
  input.select();
}

/** Forget the search that is being typed or answered. */
function stop() {
  clearTimeout(timer);
  latest?.abort();
  latest = null;
  hurried = false;
}

function clear() {
  stop();
  results = [];
  answered = null;
  setOpen(false);
  setProps({ kind: "filter", name: "q" }, { value: "" });
}

/** @param {KeyboardEvent} event */
function answerKey(event) {
  if (event.target !== field() || event.isComposing) return;
  if (event.key === "Enter") {
    event.preventDefault();
    follow();
  } else if (event.key === "Escape" && (isOpen() || wordsIn())) {
    event.stopPropagation(); // it would leave present mode
    event.preventDefault(); // the panel of the field stays open until the field is empty
    if (isOpen()) setOpen(false);
    else clear();
  } else {
    const next = nextResult(active, results.length, event.key);
    if (next === null) return;
    event.preventDefault();
    if (!isOpen()) setOpen(true);
    setActive(next);
  }
}

/** Tell screen readers what the field is. Dash does not know these attributes. */
function describeField() {
  const input = field();
  if (!input || input.getAttribute("role")) return;
  const attributes = {
    role: "combobox",
    autocomplete: "off",
    "aria-autocomplete": "list",
    "aria-controls": "found-list",
    "aria-expanded": "false",
  };
  for (const [name, value] of Object.entries(attributes)) input.setAttribute(name, value);
}

export function findProducts() {
  document.addEventListener("input", (event) => {
    if (event.target !== field()) return;
    clearTimeout(timer);
    timer = setTimeout(() => ask(), PAUSE);
  });
  document.addEventListener("keydown", answerKey, true);
  document.addEventListener("focusin", (event) => {
    if (event.target === field() && wordsIn() && !isOpen()) ask();
    if (!closest(event, ".filter-q")) setOpen(false);
  });
  document.addEventListener("focusout", (event) => {
    if (event.target === field()) setOpen(false);
  });
  // the field keeps the focus, so that the list is not closed before the click
  document.addEventListener("mousedown", (event) => {
    if (closest(event, "#found")) event.preventDefault();
    else if (!closest(event, ".filter-q")) setOpen(false);
  });
  document.addEventListener("click", (event) => {
    if (closest(event, ".search-open[aria-expanded=true]")) focusSearch();
    if (!event.defaultPrevented || !closest(event, "#found a")) return;
    clear();
    closePanel("search");
  });
  document.addEventListener(
    "click",
    (event) => {
      const words = closest(event, "#found [data-try]")?.dataset.try;
      if (!words || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      event.stopPropagation(); // the link is a search in another tab
      search(words);
    },
    true,
  );
  /** @type {string} the search in the address whose results were listed */
  let listed = "";
  onShown(({ state, address }, isOtherView) => {
    describeField();
    if (isOtherView) {
      stop();
      setOpen(false);
    }
    const key = state.q && address;
    if (key && key !== listed) {
      openField(); // the results hang below it
      ask(state.q);
    }
    listed = key;
  });
}
