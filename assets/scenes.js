/* The deck panel: scenes to rename, note, order and delete, and the ways in and out of a deck. */
(function () {
  "use strict";
  const clientside = (window.dash_clientside = window.dash_clientside || {});
  const model = clientside.deck;
  const decks = clientside.decks;
  const { make, fill, sheet, word: plain } = clientside.present;
  const word = (name, values) => fill(plain(name), values);
  let panel = null;
  let drawing = false; // the panel is exchanged: fields that go lose the focus, and were not left
  let pressed = false; // a button is being pressed: it stays until it has been clicked
  let due = false; // and the panel is drawn then

  function button(name, does, look) {
    const one = make("button", { className: "button " + (look || ""), textContent: word(name), onclick: does });
    one.dataset.name = name;
    return one;
  }

  /* A field that is read when one leaves it. */
  function field(kind, label, name, value, most, keep) {
    const one = make(kind, { className: "deck-field", value, maxLength: most });
    one.setAttribute("aria-label", label);
    one.placeholder = label;
    one.dataset.name = name;
    let known = value;
    const left = () => {
      if (drawing || one.value === known) return;
      known = one.value;
      keep(known);
    };
    one.addEventListener("change", left);
    one.addEventListener("blur", left);
    if (kind === "textarea") one.rows = 1;
    return one;
  }

  function small(sign, name, number, off, does) {
    const one = make("button", { className: "button", textContent: sign, onclick: does, disabled: off });
    one.setAttribute("aria-label", word(name, { number }));
    one.dataset.name = name + number;
    return one;
  }

  function sceneRow(scene, i, count) {
    const number = i + 1;
    const row = make("li", { className: "deck-scene" });
    const title = field("input", word("scene_title", { number }), "title" + number, scene.title,
      model.MOST.title, (value) => decks.edit(i, { title: value }));
    const note = field("textarea", word("scene_note", { number }), "note" + number, scene.note,
      model.MOST.note, (value) => decks.edit(i, { note: value }));
    const tools = make("div", { className: "deck-tools" });
    tools.append(
      small("▶", "open_scene", number, false, () => { panel.close(); clientside.present.goTo(i); }),
      small("↑", "up", number, i === 0, () => decks.move(i, -1)),
      small("↓", "down", number, i === count - 1, () => decks.move(i, 1)),
      small("×", "remove", number, false, () => decks.remove(i)));
    row.append(title, tools, note);
    return row;
  }

  /* Which deck is in hand, among those of this browser. */
  function chooser() {
    const list = make("select", { className: "deck-field" });
    list.setAttribute("aria-label", word("deck_choose"));
    list.dataset.name = "choose";
    decks.all().forEach((one, i) => list.append(make("option", {
      value: String(i), textContent: one.title || word("deck_name"), selected: i === decks.index(),
    })));
    list.addEventListener("change", () => decks.choose(Number(list.value)));
    return list;
  }

  function told() {
    const box = make("div", { className: "notices", role: "status" });
    box.append(...decks.told().map(([name, values]) => make("p", { textContent: word(name, values) })));
    return box;
  }

  function ready() {
    const list = make("div", { className: "deck-row" });
    list.append(make("h3", { textContent: word("ready") }));
    const all = plain("ready_decks") || [];
    list.append(...all.map((one) => make("button", {
      className: "button", textContent: one.title,
      onclick: () => open(Promise.resolve(model.read(localised(one)))),
    })));
    return list;
  }

  /* A ready deck speaks and looks like the page that it is opened from. */
  function localised(deck) {
    const scenes = deck.scenes.map((one) => {
      const url = new URL(one.address, location.origin);
      const { lang } = clientside.address.shown().state;
      if (lang) url.searchParams.set("lang", lang);
      return Object.assign({}, one, { address: url.pathname + url.search });
    });
    return Object.assign({}, deck, { scenes });
  }

  function draw() {
    if (!panel || !panel.open) return;
    due = pressed;
    if (due) return;
    const focused = document.activeElement;
    const held = focused && focused.dataset.name;
    const typing = focused && panel.contains(focused) && focused.matches("input.deck-field, textarea");
    const deck = decks.current();
    const body = make("div", { className: "deck-body" });
    const top = make("div", { className: "deck-row" });
    if (decks.all().length > 1) top.append(chooser());
    top.append(button("new", () => decks.put(model.deck(word("deck_name"), []), [])));
    if (deck) top.append(button("drop", decks.drop));
    if (decks.canUndo()) top.append(button("undo", decks.undo));
    body.append(told(), top);
    if (deck) {
      body.append(field("input", word("deck_title"), "deck", deck.title, model.MOST.title, decks.rename));
    }
    if (deck && deck.scenes.length) {
      const list = make("ol", { className: "deck-scenes" });
      list.append(...deck.scenes.map((one, i) => sceneRow(one, i, deck.scenes.length)));
      const ways = make("div", { className: "deck-row" });
      ways.append(
        button("start", () => { panel.close(); clientside.present.walk(); }, "strong"),
        button("print", () => clientside.takeaway.print(decks.current())),
        button("take", () => clientside.takeaway.save(decks.current())),
        button("copy", () => copyLink(decks.current())), button("save", () => saveFile(decks.current())));
      body.append(ways, list);
    } else {
      body.append(make("p", { className: "deck-empty", textContent: word("deck_empty") }));
    }
    body.append(fileButton(), ready());
    drawing = true;
    panel.querySelector(".deck-body").replaceWith(body);
    drawing = false;
    const again = held && panel.querySelector('[data-name="' + held + '"]:not(:disabled)');
    if (again && typing) { // nothing that is being typed is lost
      again.value = focused.value;
      again.focus();
      again.setSelectionRange(focused.selectionStart, focused.selectionEnd);
    } else if (again) again.focus();
    else if (held) (panel.querySelector('[data-name="undo"]') || panel.querySelector("button")).focus();
  }

  /* -- in and out ----------------------------------------------------------------------------- */
  async function copyLink(deck) {
    const code = model.encode(deck);
    if (code.length > model.MOST.link) return decks.say([["link_long", {}]]);
    try {
      await navigator.clipboard.writeText(location.origin + "/#deck=" + code);
      decks.say([["link_copied", {}]]);
    } catch (refused) {
      decks.say([["not_allowed", {}]]);
    }
  }

  function saveFile(deck) {
    const name = clientside.takeaway.fileName(deck, "khorgos.json");
    clientside.takeaway.download(JSON.stringify(deck, null, 1), "application/json", name);
    decks.say([["taken", { name }]]);
  }

  function fileButton() {
    const label = make("label", { className: "button deck-file", textContent: word("load") + " " });
    const input = make("input", { type: "file", accept: ".json,application/json" });
    input.addEventListener("change", async () => {
      const file = input.files[0];
      if (!file) return;
      open(file.size > model.MOST.text ? Promise.resolve(model.readText(null))
        : file.text().then(model.readText));
    });
    label.append(input);
    return label;
  }

  /* Ask the server about each scene; its address becomes the canonical one. */
  async function check(deck) {
    const faults = [];
    const scenes = await Promise.all(deck.scenes.map(async (scene, i) => {
      const number = i + 1;
      try {
        const answer = await clientside.takeaway.fetchScene(scene.address);
        for (const why of answer.notices) faults.push(["scene_told", { number, why }]);
        return Object.assign({}, scene, { address: answer.address });
      } catch (fault) {
        faults.push(["scene_unchecked", { number }]);
        return scene;
      }
    }));
    faults.sort((a, b) => a[1].number - b[1].number);
    return { deck: Object.assign({}, deck, { scenes }), faults };
  }

  /* Take a deck in that was read; tell what could not be restored. */
  async function open(reading) {
    const { deck, told: faults } = await reading;
    show();
    if (!deck) return decks.say(faults);
    const checked = await check(deck);
    decks.put(checked.deck, [
      [deck.scenes.length === 1 ? "deck_opened_one" : "deck_opened",
        { title: deck.title, count: deck.scenes.length }], ...faults, ...checked.faults]);
  }

  function openLink() {
    const code = (location.hash.match(/^#deck=(.*)$/) || [])[1];
    if (code === undefined) return;
    history.replaceState(null, "", location.pathname + location.search);
    open(Promise.resolve(model.decode(code)));
  }

  function show() {
    if (panel && panel.open) return draw();
    panel = sheet(word("deck"), "deck");
    panel.append(make("div", { className: "deck-body" }));
    panel.showModal();
    draw();
  }

  document.addEventListener("pointerdown", () => { pressed = true; }, true);
  for (const end of ["pointerup", "pointercancel"]) {
    document.addEventListener(end, () => setTimeout(() => {
      pressed = false;
      if (due) draw();
    }), true);
  }
  document.addEventListener("khorgos:decks", draw);
  window.addEventListener("hashchange", openLink);

  clientside.panel = { open: show, openLink };
})();
