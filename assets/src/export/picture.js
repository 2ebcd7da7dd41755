/* Save a chart as a picture: plotly's SVG with the card's title above and the full provenance below.
   A PNG is the same picture at 1, 2 or 4 times its size. */

import { breakLines } from "../model/lines.js";
import { say } from "../page/announce.js";
import { csvLinkOf, plotOf } from "../page/dom.js";
import { download } from "../page/download.js";
import { measureIn } from "../page/measure.js";
import { setAttributes, svgElement, svgUrl } from "../page/svg.js";
import { word } from "../page/words.js";

/**
 * @typedef {{size: number, height: number, weight: string, colour: string, family: string}} Look
 * @typedef {{source: string, width: number, height: number}} Picture
 */

/** Margin of the picture in pixels. */
const EDGE = 16;
/** Height of the space for provenance at the bottom of plots (components/charts/kit/finish.py). */
const PROVENANCE_ROOM = 3 * 15;

/** @param {Element} parent @param {string} name @param {Record<string, string | number>} [attributes] */
function append(parent, name, attributes) {
  const element = svgElement(name, attributes);
  parent.append(element);
  return element;
}

/**
 * The look of a text of the card, in a fixed size, because phones scale text.
 * @param {Element} element
 * @param {number} size pixels of a letter
 * @param {number} height pixels of a line
 * @returns {Look}
 */
function lookOf(element, size, height) {
  const style = getComputedStyle(element);
  return { size, height, weight: style.fontWeight, colour: style.color, family: style.fontFamily };
}

/**
 * Append a text in lines that begin at `top`.
 * @param {Element} picture
 * @param {string} text
 * @param {Look} look
 * @param {number} top
 * @param {number} width
 * @returns {number} the bottom of the text
 */
function appendText(picture, text, look, top, width) {
  const font = `${look.weight} ${look.size}px ${look.family}`;
  let bottom = top;
  for (const line of breakLines(text, width, measureIn(font))) {
    bottom += look.height;
    append(picture, "text", {
      x: EDGE,
      y: bottom - look.height * 0.25,
      fill: look.colour,
      "font-size": look.size,
      "font-weight": look.weight,
      "font-family": look.family,
    }).textContent = line;
  }
  return bottom;
}

/** @param {Element} card @returns {Promise<Picture>} */
async function pictureOf(card) {
  const plot = plotOf(card);
  const { width, height } = plot._fullLayout;
  // leave out the short provenance of the screen; the full one is appended below
  const layout = { ...plot.layout, width, height, title: { text: "" } };
  const drawn = await window.Plotly.toImage(
    { data: plot.data, layout },
    { format: "svg", width, height, imageDataOnly: true },
  );
  const chart = new DOMParser().parseFromString(drawn, "image/svg+xml").documentElement;

  const partOf = (/** @type {string} */ name) => /** @type {Element} */ (card.querySelector(name));
  const title = partOf(".card-title");
  const subtitle = partOf(".card-subtitle");
  const textOf = (/** @type {Element | null} */ element) => element?.textContent ?? "";
  const picture = svgElement("svg");
  append(picture, "title").textContent = textOf(title);
  append(picture, "desc").textContent = textOf(partOf(".card-summary") ?? title);
  const paper = append(picture, "rect", {
    x: 0,
    y: 0,
    fill: getComputedStyle(card).backgroundColor,
  });
  const small = lookOf(subtitle, 13, 19);
  let bottom = appendText(picture, textOf(title), lookOf(title, 17, 23), EDGE / 2, width);
  bottom = appendText(picture, textOf(subtitle), small, bottom, width);
  bottom = appendText(picture, textOf(partOf(".card-note")), small, bottom, width);
  bottom += EDGE / 2;
  setAttributes(chart, { x: EDGE, y: bottom, width, height });
  chart.style.removeProperty("background");
  picture.append(chart);
  bottom += height - PROVENANCE_ROOM;
  for (const text of plot.layout.meta.provenance) {
    bottom = appendText(picture, text, lookOf(subtitle, 11, 15), bottom, width);
  }
  const size = { width: Math.ceil(width + 2 * EDGE), height: Math.ceil(bottom + EDGE / 2) };
  setAttributes(paper, size);
  setAttributes(picture, { ...size, viewBox: `0 0 ${size.width} ${size.height}` });
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
 * The name of the card's CSV, which contains the filters, with the ending of a picture.
 * @param {Element} card
 * @param {string} format
 * @param {number} scale
 */
function fileNameOf(card, format, scale) {
  const stem = csvLinkOf(card)?.download.replace(/\.csv$/, "");
  return `${stem}${scale > 1 ? `-${scale}x` : ""}.${format}`;
}

/**
 * Save the chart of a card as a picture.
 * @param {Element} card
 * @param {string} format `svg` or `png`
 * @param {number} scale of a PNG
 */
export async function savePicture(card, format, scale) {
  const name = fileNameOf(card, format, scale);
  try {
    const picture = await pictureOf(card);
    if (format === "svg") download(picture.source, "image/svg+xml", name);
    else download(await rasterOf(picture, scale), "image/png", name);
    say(word("saved", { name }));
  } catch (fault) {
    say(word("not_saved", { why: /** @type {Error} */ (fault).message }));
  }
}
