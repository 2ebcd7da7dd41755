/* The list of /projects: show what the payload lists, mark what is chosen, let a card choose. */
(function () {
  "use strict";
  const clientside = (window.dash_clientside = window.dash_clientside || {});
  let wanted = null; // what the last payload listed: ids, the chosen item, the count in words

  /* Bring the list in step. The page may make parts anew at any time, so each part remembers what
     it was brought in step with, and only those that are not are touched. */
  function sync() {
    const list = document.getElementById("project-list");
    if (!wanted || !list || !list.querySelector("[data-item]")) return;
    const key = wanted.key;
    const parts = [...list.querySelectorAll("[data-item], [data-choose-item]")]
      .filter((part) => part.inStepWith !== key);
    if (!parts.length) return;
    const ids = new Set(wanted.ids);
    for (const part of parts) {
      part.inStepWith = key;
      if (part.dataset.chooseItem) {
        part.setAttribute("aria-pressed", String(part.dataset.chooseItem === wanted.item));
        continue;
      }
      part.hidden = !ids.has(part.dataset.item);
      part.classList.toggle("chosen", part.dataset.item === wanted.item);
    }
    const count = document.getElementById("project-count");
    if (count.textContent !== wanted.told) count.textContent = wanted.told;
    // the table and the cards come one after the other: in step is a list that has them all
    if (wanted.ids.every((id) => document.getElementById("item-" + id))) list.dataset.shown = key;
  }

  /* The line about a chosen value leads to the card of its project. */
  function lead() {
    const link = document.getElementById("picked-card");
    if (!link) return;
    link.hidden = !(wanted && wanted.item);
    link.setAttribute("href", "#item-" + (wanted ? wanted.item : ""));
  }

  clientside.projects = {
    list(payload) {
      if (!payload || !clientside.address.current(payload)) return;
      wanted = payload.listed && Object.assign({ key: payload.address }, payload.listed);
      sync();
      lead();
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
