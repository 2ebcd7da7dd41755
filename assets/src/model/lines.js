/* Break texts into lines, for plotly and SVG, which do not do it themselves. Widths come from a
   function that measures a text in pixels (page/measure.js), so that nothing here needs a page. */

/** @typedef {(text: string) => number} Measure */

const HAN = /\p{Script=Han}/u;
/** A segment of marks that no line begins with; a piece that does not end in Chinese or a mark. */
const CLOSING = /^[，。、；：）》？！”’…]+$/u;
const IN_FOREIGN_WORD = /[^\p{Script=Han}，。、；：）》？！”’…]$/u;
/** Marks that no line ends with. */
const OPENING = /^[（《“‘]+$/u;

const words = new Intl.Segmenter("zh", { granularity: "word" });
const letters = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** @param {string} text @returns {string[]} what a reader takes for single letters */
const lettersOf = (text) => Array.from(letters.segment(text), ({ segment }) => segment);

/**
 * The pieces of a text between which a line may end: words with the space behind them, and, where
 * a text is written without spaces, the words that the segmenter finds.
 * @param {string} text
 * @returns {string[]}
 */
export function pieces(text) {
  return (text.match(/\s+|\S+/g) ?? []).flatMap((chunk) =>
    HAN.test(chunk) ? chinesePieces(chunk) : [chunk],
  );
}

/** Does a segment belong to the piece before it? @param {string} segment @param {string} before */
function continues(segment, before) {
  if (OPENING.test(before) || CLOSING.test(segment)) return true;
  if (/^[年月日]$/u.test(segment)) return /\d$/.test(before);
  if (/^\d+$/.test(segment) && /\d[年月]$/u.test(before)) return true;
  // words of another script are broken at spaces alone: “UN/ECE”, “2022–23”
  return !HAN.test(segment) && !OPENING.test(segment) && IN_FOREIGN_WORD.test(before);
}

/** @param {string} chunk a text without spaces */
function chinesePieces(chunk) {
  /** @type {string[]} */
  const found = [];
  for (const { segment } of words.segment(chunk)) {
    const before = found.at(-1);
    if (before && continues(segment, before)) found[found.length - 1] += segment;
    else found.push(segment);
  }
  return found;
}

/**
 * The beginning of a text that fits into `width`, with an ellipsis where something is left out.
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
 * A text as lines of at most `width` pixels. A piece that is wider than a line, such as an
 * address, is broken between letters. What exceeds `most` lines is cut off with an ellipsis.
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
