/* Charts that fill the screen: which ones, and how large. A chart on the stage is drawn in a
   smaller room and scaled up as a whole, so that type, lines and marks grow together. */
(function () {
  "use strict";
  const clientside = (window.dash_clientside = window.dash_clientside || {});
  const root = document.documentElement;
  const WIDE = { 1: 720, 2: 470 }; // the width that one chart, or each of a pair, is drawn in
  const MAP = 1.5; // how much more room in each direction a map is drawn in
  const fitted = new Map(); // chart -> "width x height" that it was fitted to
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

  /* The stage of a chart: pixels of the screen, and of the room in which it is drawn. */
  function room(chart) {
    if (!onStage(chart)) return null;
    const frame = frameOf(chart);
    const width = frame.clientWidth, height = frame.clientHeight;
    if (width < 50 || height < 50) return null;
    // a map keeps its shape: in the room of other charts its marks would hide one another
    const more = last.cards[chart] && last.cards[chart].tall ? MAP : 1;
    const scale = Math.max(
      1, Math.min(width / WIDE[root.dataset.present] / more, height / 320 / more));
    return { width, height, scale };
  }

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
      } else {
        delete card.dataset.shown;
        card.style.order = "";
        if (fitted.delete(chart)) refit(payload, chart);
      }
      const frame = card.querySelector(".plot");
      if (frame) watcher.observe(frame);
    }
    const text = document.getElementById("ribbon");
    if (text) text.textContent = payload.ribbon.join(" · ");
    document.body.scrollTo(0, 0);
    if (present) window.scrollTo(0, 0);
  }

  /* Draw a card's chart again at the size that its frame has now. */
  function refit(payload, chart) {
    const card = payload && payload.cards[chart];
    if (!card || !card.figure || !templates) return;
    const drawing = clientside.cards.drawing(payload, card, chart, templates);
    clientside.set_props({ part: "graph", chart }, drawing);
  }

  const watcher = new ResizeObserver((entries) => {
    for (const entry of entries) {
      const card = entry.target.closest("article.card");
      const chart = card && card.id.replace(/^card-/, "");
      if (!chart || !onStage(chart)) continue;
      const stage = room(chart);
      if (stage && fitted.get(chart) !== stage.width + "x" + stage.height) refit(last, chart);
    }
  });

  clientside.stage = {
    set,
    templates: () => templates,
    room,
    /* Told by the drawing of a chart: this is the size it was made for. */
    fits(chart, stage) {
      if (stage) fitted.set(chart, stage.width + "x" + stage.height);
      const card = cardOf(chart);
      if (!card) return;
      if (stage) card.dataset.fitted = stage.width + "x" + stage.height;
      else delete card.dataset.fitted;
    },
    style(stage) {
      return {
        width: stage.width / stage.scale + "px", height: stage.height / stage.scale + "px",
        transform: "scale(" + stage.scale + ")", transformOrigin: "0 0",
      };
    },
  };
})();
