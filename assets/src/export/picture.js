/* Save a chart as a picture in a chosen shape: plotly's SVG with the card's title above and the whole
   provenance below. It is drawn off the screen, so it does not depend on the window. A PNG is the
   same picture, enlarged. */

import { provenanceIn } from "../model/figure.js";
import { breakLines } from "../model/lines.js";
import { sizeIn, withChinese } from "../model/shapes.js";
import { say, sayAndShow } from "../page/announce.js";
import { showShape } from "../page/cardmenus.js";
import { copyPicture } from "../page/clipboard.js";
import { chartOf, closest } from "../page/dom.js";
import { download } from "../page/download.js";
import { drawing } from "../page/drawing.js";
import { measureIn } from "../page/measure.js";
import { plotFrameOf } from "../page/room.js";
import { keepShape, keptShape } from "../page/shape.js";
import { siteName } from "../page/site.js";
import { shownPage } from "../page/state.js";
import { setAttributes, svgElement, svgUrl } from "../page/svg.js";
import { themeOf } from "../page/theme.js";
import { word } from "../page/words.js";

/**
 * @typedef {import("../types.js").Card} Card
 * @typedef {{text: string, size: number, height: number, weight: number, colour: string}} Paragraph
 * @typedef {{source: string, width: number, height: number}} Picture
 */

/** Margin of the picture in pixels. */
const EDGE = 20;
/** Least height in pixels of the drawing; if the texts leave less, the picture is higher. */
const LEAST = 220;

/** @param {Element} parent @param {string} name @param {Record<string, string | number>} [attributes] */
function append(parent, name, attributes) {
  const element = svgElement(name, attributes);
  parent.append(element);
  return element;
}

/** @param {string} name of a CSS variable of the page's theme */
const token = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/**
 * A text in lines.
 * @param {Paragraph} paragraph
 * @param {number} width
 * @returns {(Paragraph & {lines: string[]})}
 */
function laidOut(paragraph, width) {
  const font = `${paragraph.weight} ${paragraph.size}px ${token("--font")}`;
  return { ...paragraph, lines: breakLines(paragraph.text, width, measureIn(font)) };
}

/** @param {ReturnType<typeof laidOut>[]} texts */
const heightOf = (texts) =>
  texts.reduce((sum, { lines, height }) => sum + lines.length * height, 0);

/**
 * Append texts in lines that begin at `top`.
 * @param {Element} picture
 * @param {ReturnType<typeof laidOut>[]} texts
 * @param {number} top
 */
function appendTexts(picture, texts, top) {
  let bottom = top;
  for (const { lines, size, height, weight, colour } of texts) {
    for (const line of lines) {
      bottom += height;
      append(picture, "text", {
        x: EDGE,
        y: bottom - height * 0.25,
        fill: colour,
        "font-size": size,
        "font-weight": weight,
        "font-family": withChinese(token("--font")),
      }).textContent = line;
    }
  }
}

/**
 * Width and height of a picture; the height is null if that of the drawing counts.
 * @param {string} chart
 */
function sizeOf(chart) {
  const frame = plotFrameOf(chart);
  const shown = { width: (frame?.clientWidth ?? 0) + 2 * EDGE, height: null };
  return sizeIn(keptShape()) ?? shown;
}

