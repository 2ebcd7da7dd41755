/* Put charts on the stage, and redraw charts whose room changes. */

import { setPropsIfMounted } from "./dash.js";
import { byId, chartOf, plotOf } from "./dom.js";
import { drawing } from "./drawing.js";
import { isOnStage, plotFrameOf, roomOf, sizeDrawnFor, sizeOf } from "./room.js";
import { isCurrent } from "./state.js";

/** @typedef {import("../types.js").Payload} Payload */

/** Milliseconds without a change after which resizing the window counts as finished. */
const REST = 150;
const root = document.documentElement;
/** @type {Payload | null} */
let current = null;
/** @type {Set<string>} charts whose cards were resized */
const resized = new Set();
let timer = 0;

/** @param {string} chart @param {ReturnType<typeof drawing>} drawn */
function show(chart, drawn) {
  if (drawn) setPropsIfMounted({ part: "graph", chart }, drawn);
}

/** Mark the cards on the stage for the style sheet. @param {Payload} payload */
export function setStage(payload) {
  current = payload;
  const present = payload.state.present === "1";
  if (present) root.dataset.present = String(payload.on_screen.length);
  else delete root.dataset.present;
  for (const card of /** @type {NodeListOf<HTMLElement>} */ (
    document.querySelectorAll("article.card")
  )) {
    const chart = chartOf(card);
    const index = present ? payload.on_screen.indexOf(chart) : -1;
    if (index >= 0) {
      card.dataset.shown = String(index + 1);
      card.style.order = String(index);
    } else if (card.dataset.shown) {
      delete card.dataset.shown;
      card.style.order = "";
      show(chart, drawing(payload, chart));
    }
    const frame = card.querySelector(".plot");
    if (frame) watcher.observe(frame);
  }
  byId("ribbon").textContent = payload.ribbon.join(" · ");
  document.body.scrollTo(0, 0);
  if (present) window.scrollTo(0, 0);
}

/* Off the stage plotly fits charts to their cards, except for the provenance line and for charts in
   cards that are too narrow. Redraw these when resizing is finished. */
function redrawResized() {
  if (!isCurrent(current)) {
    waitForRest(); // a new page is loading, which may not have these charts
    return;
  }
  for (const chart of resized) {
    const plot = plotOf(plotFrameOf(chart));
    // a plot without a title is Dash's placeholder: its figure is on the way, in the right size
    if (!plot?.layout?.title || isOnStage(chart)) continue;
    const before = sizeDrawnFor(chart);
    const drawn = drawing(current, chart);
    if (!drawn) continue;
    const sameLines = drawn.figure.layout.title.text === plot.layout.title.text;
    if (!sameLines || sizeDrawnFor(chart) !== before) show(chart, drawn);
  }
  resized.clear();
}

function waitForRest() {
  clearTimeout(timer);
  timer = setTimeout(redrawResized, REST);
}

const watcher = new ResizeObserver((entries) => {
  for (const { target, contentRect } of entries) {
    const card = target.closest("article.card");
    if (!card || !current || !contentRect.width) continue;
    const chart = chartOf(card);
    if (!isOnStage(chart)) {
      resized.add(chart);
      waitForRest();
      continue;
    }
    const room = roomOf(chart, Boolean(current.cards[chart]?.tall));
    if (room && sizeDrawnFor(chart) !== sizeOf(room)) show(chart, drawing(current, chart));
  }
});
