/* Sort and filter the rows of a table. */

/** @typedef {string | number | null} Cell */

/**
 * A copy of `rows` sorted by a cell of each. Equal rows keep their order; rows without a value come
 * last in both directions.
 * @template Row
 * @param {Row[]} rows
 * @param {(row: Row) => Cell} cellOf null or empty text: no value
 * @param {{down?: boolean, lang?: string}} [options] `down`: from the largest; `lang`: of the texts
 * @returns {Row[]}
 */
export function sortedBy(rows, cellOf, { down = false, lang = "en" } = {}) {
  const texts = new Intl.Collator(lang, { numeric: true });
  const turn = down ? -1 : 1;
  const isMissing = (/** @type {Cell} */ cell) => cell === null || cell === "";
  return rows
    .map((row) => ({ row, cell: cellOf(row) }))
    .sort(({ cell: one }, { cell: other }) => {
      if (isMissing(one) || isMissing(other))
        return Number(isMissing(one)) - Number(isMissing(other));
      return (
        turn *
        (typeof one === "number" && typeof other === "number"
          ? one - other
          : texts.compare(String(one), String(other)))
      );
    })
    .map(({ row }) => row);
}

/**
 * The rows that contain every word of a text, in any case.
 * @template Row
 * @param {Row[]} rows
 * @param {(row: Row) => string} textOf
 * @param {string} words
 */
export function matching(rows, textOf, words) {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter((row) => {
    const text = textOf(row).toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
}

/**
 * One page of rows. A page beyond the last is the last one.
 * @template Row
 * @param {Row[]} rows
 * @param {number} page from 0
 * @param {number} size rows on a page
 */
export function pageOf(rows, page, size) {
  const pages = Math.max(1, Math.ceil(rows.length / size));
  const at = Math.min(Math.max(0, page), pages - 1);
  return { rows: rows.slice(at * size, (at + 1) * size), at, pages, first: at * size };
}
