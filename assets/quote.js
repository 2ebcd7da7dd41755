/* A value was chosen, in a chart, a tile or a table: ask the server what is known about it
   (callbacks/quotes.py), show it in the line at the foot of the page, open the drawer. */
(function () {
  "use strict";
  const clientside = (window.dash_clientside = window.dash_clientside || {});

  let asked = ""; // the ribbon when a value was chosen: filters may change under it

  function ask(chart, row, query) {
    const shown = clientside.address.shown();
    asked = shown ? shown.ribbon.join(" · ") : "";
    clientside.set_props("asked", {
      data: { chart, row: Number(row), query, origin: location.origin, at: Date.now() },
    });
  }

  /* The state that a card shows, as its CSV link has it. */
  function queryOf(chart) {
    const csv = document.querySelector("#card-" + chart + " .card-buttons a");
    return ((csv && csv.getAttribute("href")) || "").split("?")[1] || "";
  }

  async function copy(button) {
    const label = button.textContent;
    if (button.dataset.busy) return;
    button.dataset.busy = "1";
    try {
      await navigator.clipboard.writeText(button.dataset.copy);
      button.textContent = clientside.address.word("copied");
    } catch (refused) {
      button.textContent = clientside.address.word("not_allowed");
    }
    setTimeout(() => {
      button.textContent = label;
      delete button.dataset.busy;
    }, 2000);
  }

  document.addEventListener("click", (event) => {
    // a link from the drawer leads to the page under it
    if (event.target.closest && event.target.closest(".quote a[href^='/']")) clientside.quote.close();
    const target = event.target.closest && event.target.closest(".quote-link, [data-copy]");
    if (!target) return;
    if (target.dataset.copy) {
      copy(target);
      return;
    }
    const card = target.closest("article.card");
    const chart = target.dataset.quoteChart || (card && card.id.replace(/^card-/, ""));
    if (!chart) return;
    // a table may be behind its card for a moment: its rows are those of its own state
    const table = target.closest("table[data-quote-query]");
    const query = table ? table.dataset.quoteQuery : target.dataset.quoteChart ? "" : queryOf(chart);
    ask(chart, target.dataset.quoteRow, query);
    clientside.set_props("drawer", { opened: true });
  });

  clientside.quote = {
    /* A point of a chart: the line appears, the drawer waits for a second click. */
    pick(chart, row) {
      ask(chart, row, queryOf(chart));
    },
    where: () => asked,
    show: (text) => !text,
    open: (clicks) => Boolean(clicks),
    drop() {
      document.getElementById("main").focus({ preventScroll: true }); // the line goes, the focus stays
      return true;
    },
    close() {
      if (document.querySelector(".quote")) clientside.set_props("drawer", { opened: false });
    },
  };
})();
