/* Mark what does not show the requested address yet: for screen readers, and for the style sheet. */

const root = document.documentElement;

/** @param {boolean} isBusy the page does not show the requested address yet */
export function markBusy(isBusy) {
  root.toggleAttribute("data-busy", isBusy);
  document.getElementById("page")?.setAttribute("aria-busy", String(isBusy));
  // a card is marked until it shows the answer (cards.js)
  if (!isBusy) return;
  for (const card of document.querySelectorAll("article.card")) {
    card.setAttribute("aria-busy", "true");
  }
}
