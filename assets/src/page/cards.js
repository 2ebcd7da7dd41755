/* Put a payload into the page. Cards in the window are filled and drawn first, in one task. After
   their paint the others get their texts, and lose a figure of another state, so that title, figure
   and links of a card are of one state at any time. A chart that waits is empty and marked as busy.
   It is drawn when its card comes near the window or gets the focus, or when the reader rests. */

import { layoutOf } from "../model/address.js";
import { markBusy } from "./busy.js";
import { bodyOf, fillBody } from "./cardbody.js";
import { setProps } from "./dash.js";
import { byId, chartOf, closest } from "./dom.js";
import { fillMarkup } from "./markup.js";
import { draw, drop, dropLeft, hasPlotly, isDrawnFor, reserve } from "./plots.js";
import { roomOf } from "./room.js";
import { setLook, writeControls, writeShell } from "./shell.js";
import { onRooms, setStage, watch } from "./stage.js";
import { isCurrent } from "./state.js";
import { followTable } from "./tables.js";
import { themeOf } from "./theme.js";
import { afterPaint, afterRest, soon, whenIdle } from "./turns.js";
import { setWords } from "./words.js";

/**
 * @typedef {import("../types.js").Card} Card
 * @typedef {import("../types.js").Payload} Payload
 * @typedef {import("./cardbody.js").Body} Body
 * @typedef {{article: HTMLElement, body: Body, chart: string, card: Card, key: string,
 *   distance: number}} Due a card that does not show the payload yet, or whose chart waits
 */

/** @type {Payload | null} the newest payload */
let current = null;
/** Name of the layout that the page has or gets; null before the first. */
let layout = /** @type {string | null} */ (null);
/** Element of the layout. */
let root = "Section";
/** The payload is waiting for Dash to render the layout of its page. */
let isWaiting = false;
/** @type {Due[]} cards that wait for their turn, the nearest first */
let queue = [];
/** Number of the present queue. */
let turn = 0;
/** @type {Set<Element>} those that are near the window: at most its height above or below */
const near = new Set();
let isDrawingNear = false;

/** Show a payload, unless the reader has moved on. @param {Payload} payload */
export function apply(payload) {
  if (!isCurrent(payload)) return;
  setWords(payload.words);
  current = payload;
  isWaiting = true;
  queue = []; // of the payload before
  if (payload.layout) {
    layout = layoutOf(payload.address.split("?")[0]); // the server may have mended what was asked
    setProps("page", { children: anew(payload.layout) });
  }
  laidOut.observe(byId("page"), {
    childList: true,
    subtree: true,
    attributeFilter: ["data-layout"],
  });
  showWhenLaidOut();
}

/**
 * A layout that React does not take for a change of the one before. It would go on using elements of
 * that one, whose texts the browser may have translated, and fail or leave old texts standing.
 * @param {object} layout
 */
function anew(layout) {
  root = root === "Div" ? "Section" : "Div";
  return { ...layout, type: root };
}

/** Must the layout of the page at `path` be fetched? @param {string} path */
export const isOtherLayout = (path) => layoutOf(path) !== layout;

/** Show the payload when its layout is there: Dash renders it some time after it was set. */
function showWhenLaidOut() {
  const page = /** @type {HTMLElement | null} */ (document.querySelector("#page > .page"));
  if (!current || page?.dataset.layout !== current.view) return;
  if (!hasPlotly(showWhenLaidOut)) return;
  laidOut.disconnect();
  fillMarkup(page);
  show(current);
}

const laidOut = new MutationObserver(showWhenLaidOut);

/** @param {Payload} payload whose layout is there */
function show(payload) {
  isWaiting = false;
  setLook(payload); // first: styles determine the size of texts and of charts
  setStage(payload);
  showCards();
  writeShell(payload);
  afterPaint(() => {
    if (payload !== current || !isCurrent(payload)) return; // the reader has moved on
    writeControls(payload);
    markBusy(false);
  });
}

/** Show the cards that do not show the newest payload, or are not drawn for their room. */
export function showCards() {
  if (!current || isWaiting) return;
  const mine = ++turn;
  nearness.disconnect();
  near.clear();
  queue = dueCards(current);
  const seen = queue.filter(({ distance }) => distance === 0);
  queue = queue.slice(seen.length);
  for (const due of seen) writeTexts(due);
  for (const due of seen) drawChart(due);
  dropLeft();
  afterPaint(() => {
    if (mine === turn) showOthers();
  });
}

/** Show all of the cards that wait but their charts. */
function showTexts() {
  for (const due of queue) {
    if (writeTexts(due)) putAside(due);
    markReady(due.article);
  }
}

