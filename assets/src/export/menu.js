/* The menu of picture formats, which the Image button of every card opens. It is a popover: the
   browser puts it above the page, closes it on Escape or a click elsewhere, and restores the focus.
   This module adds the arrow keys. */

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

/** Place the menu below its button, or above it if the window ends. @param {HTMLElement} button */
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
  button.popoverTargetElement = list; // so that a click on the button is not one elsewhere
  button.focus({ preventScroll: true }); // some browsers do not focus a clicked button
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
    event.preventDefault(); // the browser's toggle would not move the focus into the menu
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
  const current = items.indexOf(/** @type {HTMLElement} */ (document.activeElement));
  const next = {
    ArrowDown: (current + 1) % items.length,
    ArrowUp: (current - 1 + items.length) % items.length,
    Home: 0,
    End: items.length - 1,
  }[event.key];
  if (next !== undefined) {
    event.preventDefault();
    items[next].focus();
  } else if (event.key === "Tab") {
    closeMenu(); // the focus returns to the button, and Tab moves on from there
  }
}

export function answerImageButtons() {
  document.addEventListener("click", handleClick);
  document.addEventListener("keydown", handleKey);
  // the menu has a place in the window, its button one in the page
  window.addEventListener("scroll", () => opener && isOpen() && place(opener), {
    passive: true,
    capture: true,
  });
  document.addEventListener(
    "beforetoggle",
    (event) => {
      if (event.target !== menu()) return;
      const { newState } = /** @type {ToggleEvent} */ (event);
      opener?.setAttribute("aria-expanded", String(newState === "open"));
    },
    true, // toggle events do not bubble
  );
  onShown((_payload, isOtherView) => {
    if (isOtherView) closeMenu();
  });
}
