/* Which key was pressed, on any keyboard layout. */

/** @typedef {{key: string, code: string, shiftKey: boolean}} Pressed */

/**
 * The name of a shortcut: a small Latin letter, a digit, `?`, `/`, or the name of another key. A Latin
 * letter counts as it is printed, also on AZERTY and Dvorak. Where the layout gives another script,
 * or a method of input takes the key, its place on the keyboard counts.
 * @param {Pressed} event
 * @returns {string}
 */
export function keyName({ key, code, shiftKey }) {
  if (/^[a-z]$/i.test(key)) return key.toLowerCase();
  if (/^[0-9]$/.test(key) || key === "?") return key;
  if (key === "？") return "?";
  const isOther = key === "Process" || key === "Unidentified" || (key.length === 1 && key > "~");
  const digit = /^(?:Digit|Numpad)([0-9])$/.exec(code ?? "");
  if (digit && !shiftKey && key.length === 1) return digit[1]; // the digits of AZERTY need Shift
  if (code === "Slash" && !shiftKey && (key === "." || isOther)) return "/"; // Russian, Chinese
  if (!isOther) return key;
  if (digit) return shiftKey ? key : digit[1];
  const letter = /^Key([A-Z])$/.exec(code ?? "");
  return letter ? letter[1].toLowerCase() : key;
}

/** Is it a key that types a character? @param {string} name of the key */
export const isCharacter = (name) => name.length === 1;

/**
 * The number that a digit completes, if no further digit can follow.
 * @param {string} digits pressed before
 * @param {string} digit
 * @param {number} most highest number there is
 * @returns {{digits: string, isComplete: boolean}} `digits` is empty if no number begins with them
 */
export function addDigit(digits, digit, most) {
  const all = Number(digits + digit) <= most ? digits + digit : digit;
  const number = Number(all);
  if (number < 1 || number > most) return { digits: "", isComplete: false };
  return { digits: all, isComplete: number * 10 > most };
}
