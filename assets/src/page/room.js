/* The room of a chart: the size that it fills, and its scale. A chart on the stage (it fills the
   screen in present mode) is drawn smaller and scaled up as a whole, so that type, lines and marks
   grow together. In a card that is too narrow for its labels it is drawn wider and scaled down. */

import { cardOf } from "./dom.js";

/** @typedef {import("../types.js").Room} Room */

const root = document.documentElement;
/** Number of charts on the stage -> width in pixels that each is drawn in.
 *  @type {Record<string, number>} */
const STAGE_WIDTH = { 1: 720, 2: 470 };
const STAGE_HEIGHT = 320;
/** Factor of a map's size in both directions, so that its marks do not hide one another. */
const MAP_FACTOR = 1.5;
/** Width in pixels that a chart needs for its labels, in any language. */
const LEAST_WIDTH = 340;

/** @type {Map<string, string>} chart -> size of the room that it was drawn for */
const drawnFor = new Map();

/** @param {string} chart @returns {HTMLElement | null} */
export const plotFrameOf = (chart) => cardOf(chart)?.querySelector(".plot") ?? null;

/** @param {string} chart */
export const isOnStage = (chart) => Boolean(root.dataset.present && cardOf(chart)?.dataset.shown);

/**
 * The room of a chart; null if it is drawn as wide as its card. It has a height only on the stage.
 * @param {string} chart
 * @param {boolean} isMap
 * @returns {Room | null}
 */
export function roomOf(chart, isMap) {
  const frame = plotFrameOf(chart);
  const width = frame?.clientWidth ?? 0;
  const height = frame?.clientHeight ?? 0;
  if (!isOnStage(chart)) {
    return width && width < LEAST_WIDTH ? { width, scale: width / LEAST_WIDTH } : null;
  }
  if (width < 50 || height < 50) return null;
  const factor = isMap ? MAP_FACTOR : 1;
  const across = width / STAGE_WIDTH[root.dataset.present ?? "1"] / factor;
  return { width, height, scale: Math.max(1, Math.min(across, height / STAGE_HEIGHT / factor)) };
}

/** @param {Room | null} room */
export const sizeOf = (room) => (room ? `${room.width}x${room.height ?? ""}` : "");

/** @param {string} chart */
export const sizeDrawnFor = (chart) => drawnFor.get(chart);

/** Remember the room that a drawing was made for. @param {string} chart @param {Room | null} room */
export function setDrawnFor(chart, room) {
  drawnFor.set(chart, sizeOf(room));
  const card = cardOf(chart);
  if (!card) return;
  if (room?.height) card.dataset.fitted = sizeOf(room);
  else delete card.dataset.fitted;
}

/**
 * CSS of a graph in its frame.
 * @param {Room | null} room
 * @param {string} height CSS height of the chart in a card
 */
export function styleIn(room, height) {
  if (!room) return { height };
  const { width, scale } = room;
  return {
    width: `${width / scale}px`,
    height: room.height ? `${room.height / scale}px` : height,
    transform: `scale(${scale})`,
    transformOrigin: "0 0",
    // close the gap below a chart that is scaled down
    marginBottom: room.height ? "0" : `calc((${height}) * ${scale - 1})`,
  };
}
