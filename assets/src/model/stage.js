/* How low a figure can be drawn on the stage, where it is enlarged until it fills the screen: the
   lower the drawing, the larger its type. In a card, rows and labels stand further apart than they
   must. */

/** @typedef {import("../types.js").Figure} Figure */

/** Part of its height in a card that a figure without rows keeps, so that labels beside its lines do
 *  not collide, and areas and parts of columns have room for their texts. */
const CLOSER = 0.85;
/** Size of labels of which nothing else is said. */
const PLAIN = 13;
/** Height of a line as a multiple of the size of type, and where plotly would leave out labels that
 *  stand closer. */
const LINE = 1.2;
const SAFE_LINE = 1.6;
/** Pixels that set labels of several lines apart; lines that a group of bars beside such a label
 *  needs for its texts. */
const APART = 7;
const GROUP = 3.5;

/** The labels of the rows, from the first to the last; none if the vertical axis has no names.
 *  @param {Figure} figure @returns {string[]} */
function rowsOf({ data, layout: { yaxis = {} } }) {
  const names = [...new Set(data.flatMap(({ y }) => y ?? []))];
  const isNames = names.some((name) => typeof name === "string" && Number.isNaN(Number(name)));
  if (yaxis.type !== "category" && !isNames && !numberOfRows(yaxis)) return [];
  return yaxis.ticktext ?? yaxis.categoryarray ?? names.filter((name) => name !== null);
}

/** Rows on an axis of numbers: they are counted from the top, unlike amounts. @param {any} yaxis */
function numberOfRows({ ticktext, range }) {
  return ticktext && range?.[0] > range?.[1] ? Math.round(range[0] - range[1]) : 0;
}

/**
 * Least height in pixels that a figure needs.
 * @param {Figure} figure
 */
export function leastHeight(figure) {
  const { height = 0, margin = {}, yaxis, barmode } = figure.layout;
  const rows = rowsOf(figure);
  if (!rows.length) return height * CLOSER;
  const count = Math.max(rows.length, numberOfRows(yaxis));
  const lines = rows.map((label) => String(label).split("<br>").length);
  // a label has half of the room between it and the next one
  const most = Math.max(...lines.map((own, row) => (own + (lines[row + 1] ?? own)) / 2));
  const line = yaxis?.tickvals ? LINE : SAFE_LINE;
  const isGroup = most > 1 && (barmode === "group" || numberOfRows(yaxis) > 0);
  const least = Math.max(most, isGroup ? GROUP : 1) * line;
  const row = least * (yaxis?.tickfont?.size ?? PLAIN) + (most > 1 ? APART : 0);
  return Math.min(height, (margin.t ?? 0) + (margin.b ?? 0) + count * row);
}
