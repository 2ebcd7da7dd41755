/* The inside of a card: built once in the article that React left empty, then filled. */

import { pieces } from "../model/lines.js";
import { aroundDashes, withFixedSpaces } from "../model/text.js";
import { cardButtons, fillButtons } from "./cardmenus.js";
import { emptyState, otherFigures, sourceLine, tileElement } from "./cardparts.js";
import { chartOf, make } from "./dom.js";
import { word } from "./words.js";
import { writeAttribute, writeNodes, writeText } from "./write.js";

/**
 * @typedef {import("../types.js").Card} Card
 * @typedef {ReturnType<typeof build>} Body
 */

/** @type {WeakMap<Element, Body>} */
const bodies = new WeakMap();

/** The body of a card. @param {HTMLElement} article @returns {{body: Body, isNew: boolean}} */
export function bodyOf(article) {
  const old = bodies.get(article);
  if (old) return { body: old, isNew: false };
  const body = build(article, chartOf(article));
  bodies.set(article, body);
  return { body, isNew: true };
}

/** @param {HTMLElement} article @param {string} chart */
function build(article, chart) {
  const { kind, question = "" } = article.dataset;
  const paragraph = (/** @type {string} */ className) => make("p", { className });
  const parts = {
    chart,
    title: make("h2", { className: "card-title", textContent: question }),
    subtitle: paragraph("card-subtitle"),
    note: paragraph("card-note"),
    others: paragraph("card-others"),
    tiles: make("div", { className: "tiles" }),
    plot: kind === "tiles" ? null : plotFrame(chart),
    empty: make("div", { className: "card-empty" }),
    source: paragraph("card-source"),
    buttons: cardButtons(chart, kind !== "tiles"),
    table: make("div", { className: "card-table", tabIndex: 0 }), // focusable, so that keys scroll it
  };
  parts.table.setAttribute("role", "region");
  parts.table.setAttribute("aria-label", word("table_of"));
  const { title, subtitle, note, others, tiles, plot, empty, source, table } = parts;
  const view = make("div", { className: "card-view" });
  view.append(...(plot ? [plot.frame, plot.summary] : [tiles]), table);
  article.replaceChildren(
    ...[title, subtitle, note, others, view, empty, source, parts.buttons.row],
  );
  return parts;
}

/**
 * The frame of a plot, which takes the keyboard focus, and the summary of the plot.
 *
 * The frame has the role `application`, the only one in which screen readers pass the arrow keys on
 * to the page; assets/src/reader uses them to read the points one by one. It uses no other keys, and
 * Tab leaves it. What plotly draws is hidden from screen readers, which would read hundreds of
 * unrelated labels; they get the name, the summary, the points and the table instead.
 * @param {string} chart
 */
function plotFrame(chart) {
  const frame = make("div", { className: "plot", tabIndex: 0 });
  const summary = make("p", { className: "card-summary aside", id: `summary-${chart}` });
  const attributes = {
    role: "application",
    "aria-roledescription": word("chart_role"),
    "aria-describedby": summary.id,
  };
  for (const [name, value] of Object.entries(attributes)) frame.setAttribute(name, value);
  const host = make("div", { className: "plot-host" });
  const hidden = make("div");
  hidden.setAttribute("aria-hidden", "true");
  hidden.append(host);
  const said = make("p", { className: "plot-said" });
  said.setAttribute("role", "status");
  frame.append(hidden, said);
  return { frame, host, summary };
}

/**
 * A title with the places where its lines may end: in Chinese between words, so that no line ends
 * inside a number or a name (styles/cards.css forbids the other places).
 * @param {string} title
 * @returns {(Node | string)[]}
 */
function titleParts(title) {
  if (!/\p{Script=Han}/u.test(title)) return whole(title);
  return pieces(title).flatMap((part, index) =>
    index ? [make("wbr"), ...whole(part)] : whole(part),
  );
}

/** Keep a range or a negative number on one line. @param {string} text @returns {(Node | string)[]} */
const whole = (text) =>
  aroundDashes(text).map((part, index) =>
    index % 2 ? make("span", { className: "unbroken", textContent: part }) : part,
  );

/** What the source line says. @param {Card} card */
const sourceParts = ({ signs, source, more_sources, changed }) => [
  signs,
  source,
  more_sources,
  changed,
];

/** Fill in all but the drawing. @param {Body} body @param {Card} card */
export function fillBody(body, card) {
  writeNodes(body.title, card.title, () => titleParts(withFixedSpaces(card.title)));
  writeText(body.subtitle, withFixedSpaces(card.subtitle));
  writeText(body.note, card.note);
  writeNodes(body.others, card.others, () => otherFigures(card));
  writeNodes(body.tiles, card.tiles, () => card.tiles.map(tileElement));
  writeNodes(body.empty, card.empty, () => emptyState(card));
  writeNodes(body.source, sourceParts(card), () => sourceLine(card));
  fillButtons(body.buttons, card);
  if (!body.plot) return;
  body.plot.frame.hidden = Boolean(card.empty);
  writeAttribute(body.plot.frame, "aria-label", card.title);
  writeText(body.plot.summary, card.alt);
}
