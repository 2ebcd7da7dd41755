/* Find and create elements. */

import { placed } from "./site.js";

/**
 * The target of an event, or the closest of its ancestors, that matches a selector.
 * @param {Event} event
 * @param {string} selector
 * @returns {HTMLElement | null}
 */
export const closest = (event, selector) =>
  event.target instanceof Element ? event.target.closest(selector) : null;

/** @param {Element} element @returns {element is HTMLElement} */
export const isElement = (element) => element instanceof HTMLElement;

/** @param {string} id @returns {HTMLElement} an element of the shell, which always exists */
export const byId = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/** @param {string} chart @returns {HTMLElement | null} */
export const cardOf = (chart) => document.getElementById(`card-${chart}`);

/** @param {Element} card @returns {string} the chart that a card shows */
export const chartOf = (card) => card.id.replace(/^card-/, "");

/** @param {Element | null | undefined} parent @returns {any} plotly's element, which has the figure */
export const plotOf = (parent) => parent?.querySelector(".js-plotly-plot") ?? null;

/**
 * The CSV link of a card. Its address and its file name contain the state that the card shows.
 * @param {Element | null} card
 * @returns {HTMLAnchorElement | null}
 */
export const csvLinkOf = (card) => card?.querySelector(".card-buttons a[download]") ?? null;

/**
 * Create an element. Its link may be an address within the site.
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {Partial<HTMLElementTagNameMap[Name]>} [properties]
 * @returns {HTMLElementTagNameMap[Name]}
 */
export function make(name, properties = {}) {
  const element = Object.assign(document.createElement(name), properties);
  if ("href" in properties) element.setAttribute("href", placed(String(properties.href)));
  if (element instanceof HTMLButtonElement) element.type = "button";
  return element;
}

/** Focus an element without scrolling to it. @param {HTMLElement | null | undefined} target */
export const focusQuietly = (target) => target?.focus({ preventScroll: true });

/**
 * Is an element on the page, and not in a hidden part?
 * @param {Element} element
 */
export const isVisible = (element) =>
  element.checkVisibility?.() ?? element.getClientRects().length > 0; // browsers before 2024
