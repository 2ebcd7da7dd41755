/* Places of the names on a map. Each name takes the first of its places (components/charts/kit/
   maplabels.py) where it covers no marker and no other name and is not cut at an edge; if there is a
   choice, one where it covers no line either. A name without such a place stands further away and has a
   line to it, or is left out. */

/**
 * @typedef {import("../types.js").Figure} Figure
 * @typedef {{text: string, at: [x: number, y: number][], sides: string[], size: number,
 *   faint: boolean, led: boolean}} Label
 * @typedef {{x: number, y: number, width: number, height: number}} Box by its middle
 * @typedef {[x1: number, y1: number, x2: number, y2: number]} Segment
 */

/** Free pixels around a marker and between names; around the edges of the map. */
const FREE = 2;
const EDGE = 3;
/** Pixels between a place and the name beside it. */
const GAP = 12;
const LINE_HEIGHT = 1.3;
/** Side of a name -> its direction from the place, to the east and to the north. */
/** @type {Record<string, [number, number]>} */
const DIRECTIONS = {
  c: [0, 0],
  r: [1, 0],
  l: [-1, 0],
  t: [0, 1],
  b: [0, -1],
  tr: [1, 1],
  br: [1, -1],
  tl: [-1, 1],
  bl: [-1, -1],
};

/** Pixels to the middle of a name with a line: to the east first, where there are no projects.
 *  @type {[number, number][]} */
const FAR = [45, 60, 80, 100, 125, 150, 180].flatMap((distance) =>
  [0, 22, -22, 45, -45, 67, -67, 90, -90, 135, -135, 180].map(
    (angle) =>
      /** @type {[number, number]} */ ([
        distance * Math.cos((angle * Math.PI) / 180),
        distance * Math.sin((angle * Math.PI) / 180),
      ]),
  ),
);

/** @param {Box} a @param {Box} b */
const overlap = (a, b) =>
  Math.abs(a.x - b.x) < (a.width + b.width) / 2 + FREE &&
  Math.abs(a.y - b.y) < (a.height + b.height) / 2 + FREE;

/**
 * Does a segment cross a box? It is cut at the four edges, one after another (Liang and Barsky, 1984).
 * @param {Segment} segment
 * @param {Box} box
 */
export function crosses([x1, y1, x2, y2], { x, y, width, height }) {
  let [start, end] = [0, 1];
  for (const [step, from, half] of [
    [x2 - x1, x1 - x, width / 2],
    [y2 - y1, y1 - y, height / 2],
  ]) {
    if (!step) {
      if (Math.abs(from) > half) return false;
      continue;
    }
    const [near, far] = [(-half - from) / step, (half - from) / step].sort((a, b) => a - b);
    start = Math.max(start, near);
    end = Math.min(end, far);
  }
  return start <= end;
}

/**
 * The boxes of the markers and the segments of the lines, in pixels from the middle of the map.
 * @param {Figure["data"]} data
 * @param {(x: number, y: number) => [number, number]} toPixels
 */
function obstacles(data, toPixels) {
  /** @type {Box[]} */
  const markers = [];
  /** @type {Segment[]} */
  const lines = [];
  for (const { mode = "", x = [], y = [], marker } of data) {
    /** @type {[number, number][]} */
    const places = x.map((/** @type {number} */ east, /** @type {number} */ index) =>
      toPixels(east, y[index]),
    );
    if (mode.includes("lines")) {
      for (let i = 1; i < places.length; i += 1) lines.push([...places[i - 1], ...places[i]]);
    }
    if (!mode.includes("markers") || x[0] === null) continue; // an entry of the key has no place
    places.forEach(([east, north], index) => {
      const size = Array.isArray(marker.size) ? marker.size[index] : marker.size;
      // symbols are up to a quarter wider than their size, and have an outline
      const side = size * 1.25 + 2;
      markers.push({ x: east, y: north, width: side, height: side });
    });
  }
  return { markers, lines };
}

