/* A deck as pages: fetch each scene, draw its charts off the screen, and lay it out as a page. */

import { sameText } from "../model/text.js";
import { sayAndShow } from "../page/announce.js";
import { make } from "../page/dom.js";
import { drawingOnPaper } from "../page/drawing.js";
import { fetchAddress } from "../page/request.js";
import { siteName } from "../page/site.js";
import { smallLineElement } from "../page/smallline.js";
import { svgUrl } from "../page/svg.js";
import { word } from "../page/words.js";

/**
 * @typedef {import("../types.js").Card} Card
 * @typedef {import("../types.js").Deck} Deck
 * @typedef {import("../types.js").Message} Message
 * @typedef {import("../types.js").Scene} Scene
 */

/** Number of charts on a page -> width in pixels that each is drawn in; small, so that type is
 *  large on paper. @type {Record<number, number>} */
const WIDTH = { 1: 1000, 2: 480 };
const HEIGHT = 400;

/** @param {string} className @param {string} text */
const paragraph = (className, text) => make("p", { className, textContent: text });

/** Who counted, period, date and publishers of what is drawn. @param {Card} card */
export const provenanceOf = (card) => card.figure?.layout.title.text ?? "";

/**
 * A picture of a chart in the light theme; an image, so that ids in its SVG do not collide.
 * @param {Card} card
 * @param {number} width
 */
async function chartUrl(card, width) {
  const size = { width, height: HEIGHT };
  const source = await window.Plotly.toImage(drawingOnPaper(card, size), {
    format: "svg",
    imageDataOnly: true,
    ...size,
  });
  return svgUrl(source);
}

/**
 * Pictures of the charts of a scene, for the presenter's view; none of tiles.
 * @param {string} address
 * @returns {Promise<string[]>} their URLs
 */
export async function pictureOf(address) {
  const view = await fetchAddress(address, { scene: true });
  const cards = view.on_screen.map((chart) => view.cards[chart]).filter(({ figure }) => figure);
  return Promise.all(cards.map((card) => chartUrl(card, WIDTH[view.on_screen.length])));
}

/** @param {Card} card */
function tilesOf(card) {
  const box = make("div", { className: "tiles" });
  for (const { label, figures } of card.tiles) {
    const tile = make("div", { className: "tile" });
    tile.append(paragraph("tile-label", label));
    for (const { value, delta, foot, line } of figures) {
      tile.append(paragraph("tile-value", value), paragraph("tile-delta", delta));
      if (line) tile.append(smallLineElement(line));
      tile.append(paragraph("tile-foot", foot));
    }
    box.append(tile);
  }
  return box;
}

/** Publishers and titles of a card's sources. @param {Card} card */
function sourceOf(card) {
  const sources = card.source.map(({ publisher, title }) => publisher + word("colon") + title);
  const left = card.more_sources.length;
  if (left) sources.push(word("more_sources", { count: left }));
  return `${word("source")} ${sources.join("; ")}`;
}

/** @param {Card} card @param {number} width @param {boolean} hasTitle */
async function articleOf(card, width, hasTitle) {
  const box = make("article", { className: "page-card" });
  if (hasTitle) box.append(make("h3", { textContent: card.title }));
  box.append(paragraph("page-small", card.subtitle));
  if (card.note) box.append(paragraph("page-small", card.note));
  if (card.empty) box.append(paragraph("page-empty", card.empty.text));
  else if (card.figure) {
    box.append(make("img", { src: await chartUrl(card, width), alt: card.alt, width }));
  } else box.append(tilesOf(card));
  // the text below a chart names the source, so the picture does not
  box.append(paragraph("page-source", provenanceOf(card) || sourceOf(card)));
  return box;
}

/**
 * @param {Scene} scene
 * @param {string} position of the scene in its deck
 * @param {boolean} withNotes
 */
async function pageOf(scene, position, withNotes) {
  const view = await fetchAddress(scene.address, { scene: true });
  const cards = make("div", { className: "page-cards" });
  const charts = view.on_screen.map((chart) => view.cards[chart]);
  // a scene that was added from the screen has the titles of its charts
  const isSame = sameText(scene.title, charts.map(({ title }) => title).join(" / "));
  for (const card of charts) {
    const hasTitle = !isSame || charts.length > 1;
    cards.append(await articleOf(card, WIDTH[charts.length], hasTitle));
  }
  const page = make("section", { className: "deck-page" });
  page.append(
    paragraph("page-top", view.ribbon.join(" · ")),
    make("h2", {
      textContent: isSame && charts.length > 1 ? view.heading : scene.title || view.heading,
    }),
    cards,
  );
  if (scene.note && withNotes) page.append(paragraph("page-note", scene.note));
  page.append(paragraph("page-foot", `${siteName()}${scene.address} · ${position}`));
  return page;
}

/**
 * Lay out the pages of a deck. The page of a scene that cannot be drawn says why.
 * @param {Deck} deck
 * @param {boolean} withNotes also the presenter's notes
 * @returns {Promise<{pages: HTMLElement[], faults: Message[]}>}
 */
export async function pagesOf(deck, withNotes) {
  const pages = [];
  /** @type {Message[]} */
  const faults = [];
  const count = deck.scenes.length;
  for (const [index, scene] of deck.scenes.entries()) {
    const number = index + 1;
    sayAndShow(word("working", { number, count }));
    try {
      pages.push(await pageOf(scene, `${number}/${count}`, withNotes));
    } catch (fault) {
      const values = { number, why: /** @type {Error} */ (fault).message };
      const page = make("section", { className: "deck-page" });
      page.append(
        make("h2", { textContent: scene.title }),
        paragraph("page-empty", word("scene_fault", values)),
      );
      pages.push(page);
      faults.push(["scene_fault", values]);
    }
  }
  return { pages, faults };
}
