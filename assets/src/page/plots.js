/* Plotly draws into elements of ours (class `plot-host`), so that only what changes is drawn, in the
   order that we choose. */

import { heightInCard } from "../model/figure.js";
import { choosePoint } from "./clicks.js";
import { cardOf } from "./dom.js";
import { drawing, namesOf } from "./drawing.js";
import { styleIn } from "./room.js";
import { placed } from "./site.js";
import { writeStyle } from "./write.js";

/**
 * @typedef {import("../types.js").Card} Card
 * @typedef {import("../types.js").Room} Room
 */

/** Plotly's defaults include a button that uploads the chart to its cloud, and its logo. */
const CONFIG = {
  displaylogo: false,
  showSendToCloud: false,
  displayModeBar: false,
  doubleClick: false,
  scrollZoom: false,
  typesetMath: false, // a dollar sign is money
};

/** @type {Map<HTMLElement, string>} host of a plot -> the room that the plot was drawn for */
const plots = new Map();

/** @param {Room} room */
const sizeOf = ({ width, height, isStage }) => `${width}x${height}${isStage ? " on stage" : ""}`;

/**
 * Reserve the height of a plot in its card. If a neighbour of the card is higher, the plot grows.
 * @param {HTMLElement} frame
 * @param {Card} card
 */
export function reserve(frame, card) {
  if (card.figure) {
    writeStyle(frame, "--plot-height", card.tall || `${heightInCard(card)}px`);
  }
}

/** Plotly from the Python package, which is served where our own smaller one was not built. */
const WHOLE = "/_dash-component-suites/plotly/package_data/plotly.min.js";
let isAsked = false;

/**
 * Is there a Plotly to draw with? If not, load the whole one, and call `then` when it is there.
 * @param {() => void} then
 */
export function hasPlotly(then) {
  if (window.Plotly) return true;
  if (isAsked) return false;
  isAsked = true;
  const script = document.createElement("script");
  script.src = placed(WHOLE);
  script.addEventListener("load", then);
  document.head.append(script);
  return false;
}

/** Does the host have a plot, drawn for this room? @param {HTMLElement} host @param {Room} room */
export const isDrawnFor = (host, room) => plots.get(host) === sizeOf(room);

/**
 * Draw the figure of a card, or draw it again.
 * @param {HTMLElement} host
 * @param {string} chart
 * @param {Card} card with a figure
 * @param {string} theme
 * @param {Room} room
 */
export function draw(host, chart, card, theme, room) {
  Object.assign(host.style, styleIn(room));
  const size = { width: room.width / room.scale, height: room.height / room.scale };
  const { data, layout } = drawing(card, theme, size, room.isStage);
  window.Plotly.react(host, data, layout, CONFIG);
  placeNames(host, card, theme);
  if (!plots.has(host)) {
    /** @type {any} */ (host).on("plotly_click", (/** @type {any} */ { points: [point] }) =>
      choosePoint(chart, point && dataOf(host, point)),
    );
  }
  plots.set(host, sizeOf(room));
  const article = cardOf(chart);
  if (!article) return;
  if (room.isStage) article.dataset.fitted = `${room.width}x${room.height}`;
  else delete article.dataset.fitted;
}

/**
 * What a point stands for. Plotly does not pass on that of a cell of a heat map.
 * @param {any} host
 * @param {any} point of an event
 */
function dataOf(host, { curveNumber, customdata, x, y }) {
  const trace = host.data[curveNumber];
  if (trace?.type !== "heatmap") return customdata;
  return trace.customdata?.[trace.y.indexOf(y)]?.[trace.x.indexOf(x)];
}

/**
 * Place the names of a map again if plotly has made more room for the key above it than expected.
 * @param {any} host
 * @param {Card} card
 * @param {string} theme
 */
function placeNames(host, card, theme) {
  if (!card.tall || !host.layout.meta.labels) return;
  const annotations = namesOf(host.layout, card, theme, host._fullLayout._size.t);
  window.Plotly.relayout(host, { annotations });
}

/** Remove a plot and its listeners. @param {HTMLElement} host */
export function drop(host) {
  if (!plots.delete(host)) return;
  window.Plotly.purge(host);
  host.replaceChildren();
  host.classList.remove("js-plotly-plot");
}

/** Drop the plots of cards that have left the page. */
export function dropLeft() {
  for (const host of plots.keys()) if (!host.isConnected) drop(host);
}
