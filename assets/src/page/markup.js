/* Long tables and lists: the server sends their HTML, in which its templates have escaped all values
   (components/shell/markup.py), as an attribute of the element that they belong in. */

/** Make elements of the HTML in a page that React has just laid out. @param {HTMLElement} page */
export function fillMarkup(page) {
  for (const place of /** @type {NodeListOf<HTMLElement>} */ (
    page.querySelectorAll("[data-html]")
  )) {
    place.innerHTML = place.dataset.html ?? "";
    delete place.dataset.html;
  }
}
