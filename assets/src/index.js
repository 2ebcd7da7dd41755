/* Entry point: starts all parts, and registers the functions that Dash's callbacks name
   (callbacks/*.py, ClientsideFunction). Apart from these, modules use imports, not `window`. */

import { layOutWhatIsPrinted } from "./export/paper.js";
import { answerPictureItems } from "./export/picture.js";
import { go } from "./page/address.js";
import { answerCardButtons } from "./page/cardbuttons.js";
import { drawAll, drawWhatIsNeeded } from "./page/cards.js";
import { answerCodeItems } from "./page/code.js";
import { clear, followChoices, fromControls } from "./page/controls.js";
import { answerOpeners } from "./page/disclosure.js";
import { keepFilterBarInStep } from "./page/filterbar.js";
import { findProducts } from "./page/finder.js";
import { foresee } from "./page/foresee.js";
import { followLinks } from "./page/links.js";
import { answerRetryButton, loadPages, open } from "./page/load.js";
import { answerMenuButtons } from "./page/menus.js";
import { startProjects } from "./page/projects.js";
import { answerQuoteLinks, callbacks as quote } from "./page/quote.js";
import { PAUSES } from "./page/request.js";
import { shown } from "./page/state.js";
import { answerTableButtons } from "./page/tables.js";
import { followSystemTheme } from "./page/theme.js";
import { passTreemapRoots } from "./page/treemap.js";
import { decks } from "./present/decks.js";
import { startPresenting } from "./present/present.js";
import { startPresenterView } from "./present/presenter.js";
import { readByKeyboard } from "./reader/reader.js";

window.dash_clientside = Object.assign(window.dash_clientside ?? {}, {
  address: { open, fromControls, clear },
  quote,
});

/* For tests and the console: the payload on the screen, functions to go to an address and to draw
   the charts that wait, the decks, and the pauses before a failed request is repeated. */
window.khorgos = { shown, go, drawAll, decks, pauses: PAUSES };

/* The presenter's view is a page of its own, without Dash (components/present/window.py). */
if (document.documentElement.dataset.words) startPresenterView();
else start();

function start() {
  loadPages(); // first, so that the first page is on its way
  followSystemTheme();
  answerRetryButton();
  answerOpeners();
  keepFilterBarInStep();
  answerCardButtons();
  answerTableButtons();
  answerCodeItems();
  drawWhatIsNeeded();
  answerPictureItems();
  answerMenuButtons(); // after the pictures: a menu closes when an item was chosen
  startPresenting(); // before the reader: in present mode, arrows move through the deck unless a chart is read
  layOutWhatIsPrinted();
  startProjects(); // before the links: rows of its table are links
  answerQuoteLinks();
  passTreemapRoots();
  readByKeyboard();
  followLinks();
  followChoices();
  foresee();
  findProducts(); // after the links: it closes its list when one of its links was followed
}
