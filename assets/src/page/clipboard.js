/* Copy a text, and say on a button for a moment that it was copied. */

const SECONDS = 2;

/** @param {string} text @returns {Promise<boolean>} false where the browser does not allow it */
export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** @param {() => void} restore is called when the message has been read */
export const afterAMoment = (restore, seconds = SECONDS) => setTimeout(restore, seconds * 1000);
