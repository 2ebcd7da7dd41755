/* Presenting: the keys, what the buttons with data-act do, pins, and the walk through a deck. */
(function () {
  "use strict";
  const clientside = (window.dash_clientside = window.dash_clientside || {});
  const root = document.documentElement;
  const decks = clientside.decks;
  let words = null; // of presenting, in the language of the page (components/present/decktext.py)
  function word(name) {
    const room = document.getElementById("room");
    if (!words && room) words = JSON.parse(room.dataset.words);
    return (words && words[name]) || clientside.address.word(name);
  }
  const shown = () => clientside.address.shown();
  const presenting = () => Boolean(root.dataset.present);
  const say = (text) => { document.getElementById("spoken").textContent = text; };

  function kept(name, value) { // of this tab: it outlives a change of language
    try {
      if (value === undefined) return JSON.parse(sessionStorage.getItem(name));
      sessionStorage.setItem(name, JSON.stringify(value));
    } catch (fault) { /* without storage, it lasts as long as the page */ }
    return value === undefined ? null : value;
  }

  /* -- present mode --------------------------------------------------------------------------- */
  const present = (show) => clientside.address.go(
    clientside.address.with(show === undefined ? { present: "1" } : { present: "1", show }));

  function leave() {
    if (document.fullscreenElement) document.exitFullscreen();
    clientside.address.go(clientside.address.with({ present: "", show: "" }));
  }

  function fullScreen() {
    if (document.fullscreenElement) document.exitFullscreen();
    else root.requestFullscreen().catch(() => say(word("no_full")));
  }

  /* The chart before or after the one on the screen, where no deck is walked. */
  function neighbour(by) {
    const charts = Object.keys(shown().cards);
    const { show } = clientside.address.wanted(); // keys may come faster than answers
    const seen = show ? show.split("~") : shown().state.show ? charts.slice(0, 1) : shown().on_screen;
    const now = charts.indexOf(seen[by > 0 ? seen.length - 1 : 0]);
    const next = charts[now + by];
    if (next) present(next);
  }

  /* The other chart of a pair: the next one of the view joins, or the pair is taken apart. */
  function pair() {
    const [one, two] = shown().on_screen;
    const charts = Object.keys(shown().cards);
    const other = charts[(charts.indexOf(one) + 1) % charts.length];
    if (two) present(one);
    else if (other !== one) present(one + "~" + other);
  }

  /* -- the walk through the deck in hand: its place is kept while one answers a question ------- */
  let place = kept("khorgos.walk");

  function walking() {
    const deck = decks.current();
    return deck && Number.isInteger(place) && deck.scenes[place] ? deck.scenes[place] : null;
  }

  function goTo(i) {
    const deck = decks.current();
    if (!deck || !deck.scenes[i]) return;
    place = kept("khorgos.walk", i);
    clientside.address.go(deck.scenes[i].address);
    tellPlace();
  }

  function endWalk() {
    place = kept("khorgos.walk", -1);
    tellPlace();
  }

  const onDeck = () => walking() && walking().address === location.pathname + location.search;

  function tellPlace() {
    const scene = walking();
    const bar = backBar();
    const line = document.getElementById("ribbon-scene");
    if (!line || !shown()) return;
    const values = scene && { number: place + 1, count: decks.current().scenes.length, title: scene.title };
    const at = (name) => fill(word(name), values);
    line.textContent = scene ? at(onDeck() ? "scene_at" : "scene_off") : "";
    bar.hidden = !scene || onDeck();
    if (scene) bar.firstChild.textContent = at("scene_back");
    bar.lastChild.textContent = word("scene_end");
    note(scene && onDeck() ? scene.note : "");
  }

  function backBar() {
    let bar = document.querySelector(".back-to-deck");
    if (!bar) {
      bar = make("div", { className: "back-to-deck", hidden: true });
      bar.append(make("button", { className: "button strong", onclick: () => goTo(place) }),
        make("button", { className: "button", onclick: endWalk }));
      document.body.append(bar);
    }
    return bar;
  }

  /* The note of a scene, under the ribbon's text, is for the one who talks: only its tooltip. */
  function note(text) { document.getElementById("ribbon-scene").title = text; }

  /* -- a scene from what is on the screen ----------------------------------------------------- */
  function sceneNow() {
    const show = shown().state.show || shown().on_screen.join("~");
    const titles = show.split("~").map((one) => (shown().cards[one] || {}).title || "");
    return clientside.deck.scene(
      clientside.address.with({ present: "1", show }), titles.join(" / "), "");
  }

  let adding = false; // until what was asked for is on the screen

  function add() {
    adding = !clientside.address.answered();
    if (adding) return;
    const done = decks.add(sceneNow(), word("deck_name"));
    const count = done ? decks.current().scenes.length : clientside.deck.MOST.scenes;
    say(fill(word(done ? "scene_added" : "deck_full"), { count }));
    flash(document.getElementById("spoken").textContent);
  }

  let flashing = 0;
  function flash(text) {
    let box = document.querySelector(".flash");
    if (!box) document.body.append(box = make("div", { className: "flash" }));
    box.setAttribute("aria-hidden", "true"); // #spoken says it
    box.textContent = text;
    box.hidden = false;
    clearTimeout(flashing);
    flashing = setTimeout(() => { box.hidden = true; }, 2500);
  }

  /* -- pins ----------------------------------------------------------------------------------- */
  let pins = kept("khorgos.pins");
  pins = Array.isArray(pins) ? pins.slice(0, 4) : [];

  function pin() {
    const text = document.getElementById("picked-text").textContent;
    if (!text || document.getElementById("picked").hidden) return;
    const held = pins.findIndex((one) => one.text === text);
    if (held >= 0) pins.splice(held, 1);
    else pins = [...pins, { text, where: clientside.quote.where() }].slice(-4);
    showPins();
  }

  function unpin(i) {
    pins.splice(i, 1);
    showPins();
    const left = document.querySelectorAll("#pins button");
    (left[Math.min(i, left.length - 1)] || document.getElementById("main")).focus({ preventScroll: true });
  }

  function showPins() {
    kept("khorgos.pins", pins);
    const box = document.getElementById("pins");
    if (!box) return;
    box.replaceChildren(...pins.map((one, i) => {
      const card = make("div", { className: "pin" });
      const text = make("div", {});
      text.append(make("p", { className: "pin-text", textContent: String(one.text) }),
        make("p", { className: "pin-where", textContent: String(one.where) }));
      const off = make("button", {
        className: "button", textContent: "×", onclick: () => unpin(i),
      });
      off.setAttribute("aria-label", word("unpin"));
      card.append(text, off);
      return card;
    }));
  }

  /* -- blank ---------------------------------------------------------------------------------- */
  function blank() {
    const black = document.querySelector(".blank");
    if (black) black.remove();
    else document.body.append(make("div", { className: "blank", onclick: blank }));
  }

  /* -- small tools ---------------------------------------------------------------------------- */
  function make(name, given) {
    const element = Object.assign(document.createElement(name), given);
    if (name === "button") element.type = "button";
    return element;
  }

  function fill(text, values) {
    return text.replace(/\{(\w+)\}/g, (all, name) => (values && name in values ? values[name] : all));
  }

  /* A dialog that goes when it is closed. */
  function sheet(title, name) {
    const before = document.querySelector("dialog.sheet");
    if (before) before.close();
    const dialog = make("dialog", { className: "sheet " + name });
    const heading = make("h2", { textContent: title, id: "sheet-title" });
    const close = make("button", {
      className: "button sheet-close", textContent: word("close"), onclick: () => dialog.close(),
    });
    dialog.setAttribute("aria-labelledby", "sheet-title");
    dialog.append(heading, close);
    dialog.addEventListener("close", () => dialog.remove());
    document.body.append(dialog);
    return dialog;
  }

  function keys() {
    const dialog = sheet(word("keys"), "keys");
    const list = make("dl", {});
    for (const [key, does] of Object.entries(word("key_list"))) {
      const name = make("dt", {});
      name.append(make("kbd", { textContent: key }));
      list.append(name, make("dd", { textContent: does }));
    }
    const letters = make("input", { type: "checkbox", checked: lettersWork() });
    letters.addEventListener("change", () => lettersWork(letters.checked));
    const choice = make("label", { className: "letters" });
    choice.append(letters, " " + word("letters"));
    dialog.append(list, choice);
    dialog.showModal();
  }

  /* Who speaks to the machine, or hits keys by accident, can turn single letters off, for good. */
  function lettersWork(value) {
    const name = "khorgos.letters";
    try {
      if (value !== undefined) localStorage.setItem(name, value ? "on" : "off");
      return localStorage.getItem(name) !== "off";
    } catch (fault) { return true; } // without storage they cannot be turned off
  }

  function overview() {
    const deck = decks.current();
    if (!deck || !deck.scenes.length) return clientside.panel.open();
    const dialog = sheet(deck.title, "overview");
    const list = make("ol", { className: "scene-list" });
    deck.scenes.forEach((scene, i) => {
      const item = make("li", {});
      const button = make("button", {
        className: "button", textContent: scene.title || scene.address,
        onclick: () => { dialog.close(); goTo(i); },
      });
      if (i === place) button.setAttribute("aria-current", "step");
      item.append(button);
      list.append(item);
    });
    dialog.append(list);
    dialog.showModal();
    (list.querySelector("[aria-current]") || list.querySelector("button")).focus();
  }

  function next(by) {
    const deck = decks.current();
    if (!walking()) return neighbour(by);
    if (!onDeck()) return goTo(place);
    goTo(Math.max(0, Math.min(deck.scenes.length - 1, place + by)));
  }

  const ACTS = {
    present: () => present(), leave, full: fullScreen, keys, add: () => add(), pin,
    deck: () => clientside.panel.open(), show: (target) => clientside.address.sameView() && present(target.dataset.chart),
  };

  document.addEventListener("click", (event) => {
    const target = event.target.closest && event.target.closest("[data-act]");
    if (target && ACTS[target.dataset.act] && shown()) ACTS[target.dataset.act](target);
  });

  const ANYWHERE = {
    p: () => (clientside.address.wanted().present ? leave() : present()), "?": keys, o: overview, k: pin, a: () => add(),
    r: () => { if (walking()) goTo(place); }, d: () => clientside.panel.open(),
  };
  const ON_STAGE = {
    b: blank, f: fullScreen, s: pair, Escape: leave,
    ArrowRight: () => next(1), PageDown: () => next(1), ArrowLeft: () => next(-1),
    PageUp: () => next(-1), Home: () => walking() && goTo(0),
    End: () => walking() && goTo(decks.current().scenes.length - 1),
  };

  /* A choice of the filter bar keeps the focus after it was made: while its list is shut nothing is
     typed into it, so that letters stay ours there; its arrows, Enter and Escape are its own. */
  function isClosedChoice(at) {
    return at.matches("input[readonly], input[aria-haspopup=listbox]") &&
      ![...document.querySelectorAll("[role=listbox]")].some((list) => list.checkVisibility());
  }

  /* Does what has the focus take keys itself? What went out of sight with the filter bar does not,
     although it may keep the focus for a moment. */
  function takesKeys(at) {
    return Boolean(at.closest) && at.checkVisibility() &&
      Boolean(at.closest("input, textarea, select, [contenteditable], dialog, [role=dialog], [role=menu], [role=listbox]"));
  }

  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.key.length === 1 && !lettersWork()) return;
    const at = event.target;
    if (takesKeys(at) && !(event.key.length === 1 && isClosedChoice(at))) return;
    if (document.querySelector("dialog[open]") || !shown()) return;
    if (document.querySelector(".blank")) {
      event.preventDefault();
      return blank();
    }
    // the arrows of a chart that is read point by point are its own (reader.js), but on the stage
    // not of one that was only clicked
    if (/^(Arrow|Home|End)/.test(event.key) && at.closest && at.closest(".plot") &&
        (!presenting() || clientside.reader.reading(at))) return;
    const name = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const does = ANYWHERE[name] || (presenting() && ON_STAGE[name]);
    if (!does) return;
    event.preventDefault();
    does();
  });

  function uncover() {
    clientside.image.close();
    clientside.quote.close();
    const open = document.querySelector("dialog.sheet[open]");
    if (open) open.close();
    const main = document.getElementById("main");
    if (open && document.activeElement === document.body) main.focus({ preventScroll: true });
  }

  document.addEventListener("khorgos:decks", () => { if (shown()) tellPlace(); });

  clientside.present = {
    make, fill, sheet, goTo, word, say: (text) => { say(text); flash(text); },
    /* A payload has been applied, perhaps of another view: what lay over the one before goes. */
    settle(another) {
      if (another) uncover();
      const black = document.querySelector(".blank");
      if (black && shown().state.present !== "1") black.remove();
      if (adding) add();
      showPins();
      tellPlace();
      clientside.panel.openLink();
    },
    walk: () => goTo(0),
  };
})();
