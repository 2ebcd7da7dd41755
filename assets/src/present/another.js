/* "And Tajikistan?": a select in the ribbon that shows another country on the stage. */

import { addressOf, carry, fieldsToCarry, viewOf } from "../model/address.js";
import { addressWith, go } from "../page/address.js";
import { make } from "../page/dom.js";
import { frame, onShown, requestedState, shownPage } from "../page/state.js";
import { frameWord, word } from "../page/words.js";

/**
 * Show the charts on the stage for another country, or its page if they show all countries at once.
 * @param {string} code
 */
function show(code) {
  const page = shownPage();
  const slug = Object.entries(frame().places).find(([, place]) => place === code)?.[0];
  const isPageOfCountry = viewOf(page.address.split("?")[0]) === "country";
  if (page.by_country && (slug || !isPageOfCountry)) {
    go(addressWith({ country: code, present: "1" }));
    return;
  }
  const url = new URL(`${slug ? `/country/${slug}` : "/"}?present=1`, location.origin);
  const state = requestedState();
  const fields = fieldsToCarry(state, frame()).filter((field) => field !== "country");
  carry(url, fields, state, frame());
  go(addressOf(url));
}

/** Put the select into the ribbon. */
export function offerCountries() {
  onShown((payload) => {
    const place = document.querySelector(".ribbon-buttons");
    if (!place) return;
    let select = /** @type {HTMLSelectElement | null} */ (place.querySelector("select"));
    if (!select) {
      select = make("select", { className: "button" });
      select.setAttribute("aria-label", word("another_country"));
      select.append(
        make("option", { value: "", textContent: word("another_country") }),
        ...Object.entries(frameWord("countries")).map(([value, textContent]) =>
          make("option", { value, textContent }),
        ),
      );
      select.addEventListener("change", ({ target }) => {
        const list = /** @type {HTMLSelectElement} */ (target);
        if (list.value) show(list.value);
        list.value = "";
        list.blur(); // so that arrows move through the deck again
      });
      place.querySelector("[data-act=next]")?.after(select);
    }
    for (const option of select.options) {
      option.hidden = option.value !== "" && option.value === payload.state.country;
    }
  });
}
