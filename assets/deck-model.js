/* A deck of scenes as data: read with every part checked, kept in the browser, put into a link or
   a file (docs/presenting.md has the format). Nothing here touches the page. */
(function () {
  "use strict";
  const clientside = (window.dash_clientside = window.dash_clientside || {});
  const VERSION = 1;
  const MOST = { decks: 20, scenes: 40, title: 160, note: 1000, address: 2000, text: 262144, link: 24000 };
  const STORE = "khorgos.decks";
  const CONTROL = /[\u0000-\u001f\u007f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]+/g;

  const OURS = /^\/(?![/\\])/;

  const isObject = (value) => Boolean(value) && typeof value === "object" && !Array.isArray(value);
  const line = (value, most) => (typeof value === "string"
    ? value.replace(CONTROL, " ").trim().slice(0, most) : "");

  /* The path and query of a scene, or empty text where it is no address of this site. */
  function addressOf(value) {
    if (typeof value !== "string" || value.length > MOST.address || !OURS.test(value)) return "";
    let url;
    try {
      url = new URL(value, location.origin);
    } catch (fault) {
      return "";
    }
    // letters may have become longer, and `/./` shorter: what is kept is looked at again
    const found = url.pathname + url.search;
    return url.origin === location.origin && OURS.test(found) && found.length <= MOST.address ? found : "";
  }

  const scene = (address, title, note) => ({
    address: addressOf(address), title: line(title, MOST.title), note: line(note, MOST.note),
  });

  const deck = (title, scenes) => ({ khorgos: VERSION, title: line(title, MOST.title), scenes });

  /* Read a deck from anything: {deck, told}, where `deck` is null when there is none, and `told`
     lists what could not be restored as [word, values] (components/language/words.py). */
  function read(value) {
    if (!isObject(value) || !Number.isInteger(value.khorgos) || value.khorgos < 1 ||
        !Array.isArray(value.scenes)) return { deck: null, told: [["deck_none", {}]] };
    if (value.khorgos > VERSION) {
      return { deck: null, told: [["deck_newer", { version: value.khorgos }]] };
    }
    const told = [];
    const scenes = [];
    value.scenes.slice(0, MOST.scenes).forEach((one, i) => {
      const found = isObject(one) ? scene(one.address, one.title, one.note) : scene();
      if (found.address) scenes.push(found);
      else told.push(["scene_bad", { number: i + 1 }]);
    });
    if (value.scenes.length > MOST.scenes) told.push(["deck_long", { count: MOST.scenes }]);
    return { deck: deck(value.title, scenes), told };
  }

  function readText(text) {
    if (typeof text !== "string" || text.length > MOST.text) {
      return { deck: null, told: [["deck_large", {}]] };
    }
    try {
      return read(JSON.parse(text));
    } catch (fault) { // not JSON, or brackets without end
      return { deck: null, told: [["deck_none", {}]] };
    }
  }

  function encode(one) {
    const bytes = new TextEncoder().encode(JSON.stringify(one));
    let binary = "";
    for (const byte of bytes) binary += String.fromCharCode(byte);
    return btoa(binary).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  }

  /* The deck in the part of a link behind `#deck=`. */
  function decode(code) {
    if (code.length > MOST.link) return { deck: null, told: [["deck_large", {}]] };
    try {
      const binary = atob(code.replace(/-/g, "+").replace(/_/g, "/"));
      const bytes = Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
      return readText(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    } catch (fault) {
      return { deck: null, told: [["deck_none", {}]] };
    }
  }

  const fresh = () => ({ khorgos: VERSION, current: 0, decks: [] });

  /* What this browser keeps. What cannot be read is told and set aside, never overwritten. */
  function load() {
    let text = null;
    try {
      text = localStorage.getItem(STORE);
    } catch (fault) {
      return { kept: fresh(), told: [["store_none", {}]] };
    }
    if (text === null) return { kept: fresh(), told: [] };
    let value = null;
    try {
      value = text.length > 4 * MOST.text ? null : JSON.parse(text);
    } catch (fault) { /* told below */ }
    if (!isObject(value) || value.khorgos !== VERSION || !Array.isArray(value.decks)) {
      try {
        localStorage.setItem(STORE + ".unread", text);
        localStorage.removeItem(STORE);
      } catch (fault) { /* there is no room for a second copy: the first one stays */ }
      return { kept: fresh(), told: [["store_bad", {}]] };
    }
    const told = [];
    const kept = fresh();
    for (const one of value.decks.slice(0, MOST.decks)) {
      const found = read(one);
      told.push(...found.told);
      if (found.deck) kept.decks.push(found.deck);
    }
    const last = kept.decks.length - 1;
    kept.current = Number.isInteger(value.current) ? Math.max(0, Math.min(last, value.current)) : 0;
    return { kept, told };
  }

  /* Keep; the answer is a word to tell, or nothing. */
  function save(kept) {
    try {
      localStorage.setItem(STORE, JSON.stringify(kept));
      return "";
    } catch (fault) {
      return "store_full";
    }
  }

  clientside.deck = { MOST, STORE, scene, deck, read, readText, encode, decode, load, save };
})();
