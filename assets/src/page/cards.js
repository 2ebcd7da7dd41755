/* Put a payload into the page. Cards in the window are filled and drawn first, in one task; the
   others follow, the nearest first, one in each task. A card changes as a whole: its title, its
   figure and its links are of one state at any time. */

import { layoutOf } from "../model/address.js";
import { markBusy } from "./busy.js";
import { bodyOf, fillBody } from "./cardbody.js";
import { setProps } from "./dash.js";
import { byId, chartOf } from "./dom.js";
import { fillMarkup } from "./markup.js";
import { draw, drop, dropLeft, hasPlotly, isDrawn, isDrawnFor, reserve } from "./plots.js";
import { roomOf } from "./room.js";
import { setLook, writeControls, writeShell } from "./shell.js";
import { onRooms, setStage, watch } from "./stage.js";
import { isCurrent } from "./state.js";
import { followTable } from "./tables.js";
import { themeOf } from "./theme.js";
import { afterPaint, soon } from "./turns.js";
import { setWords } from "./words.js";

/**
 * @typedef {import("../types.js").Payload} Payload
 * @typedef {import("../types.js").Room} Room
 * @typedef {import("./cardbody.js").Body} Body
 * @typedef {{article: HTMLElement, body: Body, chart: string, key: string, room: Room | null,
 *   distance: number}} Due a card that does not show the payload yet
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

/** Show a payload, unless the reader has moved on. @param {Payload} payload */
export function apply(payload) {
  if (!isCurrent(payload)) return;
  setWords(payload.words);
  current = payload;
  isWaiting = true;
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
  queue = dueCards(current);
  while (queue[0]?.distance === 0) showNext();
  dropLeft();
  afterPaint(() => showOthers(mine));
}

/** @param {number} mine number of the queue */
function showOthers(mine) {
  if (mine !== turn || !queue.length) return;
  showNext();
  soon(() => showOthers(mine));
}

/** Show all cards that wait, as for a printer, which waits for nobody. */
function showRest() {
  while (queue.length) showNext();
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
    cards.push({ article, body, chart, key: `${themeOf(payload)} ${card.key}` });
  }
  return cards
    .map((one) => ({ ...one, ...placeOf(one, payload) }))
    .filter(isDue)
    .sort((a, b) => a.distance - b.distance);
}

/**
 * Room of a card's chart, and the card's distance to the window.
 * @param {Omit<Due, "room" | "distance">} card
 * @param {Payload} payload
 */
function placeOf({ article, body, chart }, payload) {
  const { top, bottom } = article.getBoundingClientRect();
  const room = body.plot && roomOf(chart, payload.cards[chart]);
  return { room, distance: Math.max(0, top - window.innerHeight, -bottom) };
}

/** @param {Due} card */
function isDue({ article, body, key, room }) {
  const host = body.plot?.host;
  const isOutdated = article.dataset.key !== key;
  // a chart whose frame is not laid out, as beside the stage, is drawn when it is
  const fits = !host || !room || (isDrawn(host) && isDrawnFor(host, room));
  if (isOutdated || !fits) return true;
  markReady(article);
  return false;
}

/** A card shows the newest payload, unless the reader has moved on. @param {HTMLElement} article */
function markReady(article) {
  if (isCurrent(current)) article.removeAttribute("aria-busy");
}

/** Show the first card of the queue. */
function showNext() {
  const due = queue.shift();
  const card = due && current?.cards[due.chart];
  if (!card) return;
  const { article, body, chart, key } = due;
  fillBody(body, card);
  if (body.plot) {
    const { frame, host } = body.plot;
    reserve(frame, card);
    // its texts decide how much room a chart on the stage has
    const room = card.figure && roomOf(chart, card);
    if (room) draw(host, chart, card, themeOf(/** @type {Payload} */ (current)), room);
    else drop(host);
  }
  article.dataset.key = key;
  markReady(article);
  followTable(body, card);
}

onRooms(showCards);

export function drawAllForPrint() {
  window.addEventListener("beforeprint", showRest);
}
