/* The shape of a tile's small line, as SVG paths. */

/** @typedef {import("../types.js").TileLine} TileLine */

/** Size of the drawing in its own units; the page stretches it. */
export const WIDTH = 100;
export const HEIGHT = 28;
/** Room above and below, so that thick ends are not cut. */
const EDGE = 3;

/** @param {number[]} point */
const text = ([x, y]) => `${Number(x.toFixed(2))},${Number(y.toFixed(2))}`;

/**
 * Paths of a line. Zero is inside the drawing if the values are on both sides of it.
 * @param {TileLine} line
 * @returns {{runs: string, bridges: string, dot: string, zero: number | null}} `runs` joins the
 *   values of each run, `bridges` the ends of runs that follow each other without a missing year,
 *   `dot` is the tile's year as a path of no length, `zero` the height of the zero line
 */
export function smallLine({ runs, at }) {
  const years = runs.flatMap(([first, values]) => [first, first + values.length - 1]);
  const values = runs.flatMap(([, numbers]) => numbers);
  const from = Math.min(...years);
  const span = Math.max(...years) - from || 1;
  const low = Math.min(...values);
  const height = Math.max(...values) - low || 1;
  const place = (/** @type {number} */ year, /** @type {number} */ value) => [
    ((year - from) / span) * WIDTH,
    HEIGHT - EDGE - ((value - low) / height) * (HEIGHT - 2 * EDGE),
  ];
  const drawn = runs.map(([first, numbers]) =>
    numbers.map((value, index) => place(first + index, value)),
  );
  // a run of one year is a point, which a path of no length draws with round ends
  const path = (/** @type {number[][]} */ points) =>
    `M${points.map(text).join("L")}${points.length === 1 ? "h0" : ""}`;
  const bridges = runs.slice(1).flatMap(([first], index) => {
    const [before, earlier] = runs[index];
    if (before + earlier.length !== first) return [];
    return [path([/** @type {number[]} */ (drawn[index].at(-1)), drawn[index + 1][0]])];
  });
  const run = runs.find(([first, numbers]) => first <= at && at < first + numbers.length);
  return {
    runs: drawn.map(path).join(""),
    bridges: bridges.join(""),
    dot: run ? path([place(at, run[1][at - run[0]])]) : "",
    zero: low < 0 && low + height > 0 ? place(from, 0)[1] : null,
  };
}
