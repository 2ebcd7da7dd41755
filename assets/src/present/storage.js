/* Small values that outlive a page. Without storage they last as long as the page does. */

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
