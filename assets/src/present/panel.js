/* The deck panel: edit, order and delete scenes; open, save, print and share decks. */

import { LIMITS, makeDeck } from "../model/deck.js";
import { make } from "../page/dom.js";
import { makeSheet } from "../page/sheet.js";
import { frameWord, word } from "../page/words.js";
import { decks, onDecks } from "./decks.js";
import { signButton, textButton, textField } from "./fields.js";
import {
  acceptDeck,
  copyDeckLink,
  deckInWaiting,
  printDeck,
  readFile,
  readReadyDeck,
  refuseDeck,
  saveDeckFile,
  takeAway,
  takeDeckFromAddress,
  takeIn,
} from "./transfer.js";
import { goToScene, startWalk } from "./walk.js";

/**
 * @typedef {import("../types.js").Deck} Deck
 * @typedef {import("../types.js").KeptDeck} KeptDeck
 * @typedef {import("../types.js").KeptScene} KeptScene
 */

/** @type {HTMLDialogElement | null} */
let panel = null;
/** The panel is being replaced, so its fields lose the focus though the reader did not leave them. */
let isDrawing = false;
/** A button is being pressed: do not replace it before its click event. */
let isPressed = false;
/** The panel must be redrawn when the button is released. */
let isDue = false;

const ignored = () => isDrawing;

/** @param {() => void} leave is called after the panel is closed */
const closeAnd = (leave) => () => {
  panel?.close();
  leave();
};

/** @param {KeptScene} scene @param {number} index @param {number} count */
function sceneRow(scene, index, count) {
  const number = index + 1;
  const { id } = scene;
  const title = textField("input", {
    label: word("scene_title", { number }),
    name: `title-${id}`,
    value: scene.title,
    most: LIMITS.title,
    keep: (value) => decks.edit(id, { title: value }),
    ignored,
  });
  const note = textField("textarea", {
    label: word("scene_note", { number }),
    name: `note-${id}`,
    value: scene.note,
    most: LIMITS.note,
    keep: (value) => decks.edit(id, { note: value }),
    ignored,
  });
  const tools = make("div", { className: "deck-tools" });
  tools.append(
    signButton(
      "▶",
      "open_scene",
      number,
      closeAnd(() => goToScene(decks.current(), index)),
    ),
    signButton("↑", "up", number, () => decks.move(id, -1), index === 0),
    signButton("↓", "down", number, () => decks.move(id, 1), index === count - 1),
    signButton("×", "remove", number, () => decks.remove(id)),
  );
  const row = make("li", { className: "deck-scene" });
  row.append(title, tools, note);
  return row;
}

/** A select of the current deck. */
function chooser() {
  const list = make("select", { className: "deck-field" });
  list.setAttribute("aria-label", word("deck_choose"));
  list.dataset.name = "choose";
  list.append(
    ...decks.all().map(({ title }, index) =>
      make("option", {
        value: String(index),
        textContent: title || word("deck_name"),
        selected: index === decks.index(),
      }),
    ),
  );
  list.addEventListener("change", () => decks.choose(Number(list.value)));
  return list;
}

function messages() {
  const box = make("div", { className: "notices", role: "status" });
  box.append(
    ...decks.messages().map(([name, values]) => make("p", { textContent: word(name, values) })),
  );
  return box;
}

function fileButton() {
  const label = make("label", { className: "button deck-file", textContent: `${word("load")} ` });
  const input = make("input", { type: "file", accept: ".json,application/json" });
  input.addEventListener("change", async () => {
    const file = input.files?.[0];
    if (file) takeIn(await readFile(file));
  });
  label.append(input);
  return label;
}

function readyDecks() {
  const row = make("div", { className: "deck-row" });
  row.append(
    make("h3", { textContent: word("ready") }),
    ...frameWord("ready_decks").map((/** @type {Deck} */ deck) =>
      make("button", {
        className: "button",
        textContent: deck.title,
        onclick: () => takeIn(readReadyDeck(deck)),
      }),
    ),
  );
  return row;
}

/** Do print and HTML file have the notes? Not unless the reader wants them, each time anew. */
let withNotes = false;

function notesChoice() {
  const box = make("input", { type: "checkbox", checked: withNotes });
  box.dataset.name = "with_notes";
  box.addEventListener("change", () => {
    withNotes = box.checked;
  });
  const label = make("label", { className: "letters" });
  label.append(box, ` ${word("with_notes")}`);
  return label;
}

