/* Finding and making elements. */

/**
 * The element that an event is about: the target or the nearest of its parents that matches.
 * @param {Event} event
 * @param {string} selector
 * @returns {HTMLElement | null}
 */
export const closest = (event, selector) =>
  event.target instanceof Element ? event.target.closest(selector) : null;

/** @param {string} id @returns {HTMLElement} an element of the page's frame, which is always there */
export const byId = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/** @param {string} chart @returns {HTMLElement | null} */
export const cardOf = (chart) => document.getElementById(`card-${chart}`);

/** @param {Element} card @returns {string} the chart that a card shows */
export const chartOf = (card) => card.id.replace(/^card-/, "");

/** @param {Element | null | undefined} parent @returns {any} plotly's element, with the figure on it */
export const plotOf = (parent) => parent?.querySelector(".js-plotly-plot") ?? null;

/**
 * The CSV link of a card: its address and its file name tell which state the card shows.
 * @param {Element | null} card
 * @returns {HTMLAnchorElement | null}
 */
export const csvLinkOf = (card) => card?.querySelector(".card-buttons a[download]") ?? null;

/**
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {Partial<HTMLElementTagNameMap[Name]>} [properties]
 * @returns {HTMLElementTagNameMap[Name]}
 */
export function make(name, properties = {}) {
  const made = Object.assign(document.createElement(name), properties);
  if (made instanceof HTMLButtonElement) made.type = "button";
  return made;
}

/** @param {HTMLElement | null | undefined} target is focused without scrolling to it */
export const focusQuietly = (target) => target?.focus({ preventScroll: true });
