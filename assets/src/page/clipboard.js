/* Copy texts, and restore the label of a button after a message. */

const SECONDS = 2;

/** @param {string} text @returns {Promise<boolean>} false if the browser does not allow it */
export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** @param {() => void} restore is called after `seconds` */
export const afterAMoment = (restore, seconds = SECONDS) => setTimeout(restore, seconds * 1000);
