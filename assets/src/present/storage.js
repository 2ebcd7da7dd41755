/* Small values that survive a page load, if the browser allows storage. */

/** Keep a value for this tab. @param {string} name @param {unknown} value */
export function keepInTab(name, value) {
  try {
    sessionStorage.setItem(name, JSON.stringify(value));
  } catch {
    // the browser allows no storage
  }
}

/** @param {string} name @returns {any} the value kept for this tab, or null */
export function keptInTab(name) {
  try {
    return JSON.parse(sessionStorage.getItem(name) ?? "null");
  } catch {
    return null;
  }
}