/** @param {KeptDeck} deck a deck with scenes */
function sceneList(deck) {
  const ways = make("div", { className: "deck-row" });
  ways.append(
    textButton("start", closeAnd(startWalk), "strong"),
    // a field that loses the focus to a button changes the deck: read the deck at the click
    ...Object.entries({
      print: printDeck,
      take: takeAway,
      copy: copyDeckLink,
      save: saveDeckFile,
    }).map(([name, send]) => textButton(name, () => send(decks.current() ?? deck, withNotes))),
  );
  if (deck.scenes.some(({ note }) => note)) ways.append(notesChoice());
  const list = make("ol", { className: "deck-scenes" });
  list.append(...deck.scenes.map((scene, index) => sceneRow(scene, index, deck.scenes.length)));
  return [ways, list];
}

/** The deck of a link asks before it is added. @param {Deck} deck */
function offerOf(deck) {
  const box = make("div", { className: "deck-offer" });
  const values = { title: deck.title || word("deck_name"), count: deck.scenes.length };
  const row = make("div", { className: "deck-row" });
  row.append(textButton("offer_take", acceptDeck, "strong"), textButton("offer_leave", refuseDeck));
  box.append(make("p", { textContent: word("offer", values) }));
  if (decks.isFull()) {
    box.append(make("p", { textContent: word("decks_full", { count: LIMITS.decks }) }));
  }
  box.append(row);
  return box;
}

function bodyOf() {
  const deck = decks.current();
  const top = make("div", { className: "deck-row" });
  if (decks.all().length > 1) top.append(chooser());
  top.append(textButton("new", () => decks.put(makeDeck(word("deck_name"), []), [])));
  if (deck) top.append(textButton("drop", () => decks.drop()));
  if (decks.canUndo()) top.append(textButton("undo", () => decks.undo()));
  const body = make("div", { className: "deck-body" });
  const offered = deckInWaiting();
  body.append(messages(), ...(offered ? [offerOf(offered)] : []), top);
  if (deck) {
    const title = textField("input", {
      label: word("deck_title"),
      name: `deck-${deck.id}`,
      value: deck.title,
      most: LIMITS.title,
      keep: (value) => decks.rename(deck.id, value),
      ignored,
    });
    body.append(title);
  }
  if (deck?.scenes.length) body.append(...sceneList(deck));
  else body.append(make("p", { className: "deck-empty", textContent: word("deck_empty") }));
  body.append(fileButton(), readyDecks());
  return body;
}

/**
 * Focus the element that replaced the focused one, which has the same name.
 * @param {HTMLDialogElement} dialog
 * @param {HTMLElement} before
 * @param {boolean} wasTyping the text and the selection are copied, too
 */
function restoreFocus(dialog, before, wasTyping) {
  const name = before.dataset.name;
  if (!name) return;
  const again = dialog.querySelector(`[data-name="${name}"]:not(:disabled)`);
  if (again instanceof HTMLElement) {
    if (wasTyping) {
      const [from, to] = /** @type {HTMLInputElement[]} */ ([before, again]);
      to.value = from.value;
      to.focus();
      to.setSelectionRange(from.selectionStart, from.selectionEnd);
    } else {
      again.focus();
    }
  } else {
    if (wasTyping) {
      const { value, dataset } = /** @type {HTMLInputElement} */ (before);
      if (value !== dataset.saved) decks.say([["scene_gone", { text: value }]]);
    }
    const undo = dialog.querySelector('[data-name="undo"]') ?? dialog.querySelector("button");
    /** @type {HTMLElement} */ (undo).focus();
  }
}

function draw() {
  if (!panel?.open) return;
  isDue = isPressed;
  if (isDue) return;
  const focused = document.activeElement;
  const wasTyping =
    panel.contains(focused) && Boolean(focused?.matches("input.deck-field, textarea"));
  const body = bodyOf();
  isDrawing = true;
  panel.querySelector(".deck-body")?.replaceWith(body);
  isDrawing = false;
  if (focused instanceof HTMLElement) restoreFocus(panel, focused, wasTyping);
}

export function openPanel() {
  if (!panel?.open) {
    panel = makeSheet(word("deck"), "deck");
    panel.append(make("div", { className: "deck-body" }));
    panel.addEventListener("close", () => {
      withNotes = false;
    });
    panel.showModal();
  }
  draw();
}

/** Open the deck in the address bar, if there is one. */
export function openDeckOfAddress() {
  const reading = takeDeckFromAddress();
  if (!reading) return;
  openPanel();
  takeIn(reading, { ask: true });
}

export function keepPanelInStep() {
  document.addEventListener(
    "pointerdown",
    () => {
      isPressed = true;
    },
    true,
  );
  for (const end of ["pointerup", "pointercancel"]) {
    // the click event follows the release
    const release = () => {
      isPressed = false;
      if (isDue) draw();
    };
    document.addEventListener(end, () => setTimeout(release), true);
  }
  onDecks(draw);
  window.addEventListener("hashchange", openDeckOfAddress);
}
