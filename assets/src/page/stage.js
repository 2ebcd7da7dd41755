/* Put charts on the stage (they fill the screen in present mode), and watch the rooms of charts. */

import { byId, chartOf } from "./dom.js";
import { isOnStage } from "./room.js";

/** Milliseconds without a change after which resizing the window counts as finished. */
const REST = 150;
const root = document.documentElement;
/** @type {() => void} draws the charts whose room has changed */
let redraw = () => {};
let timer = 0;

/** @param {() => void} listener draws the charts whose room has changed */
export function onRooms(listener) {
  redraw = listener;
}

/** Mark the cards on the stage for the style sheet. @param {import("../types.js").Payload} payload */
export function setStage(payload) {
  const present = payload.state.present === "1";
  if (present) root.dataset.present = String(payload.on_screen.length);
  else delete root.dataset.present;
  for (const card of /** @type {NodeListOf<HTMLElement>} */ (
    document.querySelectorAll("article.card")
  )) {
    const index = present ? payload.on_screen.indexOf(chartOf(card)) : -1;
    if (index >= 0) {
      card.dataset.shown = String(index + 1);
      card.style.order = String(index);
    } else if (card.dataset.shown) {
      delete card.dataset.shown;
      card.style.order = "";
    }
  }
  const ribbon = payload.ribbon.join(" · ");
  if (byId("ribbon").textContent !== ribbon) byId("ribbon").textContent = ribbon;
  document.body.scrollTo(0, 0);
  if (present) window.scrollTo(0, 0);
}

/** Redraw a chart when the size of its frame changes. @param {Element} frame */
export const watch = (frame) => watcher.observe(frame);

const watcher = new ResizeObserver((entries) => {
  clearTimeout(timer);
  const onStage = entries.some(({ target }) => {
    const card = target.closest("article.card");
    return card && isOnStage(chartOf(card));
  });
  // on the stage at once; in cards when resizing is finished
  if (onStage) redraw();
  else timer = setTimeout(() => redraw(), REST);
});