/** @param {string} chart @returns {Promise<Picture>} */
async function pictureOf(chart) {
  const page = shownPage();
  const card = page.cards[chart];
  const { width: whole, height: wanted } = sizeOf(chart);
  const width = whole - 2 * EDGE;
  const [ink, muted] = [token("--ink"), token("--muted")];
  const small = { size: 13, height: 19, weight: 400, colour: muted };
  const above = [
    { text: card.title, size: 20, height: 26, weight: 700, colour: ink },
    { text: card.subtitle, ...small },
    { text: card.note, ...small, colour: ink },
  ].map((paragraph) => laidOut(paragraph, width));
  const below = provenanceIn(card, siteName()).map((text) =>
    laidOut({ text, size: 11, height: 15, weight: 400, colour: muted }, width),
  );
  const around = 2.5 * EDGE + heightOf(above) + heightOf(below);
  const shown = plotFrameOf(chart)?.clientHeight ?? LEAST;
  const height = Math.max(LEAST, wanted === null ? shown : wanted - around);
  const size = { width: whole, height: Math.ceil(height + around) };

  const { data, layout } = drawing(card, themeOf(page), { width, height }, false);
  const drawn = await window.Plotly.toImage(
    { data, layout },
    { format: "svg", width, height, imageDataOnly: true },
  );
  const plot = new DOMParser().parseFromString(drawn, "image/svg+xml").documentElement;
  const top = EDGE + heightOf(above) + EDGE / 2;
  setAttributes(plot, { x: EDGE, y: top, width, height });
  plot.style.removeProperty("background");
  for (const text of /** @type {NodeListOf<SVGElement>} */ (
    plot.querySelectorAll("[style*=font-family]")
  )) {
    text.style.fontFamily = withChinese(text.style.fontFamily);
  }

  const picture = svgElement("svg");
  setAttributes(picture, {
    ...size,
    viewBox: `0 0 ${size.width} ${size.height}`,
    lang: document.documentElement.lang,
  });
  append(picture, "title").textContent = card.title;
  append(picture, "desc").textContent = card.alt;
  append(picture, "rect", { x: 0, y: 0, fill: token("--paper"), ...size });
  appendTexts(picture, above, EDGE);
  picture.append(plot);
  appendTexts(picture, below, size.height - EDGE / 2 - heightOf(below));
  return { source: new XMLSerializer().serializeToString(picture), ...size };
}

/** @param {Picture} picture @param {number} scale @returns {Promise<Blob>} */
async function rasterOf({ source, width, height }, scale) {
  const image = new Image();
  image.src = svgUrl(source);
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = width * scale;
  canvas.height = height * scale;
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => {
      if (blob) resolve(blob);
      else reject(new Error(`${canvas.width} × ${canvas.height}`)); // too large for this browser
    }, "image/png"),
  );
}

/**
 * Save the chart of a card as a picture. Its name is that of the CSV, which contains the filters.
 * @param {string} chart
 * @param {string} format `svg` or `png`
 * @param {number} scale of a PNG
 */
async function savePicture(chart, format, scale) {
  const stem = shownPage().cards[chart].file.replace(/\.csv$/, "");
  try {
    const picture = await pictureOf(chart);
    const size = `${picture.width * scale}x${picture.height * scale}`;
    const name = format === "svg" ? `${stem}.svg` : `${stem}-${size}.png`;
    if (format === "svg") download(picture.source, "image/svg+xml", name);
    else download(await rasterOf(picture, scale), "image/png", name);
    say(word("saved", { name }));
  } catch (fault) {
    say(word("not_saved", { why: /** @type {Error} */ (fault).message }));
  }
}

/** @param {string} chart @param {number} scale */
async function copyChart(chart, scale) {
  const isCopied = await copyPicture(pictureOf(chart).then((picture) => rasterOf(picture, scale)));
  sayAndShow(word(isCopied ? "picture_copied" : "copy_refused"));
}

/** @param {MouseEvent} event */
function handleClick(event) {
  const shape = closest(event, ".menu [data-shape]");
  if (shape?.dataset.shape) {
    keepShape(shape.dataset.shape);
    showShape(document);
  }
  const item = closest(event, ".menu [data-picture]");
  const card = item?.closest("article.card");
  if (!item || !card) return;
  const { picture = "", scale } = item.dataset;
  if (picture === "copy") copyChart(chartOf(card), Number(scale));
  else savePicture(chartOf(card), picture, Number(scale));
}

export function answerPictureItems() {
  document.addEventListener("click", handleClick);
}
