/* The points of a plotly chart by series, and which point an arrow key leads to. */

/**
 * @typedef {{curve: number, number: any, data: any, along: any}} Point `data` is plotly's
 *   customdata with the index of its row, `along` the coordinate along the series
 * @typedef {{series: number, point: number}} Place indices of a series and of a point in it
 */

/**
 * The points that have a row, by series. A series is a line, bars of one colour, or a row of cells.
 * @param {any[]} traces plotly's data
 * @returns {Point[][]}
 */
export function seriesOf(traces) {
  /** @type {Point[][]} */
  const series = [];
  /** @type {Map<string, Point[]>} rows of cells; heat maps over each other differ only in colour */
  const strips = new Map();
  /** @returns {Point[]} */
  const point = (
    /** @type {any} */ data,
    /** @type {number} */ curve,
    /** @type {any} */ number,
    /** @type {any} */ along,
  ) => (data && typeof data === "object" && "row" in data ? [{ curve, number, data, along }] : []);
  traces.forEach((trace, curve) => {
    const { customdata } = trace;
    if (!customdata || trace.visible === false || trace.visible === "legendonly") return;
    if (trace.type === "heatmap") {
      customdata.forEach((/** @type {any[]} */ cells, /** @type {number} */ line) => {
        const key = [trace.xaxis, trace.yaxis, trace.y[line]].join(" ");
        const strip = strips.get(key) ?? [];
        if (!strips.has(key)) {
          strips.set(key, strip);
          series.push(strip);
        }
        (cells ?? []).forEach((data, column) => {
          strip.push(...point(data, curve, [line, column], trace.x[column]));
        });
      });
      return;
    }
    const along =
      trace.type === "treemap" ? trace.labels : trace.orientation === "h" ? trace.y : trace.x;
    series.push(
      customdata.flatMap((/** @type {any} */ data, /** @type {number} */ index) =>
        point(data, curve, index, along?.[index]),
      ),
    );
  });
  for (const points of strips.values()) points.sort((a, b) => a.number[1] - b.number[1]);
  return series.filter((points) => points.length);
}

/**
 * The index of the point of another series that is at the same year or bar, else the nearest.
 * @param {Point[]} points
 * @param {Point} from
 */
function beside(points, from) {
  const same = points.findIndex((point) => point.along === from.along);
  if (same >= 0) return same;
  const distance = (/** @type {Point} */ point) =>
    Math.abs(Number(point.along) - Number(from.along));
  if (Number.isNaN(distance(points[0]))) return 0;
  return points.reduce(
    (best, point, index) => (distance(point) < distance(points[best]) ? index : best),
    0,
  );
}

const clamp = (/** @type {number} */ value, /** @type {number} */ last) =>
  Math.max(0, Math.min(last, value));

/**
 * Limit a place to series that a redraw may have shortened.
 * @param {Point[][]} series
 * @param {Place} place
 * @returns {Place}
 */
export function within(series, place) {
  const line = clamp(place.series, series.length - 1);
  return { series: line, point: clamp(place.point, series[line].length - 1) };
}

/** @type {Record<string, [series: number, point: number]>} */
const STEPS = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0] };

/**
 * The place that a key leads to; null if the reader does not use the key.
 * @param {Point[][]} series
 * @param {Place | undefined} place undefined before the first key
 * @param {string} key
 * @returns {Place | null}
 */
export function moved(series, place, key) {
  const step = STEPS[key];
  if (key !== "Home" && key !== "End" && !step) return null;
  const now = within(series, place ?? { series: 0, point: 0 });
  const points = series[now.series];
  if (key === "Home") return { series: now.series, point: 0 };
  if (key === "End") return { series: now.series, point: points.length - 1 };
  if (!place) return now;
  let [across, along] = step;
  // with one series, or one point in each series, all arrows move through all points
  if (series.length === 1) [across, along] = [0, across + along];
  else if (series.every((line) => line.length === 1)) [across, along] = [across + along, 0];
  if (along) return within(series, { series: now.series, point: now.point + along });
  const next = clamp(now.series + across, series.length - 1);
  if (next === now.series) return now;
  return { series: next, point: beside(series[next], points[now.point]) };
}
