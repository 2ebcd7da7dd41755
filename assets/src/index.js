/* The entry: starts every part, and gives Dash the functions that its callbacks name
   (callbacks/*.py, ClientsideFunction). Modules import each other; nothing else goes through
   window. */

import { answerImageButtons } from "./export/menu.js";
import { clearAfterPrint } from "./export/paper.js";
import { go, open, section } from "./page/address.js";
import { answerPrintButtons, askTable, copyLink } from "./page/cardbuttons.js";
import { apply, shell } from "./page/cards.js";
import { fromClick } from "./page/clicks.js";
import { clear, fromControls } from "./page/controls.js";
import { followLinks } from "./page/links.js";
import { answerRetryButton, load } from "./page/load.js";
import { keepListInStep, list } from "./page/projects.js";
import { answerQuoteLinks, callbacks as quote } from "./page/quote.js";
import { shown } from "./page/state.js";
import { followSystemTheme } from "./page/theme.js";
import { decks } from "./present/decks.js";
import { startPresenting } from "./present/present.js";
import { readByKeyboard } from "./reader/reader.js";

/* Tables and lists come as HTML in dcc.Markdown. Unless a page brings a highlighter of code, Dash
   fetches its own after the first such part is shown and then renders all of them again, which
   replaces what a reader is about to click. None of our texts holds code. */
window.hljs = { highlightElement() {} };

window.dash_clientside = Object.assign(window.dash_clientside ?? {}, {
  address: { open, section, fromControls, fromClick, clear },
  view: { load },
  cards: { apply, shell, askTable, copyLink },
  projects: { list },
  quote,
});

/* For tests and for the browser's console: the payload on the screen, a way to another address,
   and the decks. */
window.khorgos = { shown, go, decks };

followSystemTheme();
answerRetryButton();
answerPrintButtons();
answerImageButtons();
startPresenting(); // before the reader: on the stage, arrows are the deck's unless a chart is read
clearAfterPrint();
keepListInStep();
answerQuoteLinks();
readByKeyboard();
followLinks();
