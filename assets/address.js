/* The browser's address is the state of the page. Controls, clicks and links propose another
   address; the server answers each address with what to show (callbacks/cards.py). */
(function () {
  "use strict";
  const clientside = (window.dash_clientside = window.dash_clientside || {});
  let words = {}; // texts that scripts need, in the reader's language (components/words.py)
  let shown = null; // the last payload that was applied: its state, defaults, canonical address

  /* filters that belong to one view each and stay there */
  const OF_ONE_VIEW = new Set(["q", "cif", "sector", "stage", "item", "show"]);

  const here = () => ({ path: location.pathname, query: location.search.replace(/^\?/, "") });

  /* The frame around the charts is laid out in one language: another one is another page. */
  const spoken = (url) => new URL(url).searchParams.get("lang") || "en";
  const laidOut = spoken(location.href);

  function publish() {
    if (spoken(location.href) !== laidOut) {
      location.reload();
      return;
    }
    clientside.set_props("address", { data: here() });
  }

  function go(url) {
    if (url.origin !== location.origin) return;
    const next = url.pathname + url.search;
    if (next === location.pathname + location.search) return;
    if (spoken(url.href) !== laidOut) {
      location.assign(url.href);
      return;
    }
    history.pushState(null, "", next + url.hash);
    publish();
  }

  /* Give a parameter a value in the present address; a default is not written. */
  function put(url, name, value) {
    if (value === "" || value == null || (shown && value === shown.defaults[name])) {
      url.searchParams.delete(name);
      // on a country's page the country is in the path: say the default aloud
      if (name === "country" && url.pathname.startsWith("/country")) {
        url.pathname = "/";
      }
    } else {
      url.searchParams.set(name, value);
    }
  }

  function followLinks() {
    document.addEventListener("click", (event) => {
      if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey ||
          event.shiftKey || event.altKey) return;
      const link = event.target.closest && event.target.closest("a[href]");
      if (!link || link.target || link.hasAttribute("download")) return;
      const url = new URL(link.href);
      if (url.origin !== location.origin || /^\/(csv|tables)\//.test(url.pathname)) return;
      if (url.pathname === location.pathname && url.search === location.search && url.hash) return;
      event.preventDefault();
      if (link.closest("nav") || link.classList.contains("brand")) carryFilters(url);
      else carry(url, ["lang", "theme"]);
      go(url);
      if (!url.hash) window.scrollTo(0, 0);
    });
    window.addEventListener("popstate", publish);
  }

  /* The navigation keeps the filters that every view has: only the view changes. */
  function carryFilters(url) {
    if (!shown) return;
    carry(url, Object.keys(shown.state).filter((name) => !OF_ONE_VIEW.has(name)));
  }

  /* How the page looks and speaks goes along with every link. */
  function carry(url, names) {
    if (!shown) return;
    for (const name of names) {
      const value = shown.state[name];
      if (value !== shown.defaults[name] && !url.searchParams.has(name)) {
        url.searchParams.set(name, value);
      }
    }
  }

  /* Dash hands on the customdata of points in a row, but not that of cells in a matrix. */
  function cellData(chart, point) {
    const plot = document.querySelector("#card-" + chart + " .js-plotly-plot");
    const trace = plot && plot.data[point.curveNumber];
    if (!trace || trace.type !== "heatmap" || !trace.customdata) return null;
    const line = trace.customdata[trace.y.indexOf(point.y)];
    return line && line[trace.x.indexOf(point.x)];
  }

  /* Go to the part of the page that the address names, once it is there. */
  function reveal(tries) {
    let id = "";
    try {
      id = decodeURIComponent(location.hash.slice(1));
    } catch (malformed) { /* it names no part of the page */ }
    if (!id) return;
    const target = document.getElementById(id);
    if (!target) {
      if (tries) setTimeout(() => reveal(tries - 1), 100);
      return;
    }
    const folded = target.closest("details");
    if (folded) folded.open = true;
    target.scrollIntoView({ block: "start" });
  }

  clientside.address = {
    open() {
      followLinks();
      // on a phone the charts come first; the bar opens on request
      if (window.matchMedia("(max-width: 40rem)").matches) {
        clientside.set_props("filters", { open: false });
      }
      return here();
    },

    section(address) {
      const parts = ((address && address.path) || "/").split("/").filter(Boolean);
      // all countries have one layout; of any other page the whole path decides
      const section = parts[0] !== "country" ? parts.join("/")
        : parts.at(-1) === "brief" ? "country/brief" : "country";
      if (window.khorgosSection === section) return clientside.no_update;
      window.khorgosSection = section;
      return { path: section, lang: laidOut };
    },

    /* A control was moved, by a reader or by the page itself: only differences from what is
       shown are a reader's. */
    fromControls() {
      if (!shown) return;
      const url = new URL(location.href);
      for (const item of clientside.callback_context.inputs_list[0]) {
        const name = item.id.name;
        const value = item.value == null ? "" : item.value;
        if (value !== shown.state[name]) put(url, name, value);
      }
      url.hash = "";
      go(url);
    },

    /* A point was chosen: set what it stands for; let go when all of it is set already. */
    fromClick(clicks) {
      const context = clientside.callback_context;
      const changed = context.triggered && context.triggered[0];
      if (!changed || !changed.value) return;
      const id = JSON.parse(changed.prop_id.replace(/\.clickData$/, ""));
      clientside.set_props(id, { clickData: null });
      const point = (changed.value.points || [])[0];
      const chosen = point && (point.customdata || cellData(id.chart, point));
      if (!shown || !chosen || typeof chosen !== "object") return;
      if ("row" in chosen) clientside.quote.pick(id.chart, chosen.row);
      const url = new URL(location.href);
      const names = Object.keys(chosen).filter((name) => name in shown.state);
      const held = names.every((name) => shown.state[name] === chosen[name]);
      for (const name of names) {
        if (name === "country" && url.pathname.startsWith("/country")) {
          url.searchParams.set(name, chosen[name]);
        } else {
          put(url, name, held ? shown.defaults[name] : chosen[name]);
        }
      }
      url.hash = "";
      go(url);
    },

    /* A script goes to another address of ours, as a link would. */
    go(address) { go(new URL(address, location.origin)); },

    /* The present address with other values of some parameters; a default is not written. */
    with(values) {
      const url = new URL(location.href);
      for (const [name, value] of Object.entries(values)) put(url, name, value);
      return url.pathname + url.search;
    },

    /* A script sets one parameter, or lets go of it where it is set already. */
    choose(name, value) {
      if (!shown) return;
      const url = new URL(location.href);
      put(url, name, shown.state[name] === value ? shown.defaults[name] : value);
      url.hash = "";
      go(url);
    },

    clear(clicks) {
      if (!clicks) return;
      const url = new URL(location.href);
      url.search = "";
      carry(url, ["lang", "theme", "present", "show"]);
      url.hash = "";
      go(url);
    },

    /* Called when a payload has been applied: the canonical address replaces the one that was
       asked for, without an entry in the history and without another request. */
    settle(payload) {
      if (!shown || shown.view !== payload.view) reveal(30);
      shown = payload;
      document.documentElement.dataset.address = payload.address; // told to tests and to print
      if (payload.address !== location.pathname + location.search) {
        history.replaceState(null, "", payload.address + location.hash);
      }
      clientside.present.settle();
    },

    shown: () => shown,

    /* Hand a file to the reader, as a download. */
    save(blob, name) {
      const link = document.createElement("a");
      link.href = URL.createObjectURL(blob);
      link.download = name;
      document.body.append(link);
      link.click();
      link.remove();
      setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    },

    speak: (given) => { words = given; },
    word: (name) => words[name] || "",

    /* Is this the answer to what the address bar says now? A late answer is not. */
    current(payload) {
      const now = here();
      const canonical = now.path + (now.query ? "?" + now.query : "");
      return (payload.asked.path === now.path && payload.asked.query === now.query) ||
        payload.address === canonical;
    },
  };
})();
