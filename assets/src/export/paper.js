/* Print a page or a deck. Charts are drawn once more for paper: in the light theme, and in a size
   that the style sheet scales to the sheet (styles/print.css). */

import { cardOf, make } from "../page/dom.js";
import { drawingOnPaper } from "../page/drawing.js";
import { siteName } from "../page/site.js";
import { shown } from "../page/state.js";
import { pagesOf, provenanceOf } from "./pages.js";

const root = document.documentElement;
/** Width in pixels that a chart is drawn in: a little more than that of a sheet, so that two fit. */
const WIDTH = 800;
/** The briefing's charts are drawn wider and lower, so that it fits on two sheets. */
const BRIEF = { wide: 960, half: 472, height: 320 };
/** Height of a chart that has none of its own: a map. */
const HEIGHT = 440;
/** Attributes of the theme, which the page gets back after printing. */
const THEME = ["data-theme", "data-mantine-color-scheme"];

function removePages() {
  document.querySelector(".deck-print")?.remove();
}

/**
 * Lay out the pages of a deck, ready to be printed.
 * @param {import("../types.js").Deck} deck
 * @param {boolean} withNotes also the presenter's notes
 * @returns {Promise<import("../types.js").Message[]>} what could not be drawn
 */
export async function layOutForPrint(deck, withNotes) {
  const { pages, faults } = await pagesOf(deck, withNotes);
  removePages();
  const box = make("div", { className: "deck-print" });
  // a rule for the whole document while the pages exist, as browsers differ on named pages
  const style = make("style", { textContent: "@page { size: landscape; margin: 10mm; }" });
  box.append(style, ...pages);
  document.body.append(box);
  await Promise.all(
    [...box.querySelectorAll("img")].map((image) => image.decode().catch(() => null)),
  );
  root.dataset.printing = "deck";
  return faults;
}

/** @param {HTMLElement} card @param {number} height of its chart on the screen */
function sizeOnPaper(card, height) {
  if (root.dataset.view !== "brief") return { width: WIDTH, height };
  const width = card.matches(".wide") ? BRIEF.wide : BRIEF.half;
  return { width, height: Math.min(height, BRIEF.height) };
}

/** Draw a chart beside the one on the screen. @param {string} chart */
function drawOnPaper(chart) {
  const content = shown()?.cards[chart];
  const card = cardOf(chart);
  const frame = card?.querySelector(".plot");
  if (!content?.figure || !card || !frame) return;
  const { width, height } = sizeOnPaper(card, content.figure.layout.height ?? HEIGHT);
  const { data, layout } = drawingOnPaper(content, { width, height });
  const box = make("div", { className: "paper-plot" });
  box.setAttribute("aria-hidden", "true");
  box.style.setProperty("--ratio", String(width / height));
  frame.append(box);
  // plotly draws at once: the browser prints as soon as this event has been handled
  window.Plotly.newPlot(box, data, layout, { staticPlot: true, responsive: false });
  for (const svg of box.querySelectorAll(".main-svg")) {
    svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
  }
  frame.after(make("p", { className: "paper-source", textContent: provenanceOf(content) }));
}

/** Lay out the page on the screen for paper, before the browser reads it. */
function layOutPage() {
  const page = shown();
  if (!page || root.dataset.printing) return;
  root.dataset.printing = "page";
  for (const name of THEME) {
    const value = root.getAttribute(name);
    if (value === null) continue;
    root.setAttribute(`${name}-before`, value);
    root.setAttribute(name, "light");
  }
  const charts = page.state.present === "1" ? page.on_screen : Object.keys(page.cards);
  for (const chart of charts) drawOnPaper(chart);
  const foot = make("p", { className: "paper-foot" });
  foot.textContent = `Khorgos · ${siteName()}${page.address}`;
  document.getElementById("main")?.append(foot);
}

/** Return the page to the screen. */
function clearPage() {
  for (const box of document.querySelectorAll(".paper-plot")) {
    window.Plotly.purge(box);
    box.remove();
  }
  for (const text of document.querySelectorAll(".paper-source, .paper-foot")) text.remove();
  for (const name of THEME) {
    const value = root.getAttribute(`${name}-before`);
    if (value !== null) root.setAttribute(name, value);
    root.removeAttribute(`${name}-before`);
  }
}

export function layOutWhatIsPrinted() {
  window.addEventListener("beforeprint", layOutPage);
  // the browser may still be reading the page at `afterprint`
  window.addEventListener("afterprint", () =>
    setTimeout(() => {
      clearPage();
      delete root.dataset.printing;
      removePages();
    }, 0),
  );
}
