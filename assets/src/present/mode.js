/* Present mode: one chart, or two side by side, fill the screen. */

import { addressWith, go } from "../page/address.js";
import { say } from "../page/announce.js";
import { requestedState, shownPage } from "../page/state.js";
import { word } from "../page/words.js";

/** Stands between the two charts of a pair in the parameter `show` (components/state.py). */
const PAIRED = "~";

export const isPresenting = () => Boolean(document.documentElement.dataset.present);

/** Ids of the charts that fill the screen, as the parameter `show` names them. */
export const showOf = () => shownPage().state.show || shownPage().on_screen.join(PAIRED);

/** Titles of these charts. */
export const titlesOf = () =>
  showOf()
    .split(PAIRED)
    .map((chart) => shownPage().cards[chart]?.title ?? "");

/** Enter present mode. @param {string} [show] which charts; without it the view's first one */
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

/** Add the view's next chart to the one on the screen, or take a pair apart. */
export function togglePair() {
  const [first, second] = shownPage().on_screen;
  const charts = Object.keys(shownPage().cards);
  const other = charts[(charts.indexOf(first) + 1) % charts.length];
  if (second) present(first);
  else if (other !== first) present(first + PAIRED + other);
}
