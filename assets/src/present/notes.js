/* The stage's side of the presenter's view: a second window with notes, next scene and clock
   (presenter.js). Both windows talk over a channel of their own, so that two presentations in one
   browser do not meet. */

import { pictureOf } from "../export/pages.js";
import { sayAndShow } from "../page/announce.js";
import { placed } from "../page/site.js";
import { frameLanguage, isAnswered, shown } from "../page/state.js";
import { word } from "../page/words.js";
import { isPresenting, titlesOf } from "./mode.js";
import { keepInTab, keptInTab } from "./storage.js";
import { onWalk, progress } from "./walk.js";

/**
 * @typedef {import("../types.js").Scene} Scene
 * @typedef {import("../types.js").StagePlace} StagePlace
 */

const KEY = "khorgos.stage";
/** Keys that the presenter's view may send. */
const KEYS = /^(Arrow(Left|Right)|Page(Up|Down)|Home|End|Enter|[0-9br])$/;
/** Number of the stage's tab; it stays when the page is loaded again. @type {string} */
let stage = "";
/** @type {BroadcastChannel | null} null in browsers without it, and until the view is opened */
let channel = null;
/** The scene whose picture was sent last. */
let pictured = "";

/** @returns {StagePlace} */
function place() {
  const at = progress();
  const scene = at?.deck.scenes[at.index];
  const next = at?.deck.scenes[at.index + 1];
  const titles = titlesOf().join(" / ");
  return {
    kind: "place",
    number: at ? at.index + 1 : 0,
    count: at?.count ?? 0,
    title: (at?.isOnScreen && scene?.title) || titles,
    note: scene?.note ?? "",
    isAway: at ? !at.isOnScreen : false,
    isPresenting: isPresenting(),
    next: next ? { address: next.address, title: next.title || next.address } : null,
    started: at?.started ?? 0,
  };
}

function tell() {
  if (!channel || !shown()) return;
  const message = place();
  channel.postMessage(message);
  if (message.next) picture(message.next.address);
}

/** Send a picture of the next scene, once the one on the screen is drawn. @param {string} address */
async function picture(address) {
  if (pictured === address || !isAnswered()) return;
  pictured = address;
  try {
    const pictures = await pictureOf(address);
    channel?.postMessage({ kind: "picture", address, pictures });
  } catch {
    pictured = ""; // the next change of scene tries again; the view has the title
  }
}

/** @param {(key: string) => void} act does what a key does */
function connect(act) {
  if (channel || typeof BroadcastChannel === "undefined") return;
  channel = new BroadcastChannel(`khorgos.presenter.${stage}`);
  channel.onmessage = ({ data }) => {
    if (data?.kind === "hello") {
      pictured = "";
      tell();
    } else if (data?.kind === "key" && KEYS.test(data.name)) act(data.name);
  };
}

/** @type {(key: string) => void} */
let actOn = () => {};

/** Open the presenter's view, or bring it to the front. */
export function openNotes() {
  stage ||= String(Date.now());
  keepInTab(KEY, stage);
  connect(actOn);
  const address = `/presenter?lang=${frameLanguage()}#${stage}`;
  const view = window.open(placed(address), `khorgos-${stage}`, "popup,width=960,height=680");
  if (view) view.focus();
  else sayAndShow(word("notes_blocked"));
}

/** @param {(key: string) => void} act does what a key does */
export function talkToNotes(act) {
  actOn = act;
  stage = String(keptInTab(KEY) ?? "");
  if (stage) connect(act); // the view may be open since before this page was loaded again
  onWalk(tell);
  window.addEventListener("pagehide", () => channel?.postMessage({ kind: "bye" }));
}
