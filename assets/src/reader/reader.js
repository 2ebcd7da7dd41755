/* Read charts point by point with the keyboard. Arrow keys move; each point is marked, and its text
   is shown below the chart in a live region, which screen readers read. The texts come from
   /points/<chart> and are fetched when the reader enters a chart. */

import { moved, seriesOf, within } from "../model/points.js";
import { choosePoint } from "../page/clicks.js";
import { chartOf, csvLinkOf, plotOf } from "../page/dom.js";
import { fetchJson } from "../page/request.js";
import { addressIn } from "../page/site.js";
import { word } from "../page/words.js";
import { mark, unmark } from "./marks.js";

/** @typedef {import("../model/points.js").Point} Point */

/** Most charts whose texts are cached. */
const CACHED = 40;

/** @type {WeakSet<Element>} frames that the reader entered by keyboard */
const byKeyboard = new WeakSet();
/** @type {WeakMap<Element, {series: number, point: number, data: Point}>} frame -> last point read */
const places = new WeakMap();
/** @type {Map<string, Promise<string[]>>} address of a card's texts -> the texts of its rows */
const fetched = new Map();

/** @param {Element} frame */
const cardOf = (frame) => /** @type {Element} */ (frame.closest("article.card"));

/** @param {Element} frame @param {string} text */
function tell(frame, text) {
  /** @type {Element} */ (frame.querySelector(".plot-said")).textContent = text;
}

/** @param {Event} event @returns {HTMLElement | null} the frame of a chart, if it is the target */
const frameAt = (event) =>
  event.target instanceof HTMLElement && event.target.classList.contains("plot")
    ? event.target
    : null;

/** Remove the mark and the text of the point that was read. @param {Element} frame */
function release(frame) {
  const plot = plotOf(frame);
  places.delete(frame);
  tell(frame, "");
  if (!plot?._fullLayout) return;
  unmark(plot);
  if (plot._fullLayout._hoverlayer) window.Plotly.Fx.unhover(plot);
}

/** Texts of the rows that a card shows. @param {Element} frame */
function textsOf(frame) {
  const csv = addressIn(csvLinkOf(cardOf(frame)));
  const address = csv.replace(/^\/csv\//, "/points/");
  const cached = fetched.get(address);
  if (cached) return cached;
  const oldest = fetched.keys().next().value;
  if (fetched.size >= CACHED && oldest !== undefined) fetched.delete(oldest);
  const texts = fetchJson(address);
  texts.catch(() => fetched.delete(address)); // the next key requests them again
  fetched.set(address, texts);
  return texts;
}

/** @param {Element} frame @param {Point} point */
async function tellPoint(frame, point) {
  const text = await textsOf(frame).then(
    (texts) => texts[point.data.row],
    () => word("no_points"),
  );
  if (places.get(frame)?.data === point) tell(frame, text ?? ""); // unless the reader moved on
}

/** @param {KeyboardEvent} event */
function handleKey(event) {
  const frame = frameAt(event);
  if (!frame || event.defaultPrevented) return;
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const plot = plotOf(frame);
  const series = plot?._fullLayout ? seriesOf(plot.data ?? []) : [];
  if (!series.length) return;
  const place = places.get(frame);
  if (event.key === "Escape") {
    release(frame);
  } else if (event.key === "Enter") {
    if (!place) return;
    event.preventDefault();
    const at = within(series, place); // a choice may have redrawn the chart
    choosePoint(chartOf(cardOf(frame)), series[at.series][at.point].data);
  } else {
    const next = moved(series, place, event.key);
    if (!next) return;
    event.preventDefault();
    const point = series[next.series][next.point];
    places.set(frame, { ...next, data: point });
    mark(plot, point);
    tellPoint(frame, point);
  }
}

export function readByKeyboard() {
  document.addEventListener("keydown", handleKey);
  document.addEventListener("focusin", (event) => {
    const frame = frameAt(event);
    if (!frame?.matches(":focus-visible")) return;
    byKeyboard.add(frame);
    tell(frame, word("read_keys"));
    textsOf(frame).catch(() => {}); // a failure is reported when a key needs the texts
  });
  document.addEventListener("focusout", (event) => {
    const frame = frameAt(event);
    if (!frame) return;
    byKeyboard.delete(frame);
    release(frame);
  });
}

/** Is the chart read by keyboard, so that it uses the arrow keys? @param {Element} frame */
export const isRead = (frame) => byKeyboard.has(frame) || places.has(frame);
