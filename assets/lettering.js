/* Text that plotly and SVG do not break themselves, broken by its measured width. */
(function () {
  "use strict";
  const clientside = (window.dash_clientside = window.dash_clientside || {});
  const HAN = "\\u2e80-\\u9fff\\uf900-\\ufaff\\uff00-\\uffef";
  const CLOSING = "[，。、；：）》？！]*";
  /* What may stand on a line of its own: a word, and of Chinese a date or any character, but no
     line begins with a mark that closes or ends with one that opens. */
  const PIECES = new RegExp(
    "(?:\\d+[年月日])+[，。]*|（?[" + HAN + "]" + CLOSING + "|[^\\s" + HAN + "]+" + CLOSING + "|\\s+", "g");
  const SLACK = 4; // pixels: a canvas measures a little less than what is drawn
  const pen = document.createElement("canvas").getContext("2d");

  function fits(text, font, width) {
    pen.font = font;
    return pen.measureText(text.trimEnd()).width <= width - SLACK;
  }

  /* The beginning of a text that has room, with dots where something is left out. */
  function cut(text, font, width) {
    let kept = text.trimEnd();
    if (fits(kept, font, width)) return kept;
    while (kept && !fits(kept + "…", font, width)) kept = kept.slice(0, -1);
    return kept.trimEnd() + "…";
  }

  /* A text as lines of at most `width` pixels, and at most so many of them. What has no break in
     it, such as an address, is broken anywhere. */
  function lines(text, font, width, most = Infinity) {
    const found = [""];
    for (const piece of text.match(PIECES) || []) {
      const last = found.length - 1;
      if (fits(found[last] + piece, font, width)) {
        found[last] += piece;
        continue;
      }
      if (found[last].trim()) found.push("");
      for (const letter of piece) {
        const line = found[found.length - 1];
        if (line && !fits(line + letter, font, width)) found.push("");
        found[found.length - 1] += letter;
      }
    }
    if (found.length > most) {
      found.push(cut(found.splice(most - 1).join(""), font, width));
    }
    return found.map((line) => line.trim()).filter(Boolean);
  }

  clientside.lettering = { lines, cut };
})();