/** Show the texts of the cards that wait, and see which of them are near. */
function showOthers() {
  showTexts();
  // texts have other heights now, and the page may have been scrolled to its place
  queue = dueCards(/** @type {Payload} */ (current));
  for (const { article } of queue) nearness.observe(article);
  waitForRest();
}

const nearness = new IntersectionObserver(
  (entries) => {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting) near.add(target);
      else near.delete(target);
    }
    if (!isDrawingNear) drawNear();
  },
  { rootMargin: "100% 0px" },
);

/** Draw the nearest of the charts that are near, then each other one in a task of its own. */
function drawNear() {
  const [next] = queue
    .filter(({ article }) => near.has(article))
    .sort((a, b) => distanceOf(a.article) - distanceOf(b.article));
  isDrawingNear = Boolean(next);
  if (!next) return;
  drawNow(next);
  waitForRest();
  soon(drawNear);
}

/** From now on. */
function waitForRest() {
  const mine = turn;
  afterRest(() => drawFar(mine));
}

/** When the reader rests, draw the others too: the browser's search finds their labels.
 *  @param {number} mine number of the queue */
function drawFar(mine) {
  if (mine !== turn || !queue.length) return;
  drawNow(queue[0]);
  whenIdle(() => drawFar(mine));
}

/** @param {Due} due a card of the queue */
function drawNow(due) {
  queue = queue.filter((one) => one !== due);
  nearness.unobserve(due.article);
  writeTexts(due);
  drawChart(due);
}

/** Draw all charts that wait. */
export function drawAll() {
  while (queue.length) drawNow(queue[0]);
}

/**
 * Cards that are to be shown or drawn, the nearest first. Everything is written before anything is
 * measured, so that the browser lays the page out once.
 * @param {Payload} payload
 */
function dueCards(payload) {
  const cards = [];
  for (const article of /** @type {NodeListOf<HTMLElement>} */ (
    document.querySelectorAll("article.card")
  )) {
    const chart = chartOf(article);
    const card = payload.cards[chart];
    if (!card) continue;
    const { body, isNew } = bodyOf(article);
    if (isNew) {
      delete article.dataset.key;
      article.setAttribute("aria-busy", "true");
      fillBody(body, card);
      if (body.plot) {
        reserve(body.plot.frame, card);
        watch(body.plot.frame);
      }
    }
    cards.push({ article, body, chart, card, key: `${themeOf(payload)} ${card.key}` });
  }
  return cards
    .filter(isDue)
    .map((one) => ({ ...one, distance: distanceOf(one.article) }))
    .sort((a, b) => a.distance - b.distance);
}

/** Pixels from a card to the window. @param {HTMLElement} article */
function distanceOf(article) {
  const { top, bottom } = article.getBoundingClientRect();
  return Math.max(0, top - window.innerHeight, -bottom);
}

/** @param {Omit<Due, "distance">} card */
function isDue({ article, body, chart, card, key }) {
  if (article.dataset.key !== key) return true;
  if (body.plot) {
    // a chart whose frame is not laid out, as beside the stage, is drawn when it is
    const room = roomOf(chart, card);
    if (room && !isDrawnFor(body.plot.host, room)) return true;
  }
  markReady(article);
  return false;
}

/** A card shows the newest payload, unless the reader has moved on. @param {HTMLElement} article */
function markReady(article) {
  if (isCurrent(current)) article.removeAttribute("aria-busy");
}

/**
 * Write all of a card but its chart.
 * @param {Due} due
 * @returns {boolean} was the card of another state?
 */
function writeTexts({ article, body, card, key }) {
  if (article.dataset.key === key) return false;
  fillBody(body, card);
  if (body.plot) reserve(body.plot.frame, card);
  article.dataset.key = key;
  followTable(body, card);
  return true;
}

/** Remove the chart of another state, until it is drawn. @param {Due} due */
function putAside({ body, card }) {
  if (!body.plot) return;
  drop(body.plot.host);
  if (card.figure) body.plot.frame.setAttribute("aria-busy", "true");
}

/** @param {Due} due */
function drawChart({ article, body, chart, card }) {
  if (body.plot) {
    const { frame, host } = body.plot;
    // the texts of the card decide how much room a chart on the stage has
    const room = card.figure && roomOf(chart, card);
    if (room) draw(host, chart, card, themeOf(/** @type {Payload} */ (current)), room);
    else drop(host);
    frame.removeAttribute("aria-busy");
  }
  markReady(article);
}

onRooms(showCards);

export function drawWhatIsNeeded() {
  // paper has drawings of its own (export/paper.js), but the texts of the page
  window.addEventListener("beforeprint", showTexts);
  document.addEventListener("focusin", (event) => {
    const article = closest(event, "article.card");
    const due = queue.find((one) => one.article === article);
    if (due) drawNow(due); // keys read its points
  });
}
