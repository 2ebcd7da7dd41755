/* Shapes of pictures, which do not depend on the size of the window. */

/** Width and height in pixels, before a PNG is enlarged; null: that of the chart in its card.
 *  @type {Record<string, {width: number, height: number} | null>} */
export const SHAPES = {
  wide: { width: 960, height: 540 },
  classic: { width: 960, height: 720 },
  square: { width: 800, height: 800 },
  portrait: { width: 720, height: 900 },
  shown: null,
};

/** The shape of a presentation's page. */
const DEFAULT_SHAPE = "wide";

/** @param {string | null | undefined} name @returns {string} a known shape */
export const shapeOf = (name) => (name && Object.hasOwn(SHAPES, name) ? name : DEFAULT_SHAPE);

/** @param {string} shape */
export const sizeIn = (shape) => SHAPES[shapeOf(shape)];

/** Font families that have Chinese characters, on the usual systems. */
const CHINESE = [
  "'PingFang SC'",
  "'Microsoft YaHei'",
  "'Noto Sans CJK SC'",
  "'Noto Sans SC'",
  "'Source Han Sans SC'",
  "SimHei",
];

/**
 * A font list that also names families with Chinese characters. Browsers find one themselves, but
 * programs that open an SVG may not.
 * @param {string} families CSS font-family
 */
export const withChinese = (families) =>
  families.replace(/,\s*sans-serif\s*$/, `, ${CHINESE.join(", ")}, sans-serif`);
