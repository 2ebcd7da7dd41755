/* The site may be below a path of its host, such as /trade (callbacks/below.py). All addresses in
   our code are those within the site; only here they become addresses of the browser, and back. */

import { addressOf } from "../model/address.js";

/** The path that the site is below; empty if it has the host to itself. */
const base = () => document.documentElement.dataset.base ?? "";

/** An address within the site, for the browser; any other as it is. @param {string} address */
export const placed = (address) => (address.startsWith("/") ? base() + address : address);

/** What a full address of the site begins with. */
export const origin = () => location.origin + base();

/** The same as readers write it, without `https://`. */
export const siteName = () => location.host + base();

/**
 * A URL as one within the site; null if it leads elsewhere.
 * @param {string} href
 */
export function within(href) {
  const url = new URL(href);
  if (url.origin !== location.origin || !`${url.pathname}/`.startsWith(`${base()}/`)) return null;
  url.pathname = url.pathname.slice(base().length);
  return url;
}

/** The URL of the page within the site. A copy, which may be changed. */
export const hereUrl = () => within(location.href) ?? new URL(location.href);

/** Path and query of the page within the site. */
export const hereAddress = () => addressOf(hereUrl());

/** The address within the site that a link leads to. @param {HTMLAnchorElement | null} link */
export function addressIn(link) {
  const url = link && within(link.href);
  return url ? addressOf(url) : "";
}
