/* /projects: the table beside the map, the panel that takes its place for a chosen project, the
   links between rows and marks of the map, and the map's layers. */

import { addressWith, go } from "./address.js";
import { byId, cardOf, closest, focusQuietly, isElement, plotOf } from "./dom.js";
import { colourIn } from "./drawing.js";
import { showPanel } from "./projectpanel.js";
import { choose, filterText, showRows, sortBy, turnPage } from "./projecttable.js";
import { onShown, requestedState, shown, shownPage } from "./state.js";
import { themeOf } from "./theme.js";

/**
 * @typedef {import("../types.js").Payload} Payload
 * @typedef {import("../types.js").Listed} Listed
 */

const MAP = "projects_map";
const NO_LAYER = "none";

/** The list of the page on the screen; null on other pages. */
const listed = () => shown()?.listed ?? null;
/** Texts, and colours in the theme of the page. @returns {import("../types.js").DeskWords} */
function words() {
  const said = JSON.parse(byId("project-desk").dataset.words ?? "{}");
  const theme = themeOf(shownPage());
  for (const kind of Object.keys(said.colours)) {
    said.colours[kind] = colourIn(theme, said.colours[kind]);
  }
  return said;
}
/** The item that was open, and where the window was when it was opened from the list. */
const before = { item: "", top: 0, isFromList: false };

/** Show the payload, unless the block shows it already. */
function sync() {
  const desk = document.getElementById("project-desk");
  const page = shown();
  const list = listed();
  if (!desk || !page || !list) return;
  const theme = themeOf(page);
  if (desk.dataset.shown === page.address && desk.dataset.theme === theme) return;
  desk.dataset.shown = page.address;
  desk.dataset.theme = theme;
  byId("project-count").textContent = list.summary;
  // the rows of other filters have other pages
  const ids = [...list.projects, ...list.routes].map((row) => row.id).join();
  if (desk.dataset.ids !== ids && desk.dataset.ids) choose({});
  desk.dataset.ids = ids;
  const field = /** @type {HTMLInputElement | null} */ (document.getElementById("project-find"));
  if (field && field.value !== filterText()) choose({ text: field.value });
  showRows(list, words());
  showItem(list);
  showLayers();
}

/** Show the chosen item in place of the list, or the list. @param {Listed} list */
function showItem(list) {
  const panel = byId("project-panel");
  const had = before.item;
  before.item = list.card ? list.item : "";
  byId("project-list").hidden = Boolean(list.card);
  panel.hidden = !list.card;
  if (list.card) {
    showPanel(list.card, words());
    if (before.isFromList) {
      focusQuietly(panel);
      if (panel.getBoundingClientRect().top < 0 || isStacked()) panel.scrollIntoView();
    }
  } else if (had && before.isFromList) {
    window.scrollTo(0, before.top);
    focusQuietly(rowOf(had)?.querySelector("a"));
    before.isFromList = false;
  }
  const link = document.getElementById("picked-card");
  if (!link) return;
  link.hidden = !list.card;
  link.setAttribute("href", "#project-desk");
}

/** Is the list below the map? */
const isStacked = () =>
  byId("project-desk").getBoundingClientRect().left <
  (cardOf(MAP)?.getBoundingClientRect().right ?? 0);

/** @param {string} item @returns {HTMLElement | null} its row, if it is on the page of the list */
const rowOf = (item) => document.querySelector(`#project-rows [data-item="${item}"]`);

/** The switches of the map's layers, in the order of addresses.
 *  @returns {HTMLElement[]} */
const switches = () => [...document.querySelectorAll("[data-layer]")].filter(isElement);

const layers = () => switches().map((button) => button.dataset.layer ?? "");

function showLayers() {
  const drawn = layersOf(shown()?.state.layers ?? "");
  for (const button of switches()) {
    button.setAttribute("aria-pressed", String(drawn.includes(button.dataset.layer ?? "")));
  }
}

/** @param {string} value of the parameter `layers` */
const layersOf = (value) => (value === NO_LAYER ? [] : value ? value.split("~") : layers());

