/* A chart as a picture, made in the browser: SVG as plotly draws it, with the card's title above
   and all of its provenance below; PNG is the same picture, at 1, 2 or 4 times its size. */
(function () {
  "use strict";
  const clientside = (window.dash_clientside = window.dash_clientside || {});
  const SVG = "http://www.w3.org/2000/svg";
  const EDGE = 16; // room around everything, in pixels of the picture

  /* One block of text as SVG; `at` is where it begins, and the answer says where it ends. */
  function block(picture, text, look, at, width) {
    const font = look.weight + " " + look.size + "px " + look.family;
    for (const line of clientside.lettering.lines(text, font, width)) {
      const element = document.createElementNS(SVG, "text");
      at += look.height;
      for (const [name, value] of Object.entries({
        x: EDGE, y: at - look.height * 0.25, fill: look.colour, "font-size": look.size,
        "font-weight": look.weight, "font-family": look.family,
      })) element.setAttribute(name, value);
      element.textContent = line;
      picture.append(element);
    }
    return at;
  }

  /* How a text of the card looks on the screen, at a size of our own: phones scale theirs. */
  function look(element, size, height) {
    const style = getComputedStyle(element);
    return { size, height, weight: style.fontWeight, colour: style.color, family: style.fontFamily };
  }

  function child(parent, name, attributes) {
    const element = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    parent.append(element);
    return element;
  }

  /* The picture of a card: its SVG element, with width and height. */
  async function picture(card) {
    const graph = card.querySelector(".js-plotly-plot");
    const { width, height } = graph._fullLayout;
    const meta = graph.layout.meta;
    // the line that the screen has room for gives way to the whole of it below
    const layout = Object.assign({}, graph.layout, { width, height, title: { text: "" } });
    const drawn = await window.Plotly.toImage(
      { data: graph.data, layout }, { format: "svg", width, height, imageDataOnly: true });
    const inner = new DOMParser().parseFromString(drawn, "image/svg+xml").documentElement;

    const whole = document.createElementNS(SVG, "svg");
    const title = card.querySelector(".card-title");
    const subtitle = card.querySelector(".card-subtitle");
    const note = card.querySelector(".card-note");
    child(whole, "title", {}).textContent = title.textContent;
    child(whole, "desc", {}).textContent = (card.querySelector(".card-summary") || title).textContent;
    const paper = child(whole, "rect", {
      x: 0, y: 0, fill: getComputedStyle(card).backgroundColor,
    });
    let at = EDGE / 2;
    at = block(whole, title.textContent, look(title, 17, 23), at, width);
    const small = look(subtitle, 13, 19);
    at = block(whole, subtitle.textContent, small, at, width);
    if (note.textContent) at = block(whole, note.textContent, small, at, width);
    at += EDGE / 2;
    for (const [name, value] of Object.entries({ x: EDGE, y: at, width, height })) {
      inner.setAttribute(name, value);
    }
    inner.style.removeProperty("background");
    whole.append(inner);
    // plots end in room for three lines of provenance (components/charts/kit/finish.py)
    at += height - 3 * 15;
    for (const text of meta.provenance) at = block(whole, text, look(subtitle, 11, 15), at, width);
    const size = { width: Math.ceil(width + 2 * EDGE), height: Math.ceil(at + EDGE / 2) };
    for (const [name, value] of Object.entries(size)) {
      paper.setAttribute(name, value);
      whole.setAttribute(name, value);
    }
    whole.setAttribute("viewBox", "0 0 " + size.width + " " + size.height);
    return { source: new XMLSerializer().serializeToString(whole), size };
  }

  async function raster({ source, size }, scale) {
    const image = new Image();
    image.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(source);
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = size.width * scale;
    canvas.height = size.height * scale;
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    return new Promise((done, fail) => canvas.toBlob(
      (blob) => (blob ? done(blob) : fail(new Error(canvas.width + " × " + canvas.height))),
      "image/png"));
  }

  /* Named like the card's CSV, whose name says the filters. */
  function nameOf(card, format, scale) {
    const csv = card.querySelector(".card-buttons a[download]").getAttribute("download");
    return csv.replace(/\.csv$/, "") + (scale > 1 ? "-" + scale + "x" : "") + "." + format;
  }

  async function make(card, format, scale) {
    const told = document.getElementById("spoken");
    const name = nameOf(card, format, scale);
    try {
      const made = await picture(card);
      clientside.address.save(format === "svg" ? new Blob([made.source], { type: "image/svg+xml" })
        : await raster(made, scale), name);
      told.textContent = clientside.address.word("saved").replace("{name}", name);
    } catch (fault) {
      told.textContent = clientside.address.word("not_saved").replace("{why}", fault.message);
    }
  }

  /* -- the menu: one for all cards, a menu button's keys -------------------------------------- */
  let opener = null;
  const menu = () => document.getElementById("image-menu");

  function open(button) {
    const list = menu();
    opener = button;
    opener.setAttribute("aria-expanded", "true");
    list.hidden = false;
    const at = button.getBoundingClientRect();
    const room = document.documentElement.clientWidth - list.offsetWidth - 8;
    list.style.left = Math.max(8, Math.min(at.left, room)) + window.scrollX + "px";
    const below = at.bottom + 4 + list.offsetHeight < window.innerHeight;
    list.style.top = window.scrollY + (below ? at.bottom + 4 : at.top - 4 - list.offsetHeight) + "px";
    list.firstElementChild.focus({ preventScroll: true });
  }

  function close(back) {
    if (!opener) return;
    const button = opener;
    opener = null;
    button.setAttribute("aria-expanded", "false");
    menu().hidden = true;
    if (back) button.focus({ preventScroll: true });
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest && event.target.closest(".image-button");
    const item = event.target.closest && event.target.closest("#image-menu [data-format]");
    if (item && opener) {
      const card = opener.closest("article.card");
      close(true);
      make(card, item.dataset.format, Number(item.dataset.scale));
    } else if (button && button !== opener) {
      close(false);
      open(button);
    } else {
      close(Boolean(button));
    }
  });

  clientside.image = { close: () => close(false) };

  document.addEventListener("keydown", (event) => {
    if (!opener) return;
    const items = [...menu().children];
    const now = items.indexOf(document.activeElement);
    const next = {
      ArrowDown: (now + 1) % items.length, ArrowUp: (now - 1 + items.length) % items.length,
      Home: 0, End: items.length - 1,
    }[event.key];
    if (next !== undefined) {
      event.preventDefault();
      items[next].focus();
    } else if (event.key === "Escape" || event.key === "Tab") {
      if (event.key === "Escape") event.preventDefault();
      close(true); // Tab then goes on from the button
    }
  });

  document.addEventListener("focusin", (event) => {
    if (opener && event.target !== opener && !menu().contains(event.target)) close(false);
  });
})();
