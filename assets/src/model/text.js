/* Small operations on texts. */

/**
 * Replace each `{name}` by its value. A placeholder without a value stays as it is.
 * @param {string} text
 * @param {Record<string, unknown>} [values]
 */
export function fill(text, values = {}) {
  return text.replace(/\{(\w+)\}/g, (placeholder, name) =>
    name in values ? String(values[name]) : placeholder,
  );
}

/** Do two texts differ only in their spaces? @param {string} one @param {string} other */
export const sameText = (one, other) => one.replace(/\s+/g, " ") === other.replace(/\s+/g, " ");

/**
 * Make a file name from a title: letters and digits of any script, at most 60 characters.
 * @param {string} title
 * @param {string} fallback used if the title has neither letters nor digits
 */
export function fileStem(title, fallback) {
  const stem = title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "");
  return stem.slice(0, 60) || fallback;
}

/**
 * Put no-break spaces between a number and its unit, and before a dash or an arrow.
 * @param {string} text
 */
export function withFixedSpaces(text) {
  return text.replace(/(\d) (?=%|bn\b|m\b|[亿万])/gu, "$1\u00a0").replace(/ (?=[—→] )/g, "\u00a0");
}

/**
 * Parts of a title; at odd places, those that a line must not break: `5–10`, `(−$234`, `2025年1–10月`.
 * A browser may end a line after a dash or a minus sign.
 * @param {string} text without spaces that are no place for a break
 */
export const aroundDashes = (text) => text.split(/(\S*[–−]\S*)/u);

/**
 * Escape a text for plotly, which interprets some HTML in titles.
 * @param {string} text
 */
export function escapeHtml(text) {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;");
}