/** @param {string} layer */
function toggleLayer(layer) {
  const drawn = layersOf(requestedState().layers);
  const all = layers();
  const next = all.filter((name) => drawn.includes(name) !== (name === layer));
  const value = next.length === all.length ? "" : next.join("~");
  go(addressWith({ layers: next.length ? value : NO_LAYER }));
}

/** @param {MouseEvent} event */
function answerClick(event) {
  if (event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey) {
    return;
  }
  const list = listed();
  if (!list || !closest(event, "#project-desk, #map-layers")) return;
  const target = closest(event, "[data-sort], [data-step], [data-list], [data-layer], [data-back]");
  const { sort, step, list: name, layer, back } = target?.dataset ?? {};
  if (sort) sortBy(sort);
  else if (step) turnPage(Number(step));
  else if (name) choose({ list: name === "routes" ? "routes" : "projects" });
  if (sort || step || name) showRows(list, words());
  if (layer) toggleLayer(layer);
  if (back !== undefined) {
    event.preventDefault();
    before.isFromList ||= !isStacked();
    go(addressWith({ item: "" }));
  }
  const row = closest(event, "#project-rows [data-item]");
  if (row) {
    event.preventDefault();
    before.top = window.scrollY;
    before.isFromList = true;
    go(addressWith({ item: row.dataset.item ?? "" }));
  }
}

/** Filter the list by the text in its field. @param {Event} event */
function answerInput(event) {
  const list = listed();
  if (!list || !(event.target instanceof HTMLInputElement)) return;
  if (event.target.id !== "project-find") return;
  choose({ text: event.target.value });
  showRows(list, words());
}

/** Show the mark of the row under the pointer or with the focus. @param {Event} event */
function pointAtMark(event) {
  const item = closest(event, "#project-rows [data-item]")?.dataset.item;
  const plot = plotOf(cardOf(MAP));
  if (!item || !plot?._fullData) return;
  const traces = plot._fullData;
  for (let curveNumber = 0; curveNumber < traces.length; curveNumber += 1) {
    const pointNumber = (traces[curveNumber].customdata ?? []).findIndex(
      (/** @type {any} */ data) => data?.item === item,
    );
    if (pointNumber >= 0) {
      window.Plotly.Fx.hover(plot, [{ curveNumber, pointNumber }]);
      return;
    }
  }
}

/** @param {Event} event */
function leaveMark(event) {
  const plot = plotOf(cardOf(MAP));
  if (closest(event, "#project-rows [data-item]") && plot?._fullData)
    window.Plotly.Fx.unhover(plot);
}

/** Mark the row of the point under the pointer on the map. @param {any} plot */
function followMap(plot) {
  if (plot.dataset.followed || !plot.on) return;
  plot.dataset.followed = "1";
  const mark = (/** @type {any} */ event, /** @type {boolean} */ isOver) => {
    const item = event?.points?.[0]?.customdata?.item;
    if (item) rowOf(item)?.classList.toggle("pointed", isOver);
  };
  plot.on("plotly_hover", (/** @type {any} */ event) => mark(event, true));
  plot.on("plotly_unhover", (/** @type {any} */ event) => mark(event, false));
}

/** Paper has all rows. @param {boolean} isWhole */
function showOnPaper(isWhole) {
  const list = listed();
  if (list && document.getElementById("project-rows")) showRows(list, words(), isWhole);
}

export function startProjects() {
  onShown(sync);
  document.addEventListener("click", answerClick);
  document.addEventListener("input", answerInput);
  for (const type of ["pointerover", "focusin"]) document.addEventListener(type, pointAtMark);
  for (const type of ["pointerout", "focusout"]) document.addEventListener(type, leaveMark);
  document.addEventListener("pointerover", (event) => {
    const plot = closest(event, `#card-${MAP}`) && plotOf(cardOf(MAP));
    if (plot) followMap(plot);
  });
  window.addEventListener("beforeprint", () => showOnPaper(true));
  window.addEventListener("afterprint", () => showOnPaper(false));
}
