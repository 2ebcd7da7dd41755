/* The decks of this browser and what is done to them, each step of which can be undone. Whoever
   shows them listens for `khorgos:decks`. */
(function () {
  "use strict";
  const clientside = (window.dash_clientside = window.dash_clientside || {});
  const model = clientside.deck;
  const STEPS = 30;
  let { kept, told } = model.load();
  const earlier = []; // JSON of `kept` before each step

  const copy = (value) => JSON.parse(JSON.stringify(value));
  const tell = () => document.dispatchEvent(new CustomEvent("khorgos:decks"));

  function step(change) {
    const before = JSON.stringify(kept);
    const next = copy(kept);
    change(next);
    if (JSON.stringify(next) === before) return;
    earlier.push(before);
    if (earlier.length > STEPS) earlier.shift();
    kept = next;
    told = [];
    write();
  }

  function write() {
    const fault = model.save(kept);
    if (fault) told.push([fault, {}]);
    tell();
  }

  /* Another tab changed the decks: what it kept is what there is. */
  window.addEventListener("storage", (event) => {
    if (event.key !== model.STORE) return;
    ({ kept, told } = model.load());
    earlier.length = 0;
    tell();
  });

  function put(deck, faults) {
    step((next) => {
      next.decks.push(copy(deck));
      if (next.decks.length > model.MOST.decks) next.decks.shift();
      next.current = next.decks.length - 1;
    });
    told = [...faults];
    tell();
  }

  const at = (next) => next.decks[next.current];

  clientside.decks = {
    all: () => kept.decks,
    index: () => kept.current,
    current: () => at(kept) || null,
    told: () => told,
    say(faults) { told = [...faults]; tell(); },
    put,
    choose: (i) => step((next) => { if (next.decks[i]) next.current = i; }),
    drop: () => step((next) => {
      next.decks.splice(next.current, 1);
      next.current = Math.max(0, Math.min(next.current, next.decks.length - 1));
    }),
    rename: (title) => step((next) => { if (at(next)) at(next).title = model.deck(title, []).title; }),
    /* Add a scene to the deck in hand, or to a new one; false where it is full. */
    add(scene, title) {
      const deck = at(kept);
      if (deck && deck.scenes.length >= model.MOST.scenes) return false;
      step((next) => {
        if (!at(next)) {
          next.decks.push(model.deck(title, []));
          next.current = next.decks.length - 1;
        }
        at(next).scenes.push(copy(scene));
      });
      return true;
    },
    edit: (i, changes) => step((next) => {
      if (!at(next) || !at(next).scenes[i]) return; // taken away meanwhile, here or in another tab
      const one = Object.assign({}, at(next).scenes[i], changes);
      at(next).scenes[i] = model.scene(one.address, one.title, one.note);
    }),
    move: (i, by) => step((next) => {
      const list = at(next).scenes;
      if (list[i + by]) [list[i], list[i + by]] = [list[i + by], list[i]];
    }),
    remove: (i) => step((next) => { at(next).scenes.splice(i, 1); }),
    canUndo: () => earlier.length > 0,
    undo() {
      if (!earlier.length) return;
      kept = JSON.parse(earlier.pop());
      told = [];
      write();
    },
  };
})();
