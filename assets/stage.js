/* The room that a chart is drawn in. A chart that fills the screen (on the stage) is drawn in a
   smaller room and scaled up as a whole, so that type, lines and marks grow together; in a card
   too narrow for its labels it is drawn in a wider one and scaled down. */
(function () {
  "use strict";
  const clientside = (window.dash_clientside = window.dash_clientside || {});
  const root = document.documentElement;
  const WIDE = { 1: 720, 2: 470 }; // the width that one chart, or each of a pair, is drawn in
  const MAP = 1.5; // how much more room in each direction a map is drawn in
  const LEAST = 340; // the width that a chart needs for its labels, in any language
  const fitted = new Map(); // chart -> size of the room that it was drawn for
  let templates = null;
  let last = null; // the payload that is shown

  const cardOf = (chart) => document.getElementById("card-" + chart);
  const frameOf = (chart) => {
    const card = cardOf(chart);
    return card && card.querySelector(".plot");
  };
  const onStage = (chart) => {
    const card = cardOf(chart);
    return Boolean(root.dataset.present && card && card.dataset.shown);
  };

  /* Pixels of the screen that a chart fills, and how much larger than drawn it is shown; null
     where it is simply as wide as its card. Only the stage gives a height. */
  function room(chart) {
    const frame = frameOf(chart);
    const width = frame ? frame.clientWidth : 0, height = frame ? frame.clientHeight : 0;
    if (!onStage(chart)) return width && width < LEAST ? { width, scale: width / LEAST } : null;
    if (width < 50 || height < 50) return null;
    // a map keeps its shape: in the room of other charts its marks would hide one another
    const more = last.cards[chart] && last.cards[chart].tall ? MAP : 1;
    const scale = Math.max(
      1, Math.min(width / WIDE[root.dataset.present] / more, height / 320 / more));
    return { width, height, scale };
  }

  const size = (given) => (given ? given.width + "x" + (given.height || "") : "");

  /* Say which cards are on the stage; the styles do the rest. */
  function set(payload, given) {
    templates = given;
    last = payload;
    const present = payload.state.present === "1";
    if (present) root.dataset.present = payload.on_screen.length;
    else delete root.dataset.present;
    for (const card of document.querySelectorAll("article.card")) {
      const chart = card.id.replace(/^card-/, "");
      const place = present ? payload.on_screen.indexOf(chart) : -1;
      if (place >= 0) {
        card.dataset.shown = String(place + 1);
        card.style.order = place;
      } else if (card.dataset.shown) {
        delete card.dataset.shown;
        card.style.order = "";
        refit(payload, chart);
      }
      const frame = card.querySelector(".plot");
      if (frame) watcher.observe(frame);
    }
    const text = document.getElementById("ribbon");
    if (text) text.textContent = payload.ribbon.join(" · ");
    document.body.scrollTo(0, 0);
    if (present) window.scrollTo(0, 0);
  }

  /* A card's chart in the room that it has now; null where there is none to draw. */
  function drawn(payload, chart) {
    const card = payload && payload.cards[chart];
    if (!card || !card.figure || !templates) return null;
    return clientside.cards.drawing(payload, card, chart, templates);
  }

  function show(chart, drawing) {
    if (drawing) clientside.address.give({ part: "graph", chart }, drawing);
  }

  const refit = (payload, chart) => show(chart, drawn(payload, chart));

  /* Off the stage plotly fits a chart to its card by itself, but for a card that is too narrow,
     and for the provenance line. Both are seen to when the window has come to rest. */
  const resized = new Set();
  let rest = 0;
  function settle() {
    // what is on its way may be another page, without these charts
    if (!clientside.address.current(last)) {
      rest = setTimeout(settle, 150);
      return;
    }
    for (const chart of resized) {
      const plot = frameOf(chart) && frameOf(chart).querySelector(".js-plotly-plot");
      if (!plot || !plot.layout || onStage(chart)) continue;
      const before = fitted.get(chart);
      const drawing = drawn(last, chart);
      if (!drawing) continue;
      const same = drawing.figure.layout.title.text === plot.layout.title.text;
      if (!same || fitted.get(chart) !== before) show(chart, drawing);
    }
    resized.clear();
  }

  const watcher = new ResizeObserver((entries) => {
    for (const entry of entries) {
      const card = entry.target.closest("article.card");
      const chart = card && card.id.replace(/^card-/, "");
      if (!chart || !entry.contentRect.width) continue;
      if (!onStage(chart)) {
        resized.add(chart);
        clearTimeout(rest);
        rest = setTimeout(settle, 150);
      } else if (room(chart) && fitted.get(chart) !== size(room(chart))) refit(last, chart);
    }
  });

  clientside.stage = {
    set,
    templates: () => templates,
    room,
    /* Told by the drawing of a chart: this is the room it was made for. */
    fits(chart, given) {
      fitted.set(chart, size(given));
      const card = cardOf(chart);
      if (!card) return;
      if (given && given.height) card.dataset.fitted = size(given);
      else delete card.dataset.fitted;
    },
    /* How a graph stands in its frame; `height` is its own, as CSS has it. */
    style(given, height) {
      if (!given) return { height };
      const { width, scale } = given;
      const tall = given.height ? given.height / scale + "px" : height;
      return {
        width: width / scale + "px", height: tall,
        transform: "scale(" + scale + ")", transformOrigin: "0 0",
        // what is scaled down leaves room below
        marginBottom: given.height ? "0" : "calc((" + height + ") * " + (scale - 1) + ")",
      };
    },
  };
})();
