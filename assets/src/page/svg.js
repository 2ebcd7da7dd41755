/* Create SVG elements, for pictures and for marks in charts. */

/** @param {Element} element @param {Record<string, string | number>} attributes */
export function setAttributes(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
}

/**
 * @param {string} name
 * @param {Record<string, string | number>} [attributes]
 */
export function svgElement(name, attributes = {}) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  setAttributes(element, attributes);
  return element;
}

/** @param {string} source SVG @returns {string} a data URL of it */
export const svgUrl = (source) => `data:image/svg+xml;charset=utf-8,${encodeURIComponent(source)}`;
