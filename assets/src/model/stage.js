/* How low a figure can be drawn on the stage, where it is enlarged until it fills the screen: the
   lower the drawing, the larger its type. In a card, rows and labels stand further apart than they
   must. */

/** @typedef {import("../types.js").Figure} Figure */

/** Part of its height in a card that a figure without rows keeps, so that labels do not collide. */
const CLOSER = 0.85;
/** Size of labels of which nothing else is said, and the height of a line as a multiple of it. */
const PLAIN = 13;
const LINE = 1.2;
/** Pixels that set labels of several lines apart; lines that a group of bars needs for its numbers. */
const APART = 3;
const GROUP = 3;

/** The labels of the rows, from the first to the last; none if the vertical axis has no names.
 *  @param {Figure} figure @returns {string[]} */
function rowsOf({ data, layout: { yaxis = {} } }) {
  const names = [...new Set(data.flatMap(({ y }) => y ?? []))];
  const isNames = names.some((name) => typeof name === "string" && Number.isNaN(Number(name)));
  if (yaxis.type !== "category" && !isNames) return [];
  return yaxis.ticktext ?? yaxis.categoryarray ?? names.filter((name) => name !== null);
}

/**
 * Least height in pixels that a figure needs.
 * @param {Figure} figure
 */
export function leastHeight(figure) {
  const { height = 0, margin = {}, yaxis, barmode } = figure.layout;
  const rows = rowsOf(figure);
  if (!rows.length) return height * CLOSER;
  const lines = rows.map((label) => String(label).split("<br>").length);
  // a label has half of the room between it and the next one
  const most = Math.max(...lines.map((own, row) => (own + (lines[row + 1] ?? own)) / 2));
  const least = Math.max(most, barmode === "group" ? GROUP : 1) * LINE;
  const row = least * (yaxis?.tickfont?.size ?? PLAIN) + (most > 1 ? APART : 0);
  return Math.min(height, (margin.t ?? 0) + (margin.b ?? 0) + rows.length * row);
}