/**
 * Annotations for the names of a map that have a place.
 * @param {Figure} figure whose `layout.meta.labels` are the names, the most important first
 * @param {{width: number, height: number}} plot pixels of the plot, without its margins
 * @param {(text: string, size: number) => number} measure width of a line of type
 */
export function placedLabels({ data, layout }, plot, measure) {
  const [west, east] = layout.xaxis.range;
  const [south, north] = layout.yaxis.range;
  const scale = Math.min(plot.width / (east - west), plot.height / (north - south));
  const middle = [(west + east) / 2, (south + north) / 2];
  /** @type {(x: number, y: number) => [number, number]} */
  const toPixels = (x, y) => [(x - middle[0]) * scale, (y - middle[1]) * scale];
  const { markers, lines } = obstacles(data, toPixels);
  const halves = [plot.width / 2 - EDGE, plot.height / 2 - EDGE];
  /** @type {Box[]} */
  const placed = [];

  /** @param {Box} box */
  const isFree = ({ x, y, width, height }) =>
    Math.abs(x) + width / 2 < halves[0] &&
    Math.abs(y) + height / 2 < halves[1] &&
    ![...markers, ...placed].some((other) => overlap(other, { x, y, width, height }));

  /**
   * The first free box of a name, if possible one that no line crosses.
   * @param {Label} label
   * @param {[right: number, up: number][]} shifts pixels from a place to the middle of the name
   */
  const boxFor = ({ text, at, size }, shifts) => {
    const [width, height] = sizeOf(text, size, measure);
    const free = at.flatMap((place) => {
      const [px, py] = toPixels(...place);
      return shifts
        .map((shift) => ({ place, shift, x: px + shift[0], y: py + shift[1], width, height }))
        .filter(isFree);
    });
    const box = free.find((one) => !lines.some((line) => crosses(line, one))) ?? free[0];
    if (box) placed.push(box);
    return box;
  };

  /** @type {Label[]} */
  const labels = layout.meta.labels;
  const near = labels.map((label) => {
    const [width, height] = sizeOf(label.text, label.size, measure);
    const shifts = label.sides.map((side) => beside(side, width, height));
    return { label, box: boxFor(label, shifts) };
  });
  return near.flatMap(({ label, box }) => {
    if (box) return [annotation(label, box)];
    const far = label.led ? boxFor({ ...label, at: label.at.slice(0, 1) }, FAR) : undefined;
    return far ? [{ ...annotation(label, far), ...leader(far) }] : [];
  });
}

/**
 * Width and height of a name in pixels.
 * @param {string} text
 * @param {number} size
 * @param {(text: string, size: number) => number} measure
 */
function sizeOf(text, size, measure) {
  const rows = text.split("<br>");
  return [Math.max(...rows.map((row) => measure(row, size))), rows.length * size * LINE_HEIGHT];
}

/**
 * Pixels to the right and up from a place to the middle of a name beside it.
 * @param {string} side
 * @param {number} width
 * @param {number} height
 * @returns {[number, number]}
 */
function beside(side, width, height) {
  const [right, up] = DIRECTIONS[side];
  return [right * (GAP + width / 2), up * (GAP + height / 2)];
}

/** @param {Label} label @param {{place: [number, number], shift: [number, number]}} box */
const annotation = ({ text, size, faint }, { place, shift }) => ({
  text,
  x: place[0],
  y: place[1],
  xshift: shift[0],
  yshift: shift[1],
  showarrow: false,
  opacity: faint ? 0.62 : 1,
  font: { size, shadow: "auto" },
});

/** A thin line from a name to its place. @param {{shift: [number, number]}} box */
const leader = ({ shift }) => ({
  xshift: 0,
  yshift: 0,
  ax: shift[0],
  ay: -shift[1],
  showarrow: true,
  arrowhead: 0,
  arrowwidth: 1,
});
