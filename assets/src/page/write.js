/* Write into elements that only scripts write into. React does not know their content, so it must
   have given them no children. What is the same as before is left alone: writing costs time, and
   would undo the browser's translation of a text. */

/** @type {WeakMap<Element, Map<string, unknown>>} element -> what was written last, by what it sets */
const written = new WeakMap();

/**
 * Is it another value than the last one? Remember it.
 * @param {Element} element
 * @param {string} what
 * @param {unknown} value
 */
function isNew(element, what, value) {
  const values = written.get(element) ?? new Map();
  written.set(element, values);
  if (values.has(what) && values.get(what) === value) return false;
  values.set(what, value);
  return true;
}

/** @param {Element} element @param {string} text */
export function writeText(element, text) {
  if (isNew(element, "text", text)) element.textContent = text;
}

/**
 * Replace all children of an element, so that links and the text between them change together.
 * @param {Element} element
 * @param {unknown} content what the children show, to compare with what is there
 * @param {() => (Node | string)[]} make
 */
export function writeNodes(element, content, make) {
  if (isNew(element, "text", JSON.stringify(content))) element.replaceChildren(...make());
}

/** @param {Element} element @param {string} name @param {string | null} value null removes it */
export function writeAttribute(element, name, value) {
  if (!isNew(element, `@${name}`, value)) return;
  if (value === null) element.removeAttribute(name);
  else element.setAttribute(name, value);
}

/** @param {HTMLElement} element @param {string} name of a CSS variable @param {string} value */
export function writeStyle(element, name, value) {
  if (isNew(element, name, value)) element.style.setProperty(name, value);
}
