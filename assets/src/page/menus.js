/* Menus of cards. A menu is a popover: the browser puts it above the page, closes it on Escape or a
   click elsewhere, and restores the focus. This module adds the place and the arrow keys. */

import { closest, focusQuietly, isVisible } from "./dom.js";
import { onShown } from "./state.js";

/** Pixels between the button and the menu, and between the menu and the edge of the window. */
const GAP = 4;
const EDGE = 8;

/** @param {Element} menu @returns {HTMLElement | null} the button that opens a menu */
const openerOf = (menu) => document.querySelector(`[aria-controls="${CSS.escape(menu.id)}"]`);

/** @returns {HTMLElement | null} */
const openMenu = () => document.querySelector(".menu:popover-open");

/** Place a menu below its button, or above it if the window ends. @param {HTMLElement} menu */
function place(menu) {
  const box = openerOf(menu)?.getBoundingClientRect();
  if (!box) return;
  const { clientWidth, clientHeight } = document.documentElement;
  const last = clientWidth - menu.offsetWidth - EDGE;
  const below = box.bottom + GAP + menu.offsetHeight < clientHeight;
  const above = Math.max(EDGE, box.top - GAP - menu.offsetHeight);
  menu.style.left = `${Math.max(EDGE, Math.min(box.left, last))}px`;
  menu.style.top = `${below ? box.bottom + GAP : above}px`;
}

/** @param {HTMLElement} menu @returns {HTMLElement[]} the items that can be chosen, in order */
const itemsOf = (menu) =>
  [.../** @type {NodeListOf<HTMLElement>} */ (menu.querySelectorAll("[role^=menuitem]"))].filter(
    isVisible,
  );

/** @param {HTMLButtonElement} button @param {HTMLElement} menu @param {boolean} atEnd focus the last item */
function open(button, menu, atEnd = false) {
  menu.popover ??= "auto";
  menu.hidden = false;
  button.popoverTargetElement = menu; // so that a click on the button is not one elsewhere
  focusQuietly(button); // some browsers do not focus a clicked button
  menu.showPopover();
  place(menu);
  focusQuietly(itemsOf(menu).at(atEnd ? -1 : 0));
}

function closeMenus() {
  openMenu()?.hidePopover();
}

/** @param {HTMLElement} button */
const menuOf = (button) =>
  /** @type {HTMLElement} */ (document.getElementById(button.getAttribute("aria-controls") ?? ""));

/** @param {MouseEvent} event */
function handleClick(event) {
  const button = closest(event, ".menu-button");
  if (button instanceof HTMLButtonElement) {
    event.preventDefault(); // the browser's toggle would not move the focus into the menu
    const menu = menuOf(button);
    if (menu.matches(":popover-open")) closeMenus();
    else open(button, menu);
  } else if (closest(event, ".menu [role=menuitem]")) {
    closeMenus(); // the choice of a shape leaves the menu open: its other items depend on it
  }
}

/** @param {KeyboardEvent} event */
function handleKey(event) {
  const button = closest(event, ".menu-button");
  if (button instanceof HTMLButtonElement && ["ArrowDown", "ArrowUp"].includes(event.key)) {
    event.preventDefault();
    open(button, menuOf(button), event.key === "ArrowUp");
    return;
  }
  const menu = closest(event, ".menu");
  if (!menu) return;
  const items = itemsOf(menu);
  const current = items.indexOf(/** @type {HTMLElement} */ (document.activeElement));
  const next = {
    ArrowDown: (current + 1) % items.length,
    ArrowRight: (current + 1) % items.length,
    ArrowUp: (current - 1 + items.length) % items.length,
    ArrowLeft: (current - 1 + items.length) % items.length,
    Home: 0,
    End: items.length - 1,
  }[event.key];
  if (next !== undefined) {
    event.preventDefault();
    items[next].focus();
  } else if (event.key === "Tab") {
    closeMenus(); // the focus returns to the button, and Tab moves on from there
  } else if (event.key === " " && document.activeElement instanceof HTMLAnchorElement) {
    event.preventDefault();
    document.activeElement.click(); // the space bar chooses in a menu, also a link
  }
}

export function answerMenuButtons() {
  document.addEventListener("click", handleClick);
  document.addEventListener("keydown", handleKey);
  // a menu has a place in the window, its button one in the page
  const follow = () => {
    const menu = openMenu();
    if (menu) place(menu);
  };
  window.addEventListener("scroll", follow, { passive: true, capture: true });
  document.addEventListener(
    "beforetoggle",
    (event) => {
      const menu = event.target;
      if (!(menu instanceof HTMLElement) || !menu.matches(".menu")) return;
      const { newState } = /** @type {ToggleEvent} */ (event);
      openerOf(menu)?.setAttribute("aria-expanded", String(newState === "open"));
    },
    true, // toggle events do not bubble
  );
  onShown((_payload, isOtherView) => {
    if (isOtherView) closeMenus();
  });
}
