/* The room of a chart: the size that it fills, and its scale. A chart on the stage (it fills the
   screen in present mode) is drawn smaller and scaled up as a whole, so that type, lines and marks
   grow together. In a card that is too narrow for its labels it is drawn wider and scaled down. */

import { leastHeight } from "../model/stage.js";
import { cardOf } from "./dom.js";

/**
 * @typedef {import("../types.js").Card} Card
 * @typedef {import("../types.js").Room} Room
 */

const root = document.documentElement;
/** Number of charts on the stage -> width in pixels that each is drawn in.
 *  @type {Record<string, number>} */
const STAGE_WIDTH = { 1: 720, 2: 470 };
/** Least height that a chart is drawn in, unless its rows or labels need more. */
const STAGE_HEIGHT = 320;
/** Factor of a map's size in both directions, so that its marks do not hide one another. */
const MAP_FACTOR = 1.5;
/** Width in pixels that a chart needs for its labels, in any language. */
const LEAST_WIDTH = 340;

/** @param {string} chart @returns {HTMLElement | null} */
export const plotFrameOf = (chart) => cardOf(chart)?.querySelector(".plot") ?? null;

/** @param {string} chart */
export const isOnStage = (chart) => Boolean(root.dataset.present && cardOf(chart)?.dataset.shown);

/**
 * The room of a chart; null if its frame is not laid out.
 * @param {string} chart
 * @param {Card} card
 * @returns {Room | null}
 */
export function roomOf(chart, card) {
  const frame = plotFrameOf(chart);
  const width = frame?.clientWidth ?? 0;
  const height = frame?.clientHeight ?? 0;
  if (width < 50 || height < 50) return null;
  const size = { width, height };
  if (!isOnStage(chart))
    return { ...size, scale: Math.min(1, width / LEAST_WIDTH), isStage: false };
  const factor = card.tall ? MAP_FACTOR : 1;
  const across = width / STAGE_WIDTH[root.dataset.present ?? "1"] / factor;
  const own = card.tall || !card.figure ? 0 : leastHeight(card.figure);
  const down = height / factor / Math.max(STAGE_HEIGHT, own);
  const scale = Math.max(1, Math.min(across, down));
  return { ...size, scale, isStage: true };
}

/** CSS of a plot in its frame. @param {Room} room */
export const styleIn = ({ width, height, scale }) => ({
  width: `${width / scale}px`,
  height: `${height / scale}px`,
  transform: scale === 1 ? "" : `scale(${scale})`,
});
