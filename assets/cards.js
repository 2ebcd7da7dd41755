/* Put a payload (callbacks/cards.py) into the cards, the controls and the heading. */
(function () {
  "use strict";
  const clientside = (window.dash_clientside = window.dash_clientside || {});
  const applied = new Map(); // chart -> key of what its card shows

  /* What the reader's system asks for, where the reader has not chosen a theme here. */
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  const contrast = window.matchMedia("(prefers-contrast: more)");

  function themeOf(payload) {
    return payload.state.theme || (contrast.matches ? "contrast" : dark.matches ? "dark" : "light");
  }

  function element(type, props) {
    return { type, namespace: "dash_html_components", props };
  }

  function tile(one) {
    return element("Div", {
      className: "tile",
      children: [
        element("P", { className: "tile-label", children: one.label }),
        ...one.figures.map((figure) => element("Div", {
          className: "tile-figure",
          children: [
            figure.row < 0
              ? element("P", { className: "tile-value", children: figure.value })
              : element("Button", {
                className: "tile-value quote-link", type: "button",
                "data-quote-row": String(figure.row), children: figure.value,
              }),
            element("P", { className: "tile-delta", children: figure.delta }),
            element("P", { className: "tile-foot", children: figure.foot }),
          ],
        })),
      ],
    });
  }

  /* Some sources by name, the rest as a count; each leads to its entry. */
  function sourceLine(card) {
    if (!card.source.length) return "";
    const { word } = clientside.address;
    const children = [word("source") + word("space")];
    card.source.forEach((one, index) => {
      if (index) children.push(word("semicolon"));
      children.push(element("A", {
        href: "/data#source-" + one.id, title: one.title, children: one.publisher,
      }));
    });
    if (card.more_sources) {
      const more = word("more_sources").replace("{count}", card.more_sources);
      children.push(word("semicolon"), element("A", {
        href: "/data#sources", children: more, className: "more-sources",
      }));
    }
    return children;
  }

  function emptyState(card) {
    if (!card.empty) return "";
    const children = [element("P", { children: card.empty.text })];
    if (card.empty.href) {
      children.push(element("A", { href: card.empty.href, children: card.empty.offer }));
    }
    return children;
  }

  const fontOf = (card, template) => (
    card.figure.layout.title.font.size + "px " + template.layout.font.family);

  /* The provenance line, which plotly does not break itself, in the width of its card. */
  const told = (card, font, width) => clientside.lettering.lines(
    card.figure.layout.title.text, font, width, 2);

  /* A number and its unit stay on one line, and no line begins with a dash or an arrow. */
  const held = (text) => text
    .replace(/(\d) (?=%|bn\b|m\b|[亿万])/gu, "$1\u00a0").replace(/ (?=[—→] )/g, "\u00a0");

  /* Plotly reads titles as a little HTML. */
  function escaped(text) {
    return text.replace(/&/g, "&amp;").replace(/</g, "&lt;");
  }

  /* High contrast has deeper colours than the ones that charts are drawn in (style.py). */
  function recoloured(figure, template) {
    const { colours: deeper } = template.layout.meta;
    if (!Object.keys(deeper).length) return structuredClone(figure); // plotly writes into it
    const text = JSON.stringify(figure).replace(/#[0-9a-f]{6}\b/g, (one) => deeper[one] || one);
    const deep = JSON.parse(text);
    // ink was chosen for the lighter fills; on these plotly takes white by itself
    for (const trace of deep.data) {
      delete trace.insidetextfont;
      if (trace.type === "treemap") delete trace.textfont.color;
    }
    return deep;
  }

  /* The line below a plot. Further lines would hang below the picture: the first is lifted. */
  function titled(card, lines) {
    return Object.assign({}, card.figure.layout.title, {
      text: lines.map(escaped).join("<br>"), pad: { b: 4 + 14 * (lines.length - 1), l: 0 },
    });
  }

  /* `meta` names what is drawn, so that anyone can tell when a drawing is done; the provenance
     stands there uncut, for pictures (image.js) have room for all of it. */
  function themed(card, template, chart) {
    const drawn = document.getElementById("card-" + chart);
    const room = clientside.stage.room(chart);
    clientside.stage.fits(chart, room);
    const width = room ? room.width / room.scale : drawn ? drawn.clientWidth - 32 : 600;
    const font = fontOf(card, template);
    const where = "Khorgos · " + location.host + card.link.split("#")[0];
    const last = clientside.lettering.cut(where, font, width);
    const layout = Object.assign({}, card.figure.layout, {
      template,
      title: titled(card, [...told(card, font, width), last]),
      meta: { key: card.key, provenance: [card.figure.layout.title.text, where] },
    });
    if (room && room.height) layout.height = room.height / room.scale;
    return recoloured({ data: card.figure.data, layout }, template);
  }

  function styleOf(card, chart) {
    const height = card.tall || card.figure.layout.height + "px";
    return clientside.stage.style(clientside.stage.room(chart), height);
  }

  const FIELDS = {
    "title.children": (card) => held(card.title),
    "subtitle.children": (card) => held(card.subtitle),
    "note.children": (card) => card.note,
    "graph.figure": (card, template, chart) => card.figure ? themed(card, template, chart) : clientside.no_update,
    "graph.style": (card, template, chart) => card.figure ? styleOf(card, chart) : clientside.no_update,
    "frame.aria-label": (card) => card.title,
    "frame.hidden": (card) => Boolean(card.empty),
    "alt.children": (card) => card.alt,
    "tiles.children": (card) => card.tiles.map(tile),
    "empty.children": emptyState,
    "source.children": sourceLine,
    "csv.href": (card) => card.csv,
    "csv.children": (card) => card.rows,
    "csv.download": (card) => card.file,
    "image.disabled": (card) => !card.figure,
    "image.title": (card) => (card.figure ? "" : clientside.address.word("no_picture")),
    "link.data-href": (card) => card.link,
  };

  clientside.cards = {
    apply(payload, templates) {
      const outputs = clientside.callback_context.outputs_list;
      const nothing = outputs.map((list) => list.map(() => clientside.no_update));
      if (!payload || !clientside.address.current(payload)) return nothing;
      clientside.address.speak(payload.words);
      // styles of the view come first: texts in charts are broken to the width that they give
      document.documentElement.dataset.view = payload.view;
      document.documentElement.dataset.country = payload.state.country;
      clientside.stage.set(payload, templates);
      const theme = themeOf(payload);
      const fresh = new Map();
      for (const item of outputs[0]) {
        const chart = item.id.chart;
        const card = payload.cards[chart];
        if (!card) continue;
        const key = theme + " " + card.key;
        // the title's id is new whenever the page was laid out anew
        const drawn = document.getElementById("card-" + chart);
        if (applied.get(chart) !== key || !drawn || drawn.dataset.key !== key) fresh.set(chart, key);
      }
      const result = outputs.map((list) => list.map((item) => {
        const card = payload.cards[item.id.chart];
        if (!card || !fresh.has(item.id.chart)) return clientside.no_update;
        return FIELDS[item.id.part + "." + item.property](card, templates[theme], item.id.chart);
      }));
      for (const [chart, key] of fresh) {
        applied.set(chart, key);
        const drawn = document.getElementById("card-" + chart);
        if (drawn) drawn.dataset.key = key;
      }
      return result;
    },

    shell(payload) {
      const outputs = clientside.callback_context.outputs_list;
      const keep = (list) => list.map(() => clientside.no_update);
      if (!payload || !clientside.address.current(payload)) {
        return outputs.map((one) => Array.isArray(one) ? keep(one) : clientside.no_update);
      }
      clientside.address.speak(payload.words);
      clientside.address.settle(payload);
      const theme = themeOf(payload);
      document.documentElement.dataset.theme = theme;
      document.documentElement.lang = payload.words.lang;
      document.title = payload.heading + " · Khorgos";
      const [, , , nav, controls] = outputs;
      clientside.address.hand(payload, controls.map((item) => item.id.name));
      return [
        payload.heading,
        payload.notices.map((text) => element("P", { children: text })),
        theme === "dark" ? "dark" : "light",
        nav.map((item) => (item.id.view === payload.view ? "page" : null)),
        controls.map((item) => item.id.name in payload.why_not),
        controls.map((item) => payload.why_not[item.id.name] || payload.hints[item.id.name] || ""),
      ];
    },

    /* A chart and its style at the size that its card has now (stage.js). */
    drawing(payload, card, chart, templates) {
      return {
        figure: themed(card, templates[themeOf(payload)], chart), style: styleOf(card, chart),
      };
    },

    /* A chart for paper: in light colours, in a room of our own. */
    paper(card, chart, { width, height }) {
      const template = clientside.stage.templates().light;
      const title = titled(card, told(card, fontOf(card, template), width));
      const layout = Object.assign({}, card.figure.layout, { template, title, width, height });
      return { data: card.figure.data, layout };
    },

    /* Odd clicks open the table. It is asked for again whenever the card shows something else. One
       that is shut asks the server for nothing: a filter change is one request. */
    askTable(clicks, href) {
      const open = clicks % 2 === 1;
      const [changed] = clientside.callback_context.triggered;
      if (!open && !(changed && changed.prop_id.endsWith(".n_clicks"))) {
        return [clientside.no_update, clientside.no_update];
      }
      const query = (href || "").split("?")[1] || "";
      return [open ? query : null, String(open)];
    },

    async copyLink(clicks, href) {
      if (!clicks) return clientside.no_update;
      const { id } = clientside.callback_context.inputs_list[0]; // gone after the first wait
      const back = () => clientside.address.give(id, { children: clientside.address.word("copy_link") });
      try {
        await navigator.clipboard.writeText(location.origin + href);
        setTimeout(back, 2000);
        return clientside.address.word("link_copied");
      } catch (refused) { // to be copied by hand
        setTimeout(back, 20000);
        return location.origin + href;
      }
    },
  };

  document.addEventListener("click", (event) => {
    if (event.target.closest && event.target.closest("button.print")) window.print();
  });

  for (const wish of [dark, contrast]) {
    wish.addEventListener("change", () => clientside.set_props("address", {
      data: { path: location.pathname, query: location.search.replace(/^\?/, "") },
    }));
  }
})();
