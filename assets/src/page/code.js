/* "Use in code, embed, cite" in the menu Share: the code that reads the chart as it is filtered, the
   HTML of a frame and of a picture, and its citations (callbacks/api/charts.py). */

import { sayAndShow } from "./announce.js";
import { copyText } from "./clipboard.js";
import { closest, make } from "./dom.js";
import { fetchJson } from "./request.js";
import { makeSheet } from "./sheet.js";
import { placed } from "./site.js";
import { word } from "./words.js";

/** Names of the citations: format -> name. */
const CITATIONS = { txt: "citation_text", bib: "BibTeX", ris: "RIS" };

/**
 * A piece of text to copy, under its name.
 * @param {string} name
 * @param {string} text
 */
function piece(name, text) {
  const part = make("section", { className: "code-piece" });
  const code = make("code", { textContent: text });
  const box = make("pre", { tabIndex: 0 });
  box.setAttribute("role", "region");
  box.setAttribute("aria-label", name);
  box.append(code);
  const copy = make("button", { className: "button", textContent: word("code_copy") });
  copy.setAttribute("aria-label", `${word("code_copy")}: ${name}`);
  copy.addEventListener("click", async () => {
    const isCopied = await copyText(text);
    sayAndShow(word(isCopied ? "copied" : "copy_refused"));
  });
  const head = make("div", { className: "code-head" });
  head.append(make("h4", { textContent: name }), copy);
  part.append(head, box);
  return part;
}

/** @param {HTMLElement} within @param {any} found answer of `/api/charts/<chart>/code` */
function fill(within, found) {
  within.append(make("h3", { textContent: word("code_read") }));
  for (const { name, code } of found.snippets) within.append(piece(name, code));
  const columns = make("a", {
    href: placed("/docs#columns"),
    target: "_blank",
    textContent: word("code_columns"),
  });
  const about = make("p");
  about.append(columns);
  within.append(about, make("h3", { textContent: word("code_embed") }));
  within.append(piece(word("code_frame"), found.embed), piece(word("code_picture"), found.picture));
  within.append(make("h3", { textContent: word("code_cite") }));
  for (const [form, name] of Object.entries(CITATIONS)) {
    within.append(piece(name === "citation_text" ? word(name) : name, found.citations[form]));
  }
}

/** @param {string} address of the code */
async function show(address) {
  const dialog = makeSheet(word("card_code"), "code");
  const content = make("div", { className: "code-content", textContent: word("code_loading") });
  dialog.append(content);
  dialog.showModal();
  try {
    const found = await fetchJson(address);
    content.textContent = "";
    fill(content, found);
  } catch {
    content.textContent = word("view_failed");
  }
}

export function answerCodeItems() {
  document.addEventListener("click", (event) => {
    const address = closest(event, "[data-code]")?.dataset.code;
    if (address) show(address);
  });
}
