/* The browser's address is the state of the page. Controls, clicks and links propose another
   address; the server answers each address with what to show (callbacks/cards.py). */
(function () {
  "use strict";
  const clientside = (window.dash_clientside = window.dash_clientside || {});
  let words = {}; // texts that scripts need, in the reader's language (components/language/words.py)
  let shown = null; // the last payload that was applied: its state, defaults, canonical address
  let leaving = ""; // the page in another language that the browser is on its way to
  let toReveal = false; // the address that was asked for names a part of its page
  const held = {}; // control -> its value
  const handed = {}; // values that the page gave to controls: their echo is no reader's choice
  let typed = null; // the search that the field itself asked for

  /* filters that belong to one view each and stay there, and the views whose controls they are */
  const OF_ONE_VIEW = new Map(Object.entries({
    q: "commodities", cif: "ledgers", sector: "projects", stage: "projects", item: "", show: "",
  }));

  const here = () => ({ path: location.pathname, query: location.search.replace(/^\?/, "") });

  /* The frame around the charts is laid out in one language: another one is another page. */
  const spoken = (url) => new URL(url).searchParams.get("lang") || "en";
  const laidOut = spoken(location.href);

  /* What is asked for: the filters of the address bar over the defaults. What is shown is behind
     it until the answer comes, and a reader does not wait. */
  function wanted() {
    const url = new URL(leaving || location.href);
    const state = Object.assign({}, shown && shown.defaults, Object.fromEntries(url.searchParams));
    const [first, place] = url.pathname.split("/").filter(Boolean);
    if (first === "country" && !url.searchParams.has("country") && shown) {
      state.country = shown.places[place] || shown.state.country;
    }
    return state;
  }

  /* Is the page of the address bar the one whose controls are shown? */
  const sameView = () => Boolean(shown) &&
    viewOf(location.pathname) === viewOf(shown.address.split("?")[0]);
  const viewOf = (path) => path.split("/").filter((part) => part && part !== "brief")[0] || "";

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
    if (spoken(url.href) !== laidOut) {
      leaving = url.href;
      location.assign(url.href);
      return;
    }
    if (next === location.pathname + location.search) {
      if (url.hash) showPart(url.hash);
      return;
    }
    toReveal = Boolean(url.hash);
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
      const samePage = url.pathname === location.pathname;
      if (samePage && url.search === location.search && url.hash) return;
      event.preventDefault();
      // to a part of this very page: its filters stay
      if (samePage && url.hash && !url.search) url.search = location.search;
      if (link.closest("nav") || link.classList.contains("brand")) carryFilters(url);
      else carry(url, ["lang", "theme"]);
      go(url);
      if (!url.hash) window.scrollTo(0, 0);
    });
    window.addEventListener("popstate", publish);
    window.addEventListener("pageshow", () => { leaving = ""; });
  }

  function showPart(hash) {
    if (location.hash !== hash) history.pushState(null, "", location.pathname + location.search + hash);
    reveal(0);
  }

  /* The navigation keeps the filters that every view has: only the view changes. */
  function carryFilters(url) {
    carry(url, Object.keys(wanted()).filter((name) => !OF_ONE_VIEW.has(name)));
  }

  /* How the page looks and speaks goes along with every link. */
  function carry(url, names) {
    const state = wanted();
    for (const name of names) {
      const value = state[name];
      if (value !== undefined && value !== (shown ? shown.defaults[name] : "") &&
          !url.searchParams.has(name)) url.searchParams.set(name, value);
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

    /* Controls were moved, by a reader or by the page itself: what the page gave them is no
       reader's, nor is a search that comes when the reader has gone to another page. */
    fromControls() {
      if (!shown) return;
      const url = new URL(location.href);
      const state = wanted();
      for (const { prop_id: changed, value: given } of clientside.callback_context.triggered) {
        const { name } = JSON.parse(changed.replace(/\.value$/, ""));
        const value = given == null ? "" : name === "q" ? given.trim() : given;
        held[name] = value;
        const echo = handed[name] === value;
        delete handed[name];
        if (echo || value === state[name] ||
            (OF_ONE_VIEW.has(name) && OF_ONE_VIEW.get(name) !== viewOf(location.pathname))) continue;
        if (name === "q") typed = value;
        put(url, name, value);
      }
      url.hash = "";
      go(url);
    },

    /* Give the controls the values of a payload; a field in which somebody goes on typing keeps
       what he typed. No callback of Dash does it: a control whose value is on its way from the
       server could not be moved until it has come. */
    hand(payload, names) {
      const at = document.activeElement;
      for (const name of names) {
        const value = payload.state[name];
        if (name === "q" && value === typed && at && at.id.includes('"name":"q"')) continue;
        if (name === "q") typed = null;
        if (value === (name in held ? held[name] : payload.defaults[name])) continue;
        held[name] = handed[name] = value;
        clientside.set_props({ kind: "filter", name }, { value });
      }
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
      const state = wanted();
      const again = names.every((name) => state[name] === chosen[name]);
      for (const name of names) {
        if (name === "country" && url.pathname.startsWith("/country")) {
          url.searchParams.set(name, chosen[name]);
        } else {
          put(url, name, again ? shown.defaults[name] : chosen[name]);
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
      put(url, name, wanted()[name] === value ? shown.defaults[name] : value);
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
      const another = !shown || shown.view !== payload.view;
      if (another || toReveal) reveal(30);
      toReveal = false;
      shown = payload;
      document.documentElement.dataset.address = payload.address; // told to tests and to print
      if (payload.address !== location.pathname + location.search) {
        history.replaceState(null, "", payload.address + location.hash);
      }
      clientside.present.settle(another);
    },

    shown: () => shown,
    wanted,
    sameView,
    /* Is what is shown what the address bar asks for? */
    answered: () => Boolean(shown) && shown.address === location.pathname + location.search,

    /* Set properties of a part of the page, unless the page is being exchanged at this moment: Dash
       then knows no such part, and the new one is drawn anyway. */
    give(id, props) {
      try {
        clientside.set_props(id, props);
      } catch (gone) { /* as said */ }
    },

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
