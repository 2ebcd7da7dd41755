/* Save a deck as a single HTML file, which works offline. */

import { bare } from "../model/deck.js";
import { fileStem } from "../model/text.js";
import { make } from "../page/dom.js";
import { download } from "../page/download.js";
import { word } from "../page/words.js";
import { pagesOf } from "./pages.js";
import { fileStyle, WALK } from "./takeaway-parts.js";

/**
 * @typedef {import("../types.js").Deck} Deck
 * @typedef {import("../types.js").Message} Message
 */

const POLICY =
  "default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'unsafe-inline'";

/** @param {Deck} deck @param {string} ending */
const fileNameOf = (deck, ending) => `khorgos-${fileStem(deck.title, "deck")}.${ending}`;

/** Save a deck in its own format. @param {Deck} deck @returns {string} the file's name */
export function saveDeck(deck) {
  const name = fileNameOf(deck, "khorgos.json");
  download(JSON.stringify(bare(deck), null, 1), "application/json", name);
  return name;
}

/** @param {string} sign @param {string} label @param {number} by how many scenes the button goes on */
function stepButton(sign, label, by) {
  const button = make("button", { textContent: sign, title: label });
  button.setAttribute("aria-label", label);
  button.dataset.by = String(by);
  return button;
}

/**
 * Save a deck as an HTML file with its charts.
 * @param {Deck} deck
 * @param {boolean} withNotes also the presenter's notes
 * @returns {Promise<Message[]>} the file's name, and what could not be drawn
 */
export async function saveTakeaway(deck, withNotes) {
  const { pages, faults } = await pagesOf(deck, withNotes);
  const file = document.implementation.createHTMLDocument(deck.title);
  file.documentElement.lang = document.documentElement.lang || "en";
  const charset = file.createElement("meta");
  charset.setAttribute("charset", "utf-8");
  const policy = Object.assign(file.createElement("meta"), {
    httpEquiv: "Content-Security-Policy",
    content: POLICY,
  });
  const viewport = Object.assign(file.createElement("meta"), {
    name: "viewport",
    content: "width=device-width, initial-scale=1",
  });
  file.head.prepend(charset, policy, viewport);
  file.head.append(make("style", { textContent: fileStyle() }));
  const date = new Date().toISOString().slice(0, 10);
  const bar = make("header");
  bar.append(
    make("h1", { textContent: `${deck.title} · ${word("by_present", { date })}` }),
    stepButton("←", word("scene_before"), -1),
    make("span", { id: "at" }),
    stepButton("→", word("scene_after"), 1),
  );
  const script = file.createElement("script"); // in the file's document, so that it does not run here
  script.textContent = WALK;
  file.body.className = "no-script";
  file.body.append(bar, ...pages, script);
  const name = fileNameOf(deck, "html");
  download(`<!doctype html>\n${file.documentElement.outerHTML}`, "text/html", name);
  return [["taken", { name }], ...faults];
}
