/* The row below a card: Download, Table, Share, Present, and the button for the number to quote. */

import { addressOf, setParameter } from "../model/address.js";
import { SHAPES, sizeIn } from "../model/shapes.js";
import { canCopyPictures } from "./clipboard.js";
import { make } from "./dom.js";
import { keptShape } from "./shape.js";
import { placed } from "./site.js";
import { frame } from "./state.js";
import { word } from "./words.js";
import { writeAttribute, writeText } from "./write.js";

/**
 * @typedef {import("../types.js").Card} Card
 * @typedef {ReturnType<typeof cardButtons>} Buttons
 */

/** Formats of the data besides CSV: ending of the file -> name of its text (docs/csv.md). */
const FILES = { ".excel.csv": "excel_csv", ".xlsx": "workbook" };
/** Pixels of a PNG for each pixel of the drawing. */
const SCALES = [2, 4];

/** @param {string} textContent @param {string} [look] */
const button = (textContent, look = "") =>
  make("button", { className: `button ${look}`.trim(), textContent });

/** @template {HTMLElement} Item @param {Item} item @param {string} role */
function asItem(item, role = "menuitem") {
  item.setAttribute("role", role);
  item.tabIndex = -1; // arrow keys move through a menu (menus.js)
  return item;
}

/**
 * A button and the menu that it opens.
 * @param {string} chart
 * @param {string} name of the menu and of its text
 * @param {(HTMLElement | null)[]} items
 */
function menuOf(chart, name, items) {
  const opener = button(word(`card_${name}`), "menu-button");
  const menu = make("div", { className: "menu", id: `${name}-${chart}`, hidden: true });
  menu.setAttribute("role", "menu");
  menu.setAttribute("aria-label", word(`card_${name}`));
  menu.append(...items.filter((item) => item !== null));
  const attributes = {
    "aria-haspopup": "menu",
    "aria-expanded": "false",
    "aria-controls": menu.id,
  };
  for (const [attribute, value] of Object.entries(attributes))
    opener.setAttribute(attribute, value);
  return { opener, menu };
}

/** @param {string} ending of the file */
function fileItem(ending) {
  const item = asItem(make("a", { className: "button", href: "#", download: "" }));
  item.dataset.file = ending;
  return item;
}

/** The shapes of a picture, of which one is chosen. */
function shapeItems() {
  const group = make("div", { className: "menu-shapes" });
  group.setAttribute("role", "group");
  group.setAttribute("aria-label", word("picture_shape"));
  for (const shape of Object.keys(SHAPES)) {
    const item = asItem(button(word(`shape_${shape}`)), "menuitemradio");
    item.dataset.shape = shape;
    group.append(item);
  }
  return group;
}

/** @param {string} format @param {number} scale */
function pictureItem(format, scale) {
  const item = asItem(button(format === "svg" ? word("svg") : "PNG"));
  Object.assign(item.dataset, { picture: format, scale });
  return item;
}

/**
 * @param {string} chart
 * @param {boolean} hasPicture
 */
export function cardButtons(chart, hasPicture) {
  const row = make("div", { className: "card-buttons" });
  const csv = fileItem(".csv");
  const files = Object.entries(FILES).map(([ending, name]) => {
    const item = fileItem(ending);
    item.textContent = word(name);
    return item;
  });
  const shapes = shapeItems();
  const pictures = [...SCALES.map((scale) => pictureItem("png", scale)), pictureItem("svg", 1)];
  const imaging = hasPicture ? [shapes, ...pictures] : [];
  const address = asItem(button(word("copy_csv_address"), "copy-link"));
  const download = menuOf(chart, "download", [csv, address, ...files, ...imaging]);
  const link = asItem(button(word("copy_link"), "copy-link"));
  const footnote = asItem(button(word("copy_footnote"), "copy-link"));
  const copyPicture = hasPicture && canCopyPictures() ? pictureItem("copy", SCALES[0]) : null;
  if (copyPicture) copyPicture.textContent = word("copy_picture");
  const add = asItem(button(word("add_to_deck")));
  Object.assign(add.dataset, { act: "add", chart });
  const code = asItem(button(word("card_code")));
  const share = menuOf(chart, "share", [link, footnote, copyPicture, code, add]);
  const table = button(word("card_table"), "table-button");
  table.setAttribute("aria-expanded", "false");
  const present = button(word("card_present"));
  Object.assign(present.dataset, { act: "show", chart });
  const quote = button(word("which_number"), "quote-button");
  quote.dataset.quoteRow = "title";
  row.append(download.opener, download.menu, table, share.opener, share.menu, present, quote);
  showShape(row);
  return { row, csv, address, files, table, link, footnote, code, quote, imaging, copyPicture };
}

/** Mark the chosen shape in menus, and say the sizes that it gives. @param {ParentNode} within */
export function showShape(within) {
  const chosen = keptShape();
  for (const item of /** @type {NodeListOf<HTMLElement>} */ (
    within.querySelectorAll(".menu [data-shape]")
  )) {
    item.setAttribute("aria-checked", String(item.dataset.shape === chosen));
  }
  for (const item of /** @type {NodeListOf<HTMLElement>} */ (
    within.querySelectorAll(".menu [data-picture=png]")
  )) {
    item.textContent = pngLabel(sizeIn(chosen), Number(item.dataset.scale));
  }
}

/** @param {{width: number, height: number} | null} size @param {number} scale */
function pngLabel(size, scale) {
  return size ? `PNG, ${size.width * scale} × ${size.height * scale}` : `PNG, ${scale}×`;
}

/** The address of a card as the release that it shows will always have it. @param {string} link */
function ofRelease(link) {
  const url = new URL(link, location.origin);
  setParameter(url, "asof", frame().release, frame());
  return addressOf(url) + url.hash;
}

/** @param {Buttons} buttons @param {Card} card */
export function fillButtons(buttons, card) {
  const { csv, address, files, link, footnote, code, quote, imaging, copyPicture } = buttons;
  writeText(csv, card.rows);
  writeAttribute(csv, "href", placed(card.csv));
  writeAttribute(address, "data-href", card.csv);
  writeAttribute(csv, "download", card.file);
  const [path, query] = card.csv.split("?");
  for (const item of files) {
    const ending = item.dataset.file ?? "";
    writeAttribute(item, "href", placed(path) + ending + (query ? `?${query}` : ""));
    writeAttribute(item, "download", card.file.replace(/\.csv$/, ending));
  }
  writeAttribute(link, "data-href", card.link);
  writeAttribute(footnote, "data-href", ofRelease(card.link));
  const ofChart = path.replace("/csv/", "/api/charts/");
  writeAttribute(code, "data-code", `${ofChart}/code${query ? `?${query}` : ""}`);
  quote.hidden = Boolean(card.empty);
  for (const item of [...imaging, copyPicture]) if (item) item.hidden = !card.figure;
}
