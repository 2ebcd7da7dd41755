/* Present mode: one chart, or two side by side, fill the screen. */

import { addressWith, go } from "../page/address.js";
import { sayAndShow } from "../page/announce.js";
import { cardOf, chartOf, focusQuietly } from "../page/dom.js";
import { onShown, requestedState, shownPage } from "../page/state.js";
import { word } from "../page/words.js";

/** Separator of two charts in the parameter `show` (components/state/vocabulary.py). */
const PAIRED = "~";

export const isPresenting = () => Boolean(document.documentElement.dataset.present);

/** The value of the parameter `show` for the charts that fill the screen. */
export const showOf = () => shownPage().state.show || shownPage().on_screen.join(PAIRED);

/** The titles of the charts that fill the screen. */
export const titlesOf = () =>
  showOf()
    .split(PAIRED)
    .map((chart) => shownPage().cards[chart]?.title ?? "");

/** Enter present mode. @param {string} [show] the charts; by default the view's first one */
export function present(show) {
  if (!isPresenting()) left = { chart: show, top: window.scrollY };
  go(addressWith(show === undefined ? { present: "1" } : { present: "1", show }));
}

export function leave() {
  if (document.fullscreenElement) document.exitFullscreen();
  go(addressWith({ present: "", show: "" }));
}

export async function toggleFullScreen() {
  try {
    if (document.fullscreenElement) await document.exitFullscreen();
    else await document.documentElement.requestFullscreen();
  } catch {
    sayAndShow(word("no_full")); // refused, or a browser without full screen
  }
}

/** The chart of the card that has the focus, unless it is the view's first one.
 *  @returns {string | undefined} */
export function focusedChart() {
  const card = document.activeElement?.closest("article.card");
  const chart = card ? chartOf(card) : undefined;
  return chart === shownPage().on_screen[0] ? undefined : chart;
}

/** Where the page was left for the stage. @type {{chart: string | undefined, top: number} | null} */
let left = null;

/** After present mode, scroll to the chart that was on the stage, and focus its button. */
export function returnToChart() {
  let wasPresenting = false;
  let stage = "";
  onShown((payload, isOtherView) => {
    const [chart] = payload.on_screen;
    const isPresent = payload.state.present === "1";
    if (wasPresenting && !isPresent && !isOtherView) reveal(stage);
    if (!isPresent) left = null;
    wasPresenting = isPresent;
    stage = chart;
  });
}

/** @param {string} chart */
function reveal(chart) {
  const from = left;
  // the style sheet shows the other cards again after this event
  requestAnimationFrame(() => {
    const card = cardOf(chart);
    if (!card || document.querySelector("dialog[open]")) return;
    if (from?.chart === chart) window.scrollTo(0, from.top);
    else card.scrollIntoView({ block: "start" });
    focusQuietly(card.querySelector("[data-act=show]") ?? card.querySelector("button"));
  });
}

/** Show the chart before or after those on the screen. @param {number} by 1 or -1 */
export function showNeighbour(by) {
  const page = shownPage();
  const charts = Object.keys(page.cards);
  const { show } = requestedState(); // keys may come faster than answers
  const onScreen = show
    ? show.split(PAIRED)
    : page.state.show
      ? charts.slice(0, 1)
      : page.on_screen;
  const from = charts.indexOf(onScreen[by > 0 ? onScreen.length - 1 : 0]);
  const next = charts[from + by];
  if (next) present(next);
}

/** Show the view's next chart beside the one on the screen; of a pair, show only the first. */
export function togglePair() {
  const [first, second] = shownPage().on_screen;
  const charts = Object.keys(shownPage().cards);
  const other = charts[(charts.indexOf(first) + 1) % charts.length];
  if (second) present(first);
  else if (other !== first) present(first + PAIRED + other);
}
