/* Present mode: one chart, or two side by side, fill the screen. */

import { addressWith, go } from "../page/address.js";
import { say } from "../page/announce.js";
import { requestedState, shownPage } from "../page/state.js";
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
export const present = (show) =>
  go(addressWith(show === undefined ? { present: "1" } : { present: "1", show }));

export function leave() {
  if (document.fullscreenElement) document.exitFullscreen();
  go(addressWith({ present: "", show: "" }));
}

export function toggleFullScreen() {
  if (document.fullscreenElement) document.exitFullscreen();
  else document.documentElement.requestFullscreen().catch(() => say(word("no_full")));
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
