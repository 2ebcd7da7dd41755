/* Put a payload into the cards, the heading and the controls. */

import { withFixedSpaces } from "../model/text.js";
import { emptyState, otherFigures, sourceLine, tileElement, trailSteps } from "./cardparts.js";
import { setControls } from "./controls.js";
import { context, noUpdate } from "./dash.js";
import { cardOf } from "./dom.js";
import { drawing, setTemplates } from "./drawing.js";
import { noticesOf } from "./notices.js";
import { setStage } from "./stage.js";
import { isCurrent, setShown } from "./state.js";
import { themeOf } from "./theme.js";
import { setWords, word } from "./words.js";

/**
 * @typedef {import("../types.js").Card} Card
 * @typedef {import("../types.js").Payload} Payload
 * @typedef {import("../types.js").DashOutput} DashOutput
 */

const root = document.documentElement;
/** @type {Map<string, string>} chart -> key of what its card shows */
const applied = new Map();

/** @type {Record<string, (card: Card) => unknown>} a card's part and its property -> its value */
const FIELDS = {
  "title.children": (card) => withFixedSpaces(card.title),
  "subtitle.children": (card) => withFixedSpaces(card.subtitle),
  "note.children": (card) => card.note,
  "others.children": otherFigures,
  "frame.aria-label": (card) => card.title,
  "frame.hidden": (card) => Boolean(card.empty),
  "alt.children": (card) => card.alt,
  "tiles.children": (card) => card.tiles.map(tileElement),
  "empty.children": emptyState,
  "source.children": sourceLine,
  "csv.href": (card) => card.csv,
  "csv.children": (card) => card.rows,
  "csv.download": (card) => card.file,
  "image.disabled": (card) => !card.figure,
  "image.title": (card) => (card.figure ? "" : word("no_picture")),
  "link.data-href": (card) => card.link,
};

/**
 * Charts whose cards do not show the payload yet, with the keys of the new content.
 * @param {Payload} payload
 * @param {string[]} charts
 */
function outdated(payload, charts) {
  /** @type {Map<string, string>} */
  const keys = new Map();
  for (const chart of charts) {
    const card = payload.cards[chart];
    if (!card) continue;
    const key = `${themeOf(payload)} ${card.key}`;
    // a card in a new layout has no key yet
    if (applied.get(chart) !== key || cardOf(chart)?.dataset.key !== key) keys.set(chart, key);
  }
  return keys;
}

/**
 * Callback: the new properties of the cards that change.
 * @param {Payload | null} payload
 * @param {import("../types.js").Templates} templates
 */
export function apply(payload, templates) {
  /** @type {DashOutput[][]} */
  const outputs = context().outputs_list;
  if (!isCurrent(payload)) return outputs.map((list) => list.map(noUpdate));
  setWords(payload.words);
  setTemplates(templates);
  // set the view's styles first: they determine the width to which texts in charts are broken
  root.dataset.view = payload.view;
  root.dataset.country = payload.state.country;
  setStage(payload);
  const keys = outdated(
    payload,
    outputs[0].map((item) => item.id.chart),
  );
  const drawn = new Map([...keys.keys()].map((chart) => [chart, drawing(payload, chart)]));
  const result = outputs.map((list) =>
    list.map(({ id, property }) => {
      if (!keys.has(id.chart)) return noUpdate();
      if (id.part === "graph") {
        return drawn.get(id.chart)?.[/** @type {"figure" | "style"} */ (property)] ?? noUpdate();
      }
      return FIELDS[`${id.part}.${property}`](payload.cards[id.chart]);
    }),
  );
  for (const [chart, key] of keys) {
    applied.set(chart, key);
    const card = cardOf(chart);
    if (card) card.dataset.key = key;
  }
  return result;
}

/** Callback: update heading, notices, navigation and controls. @param {Payload | null} payload */
export function shell(payload) {
  /** @type {(DashOutput | DashOutput[])[]} */
  const outputs = context().outputs_list;
  if (!isCurrent(payload)) {
    return outputs.map((item) => (Array.isArray(item) ? item.map(noUpdate) : noUpdate()));
  }
  setWords(payload.words);
  setShown(payload);
  const theme = themeOf(payload);
  root.dataset.theme = theme;
  root.lang = payload.words.lang;
  document.title = payload.title;
  const [, , , , navigation, controls] = /** @type {DashOutput[][]} */ (outputs);
  const names = controls.map((item) => item.id.name);
  setControls(payload.state, names, payload.options, payload.trail);
  return [
    payload.heading,
    noticesOf(payload),
    trailSteps(payload.trail),
    theme === "dark" ? "dark" : "light",
    navigation.map((item) => (item.id.view === payload.view ? "page" : null)),
    names.map((name) => name in payload.why_not),
    names.map((name) => payload.why_not[name] || payload.hints[name] || ""),
  ];
}
