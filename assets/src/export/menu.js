/* The one menu of picture formats, which the Image button of every card opens. The browser's
   popover puts it above everything, closes it on Escape or a click elsewhere, and gives the focus
   back; arrow keys within it are ours. */

import { byId, closest } from "../page/dom.js";
import { onShown } from "../page/state.js";
import { savePicture } from "./picture.js";

/** Pixels between the button and the menu, and between the menu and the edge of the window. */
const GAP = 4;
const EDGE = 8;

/** @type {HTMLButtonElement | null} the button that opened the menu last */
let opener = null;
const menu = () => byId("image-menu");
const isOpen = () => menu().matches(":popover-open");

/** Place the menu below its button, or above it where the window ends. @param {HTMLElement} button */
function place(button) {
  const list = menu();
  const { left, top, bottom } = button.getBoundingClientRect();
  const { clientWidth, clientHeight } = document.documentElement;
  const last = clientWidth - list.offsetWidth - EDGE;
  const below = bottom + GAP + list.offsetHeight < clientHeight;
  list.style.left = `${Math.max(EDGE, Math.min(left, last))}px`;
  list.style.top = `${below ? bottom + GAP : top - GAP - list.offsetHeight}px`;
}

/** @param {HTMLButtonElement} button */
function open(button) {
  const list = menu();
  list.popover ??= "auto";
  list.hidden = false;
  opener = button;
  button.popoverTargetElement = list; // a click on it is then no click elsewhere
  button.focus({ preventScroll: true }); // not every browser focuses a button that is clicked
  list.showPopover();
  place(button);
  /** @type {HTMLElement} */ (list.firstElementChild).focus({ preventScroll: true });
}

export function closeMenu() {
  if (isOpen()) menu().hidePopover();
}

/** @param {MouseEvent} event */
function handleClick(event) {
  const button = closest(event, ".image-button");
  if (button instanceof HTMLButtonElement) {
    event.preventDefault(); // the browser's own toggle would not move the focus into the menu
    if (isOpen() && button === opener) closeMenu();
    else open(button);
  }
  const item = closest(event, "#image-menu [data-format]");
  const card = opener?.closest("article.card");
  if (!item || !card) return;
  closeMenu();
  savePicture(card, item.dataset.format ?? "png", Number(item.dataset.scale));
}

/** @param {KeyboardEvent} event */
function handleKey(event) {
  if (!closest(event, "#image-menu")) return;
  const items = /** @type {HTMLElement[]} */ ([...menu().children]);
  const now = items.indexOf(/** @type {HTMLElement} */ (document.activeElement));
  const next = {
    ArrowDown: (now + 1) % items.length,
    ArrowUp: (now - 1 + items.length) % items.length,
    Home: 0,
    End: items.length - 1,
  }[event.key];
  if (next !== undefined) {
    event.preventDefault();
    items[next].focus();
  } else if (event.key === "Tab") {
    closeMenu(); // the focus is back on the button, and Tab goes on from there
  }
}

export function answerImageButtons() {
  document.addEventListener("click", handleClick);
  document.addEventListener("keydown", handleKey);
  document.addEventListener(
    "beforetoggle",
    (event) => {
      if (event.target !== menu()) return;
      const { newState } = /** @type {ToggleEvent} */ (event);
      opener?.setAttribute("aria-expanded", String(newState === "open"));
    },
    true, // toggle events do not bubble
  );
  onShown((_payload, another) => {
    if (another) closeMenu();
  });
}
