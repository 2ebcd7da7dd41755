/* The list of /projects: show what the payload lists, mark what is chosen, let a card choose. */
(function () {
  "use strict";
  const clientside = (window.dash_clientside = window.dash_clientside || {});
  let wanted = null; // what the last payload listed: ids, the chosen item, the count in words
  let opened = ""; // the item that was last brought into view

  /* Bring the list in step. Cheap where it is: the list says what it was brought in step with. */
  function sync() {
    const list = document.getElementById("project-list");
    if (!wanted || !list || !list.querySelector("[data-item]")) return;
    const parts = list.querySelectorAll("[data-item]");
    const key = wanted.key + " " + parts.length;
    if (list.dataset.shown === key) return;
    list.dataset.shown = key;
    const ids = new Set(wanted.ids);
    for (const part of parts) {
      part.hidden = !ids.has(part.dataset.item);
      part.classList.toggle("chosen", part.dataset.item === wanted.item);
    }
    for (const button of list.querySelectorAll("[data-choose-item]")) {
      button.setAttribute("aria-pressed", String(button.dataset.chooseItem === wanted.item));
    }
    document.getElementById("project-count").textContent = wanted.told;
  }

  clientside.projects = {
    list(payload) {
      if (!payload || !clientside.address.current(payload)) return;
      wanted = payload.listed && Object.assign({ key: payload.address }, payload.listed);
      sync();
    },
  };

  new MutationObserver(sync).observe(document.documentElement, { childList: true, subtree: true });

  document.addEventListener("click", (event) => {
    const button = event.target.closest && event.target.closest("[data-choose-item]");
    if (!button) return;
    const chosen = button.getAttribute("aria-pressed") !== "true";
    clientside.address.choose("item", button.dataset.chooseItem);
    const map = document.getElementById("card-projects_map");
    if (chosen && map) map.scrollIntoView({ block: "start" });
  });
})();
