/* Break texts into lines for plotly and SVG, which cannot do it. A function measures texts in pixels
   (page/measure.js), so that this module needs no DOM. */

/** @typedef {(text: string) => number} Measure */

const HAN = /\p{Script=Han}/u;
/** A segment of marks that cannot begin a line. */
const CLOSING = /^[，。、；：）》？！”’…]+$/u;
/** A piece that ends with neither a Chinese character nor a mark. */
const IN_FOREIGN_WORD = /[^\p{Script=Han}，。、；：）》？！”’…]$/u;
/** A segment of marks that cannot end a line. */
const OPENING = /^[（《“‘]+$/u;

const words = new Intl.Segmenter("zh", { granularity: "word" });
const letters = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** @param {string} text @returns {string[]} its graphemes */
const lettersOf = (text) => Array.from(letters.segment(text), ({ segment }) => segment);

/**
 * Split a text where lines may end: at spaces and, in Chinese, between the words that the
 * segmenter finds.
 * @param {string} text
 * @returns {string[]}
 */
export function pieces(text) {
  // a no-break space holds a number and its unit together
  return (text.match(/[^\S\u00a0]+|[\S\u00a0]+/g) ?? []).flatMap((chunk) =>
    HAN.test(chunk) ? chinesePieces(chunk) : [chunk],
  );
}

/** Does a segment belong to the piece before it? @param {string} segment @param {string} before */
function continues(segment, before) {
  if (OPENING.test(before) || CLOSING.test(segment)) return true;
  if (/^[年月日亿万倍]/u.test(segment)) return /\d\u00a0?$/.test(before);
  if (/^(?:美元|元|吨|辆|列|千瓦)/u.test(segment) && /\d\u00a0?[亿万]?$/u.test(before)) return true;
  if (/^\d+$/.test(segment) && /\d[年月]$/u.test(before)) return true;
  // words of other scripts are broken only at spaces: “UN/ECE”, “2022–23”
  return !HAN.test(segment) && !OPENING.test(segment) && IN_FOREIGN_WORD.test(before);
}

/** @param {string} chunk a text without spaces */
function chinesePieces(chunk) {
  /** @type {string[]} */
  const result = [];
  for (const { segment } of words.segment(chunk)) {
    const before = result.at(-1);
    if (before && continues(segment, before)) result[result.length - 1] += segment;
    else result.push(segment);
  }
  return result;
}

/**
 * Cut a text to `width` pixels; a cut text ends with an ellipsis.
 * @param {string} text
 * @param {number} width
 * @param {Measure} measure
 */
export function shorten(text, width, measure) {
  const whole = text.trimEnd();
  if (measure(whole) <= width) return whole;
  const kept = lettersOf(whole);
  while (kept.length && measure(`${kept.join("")}…`) > width) kept.pop();
  return `${kept.join("").trimEnd()}…`;
}

/**
 * Break a text into lines of at most `width` pixels. A piece that is wider than a line, such as an
 * address, is broken between letters. After `most` lines the text is cut off with an ellipsis.
 * @param {string} text
 * @param {number} width
 * @param {Measure} measure
 * @param {number} [most]
 */
export function breakLines(text, width, measure, most = Number.POSITIVE_INFINITY) {
  const fits = (/** @type {string} */ line) => measure(line.trimEnd()) <= width;
  const lines = [""];
  for (const piece of pieces(text)) {
    if (fits(lines[lines.length - 1] + piece)) {
      lines[lines.length - 1] += piece;
      continue;
    }
    if (lines[lines.length - 1].trim()) lines.push("");
    for (const letter of lettersOf(piece)) {
      const line = lines[lines.length - 1];
      if (line && !fits(line + letter)) lines.push("");
      lines[lines.length - 1] += letter;
    }
  }
  if (lines.length > most) {
    lines.push(shorten(lines.splice(most - 1).join(""), width, measure));
  }
  return lines.map((line) => line.trim()).filter(Boolean);
}
