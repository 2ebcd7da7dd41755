/* The presenter's view, a window of its own (callbacks/presenter.py): notes, next scene, clock. It
   shows what the stage's window sends and sends keys back (notes.js). */

import { keyName } from "../model/keys.js";
import { fill } from "../model/text.js";
import { byId, make } from "../page/dom.js";

/** @typedef {import("../types.js").StagePlace} StagePlace */

const root = document.documentElement;
/** @type {Record<string, string>} */
const words = JSON.parse(root.dataset.words ?? "{}");
/** @param {string} name @param {Record<string, unknown>} [values] */
const word = (name, values) => fill(words[name] ?? "", values);

/** @type {StagePlace | null} what the stage shows; null while its window is closed */
let stage = null;
/** Milliseconds at which the elapsed time starts; 0: not running. */
let started = 0;
/** The reader restarted the clock at this time. */
let restarted = 0;

/** @param {number} seconds */
function duration(seconds) {
  const two = (/** @type {number} */ value) => String(value).padStart(2, "0");
  const minutes = Math.floor(seconds / 60);
  const rest = `${two(minutes % 60)}:${two(seconds % 60)}`;
  return minutes < 60 ? rest : `${Math.floor(minutes / 60)}:${rest}`;
}

function tick() {
  const now = new Date();
  const since = Math.max(started, restarted);
  byId("elapsed").textContent = since
    ? duration(Math.max(0, Math.floor((now.getTime() - since) / 1000)))
    : "00:00";
  byId("time").textContent = now.toLocaleTimeString(root.lang, {
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
}

function draw() {
  const place = stage;
  byId("state").textContent = place
    ? place.isAway
      ? word("notes_away", { number: place.number, count: place.count })
      : place.count
        ? word("scene_at", { number: place.number, count: place.count })
        : word("notes_no_deck")
    : word("notes_alone");
  byId("now").textContent = place?.title ?? "";
  byId("note").textContent = place?.note || (place?.count ? word("notes_none") : "");
  byId("next").textContent = place?.next?.title ?? (place?.count ? word("notes_last") : "");
  byId("return").hidden = !place?.isAway;
  started = place?.started ?? 0;
  tick();
}

/** @param {string[]} urls of the charts of a scene */
function drawPictures(urls) {
  byId("pictures").replaceChildren(...urls.map((src) => make("img", { src, alt: "" })));
}

/** Start the view. Its address has the number of the stage after `#`. */
export function startPresenterView() {
  const channel = new BroadcastChannel(`khorgos.presenter.${location.hash.slice(1)}`);
  /** @param {string} name of a key */
  const send = (name) => channel.postMessage({ kind: "key", name });
  let pictured = "";
  channel.onmessage = ({ data }) => {
    if (data?.kind === "place") {
      stage = data;
      if (stage?.next?.address !== pictured) drawPictures([]);
      draw();
    } else if (data?.kind === "picture" && data.address === stage?.next?.address) {
      pictured = data.address;
      drawPictures(data.pictures);
    } else if (data?.kind === "bye") {
      stage = null;
      draw();
    }
  };
  document.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("button") : null;
    if (button?.dataset.key) send(button.dataset.key);
    if (button?.id === "restart") {
      restarted = Date.now();
      tick();
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const name = keyName(event);
    const isButton = event.target instanceof HTMLButtonElement;
    if (isButton && (name === "Enter" || name === " ")) return;
    const key = name === " " ? "ArrowRight" : name;
    if (!/^(Arrow(Left|Right)|Page|Home|End|Enter)|^[0-9br]$/.test(key)) return;
    event.preventDefault();
    send(key);
  });
  setInterval(tick, 500);
  draw();
  channel.postMessage({ kind: "hello" });
}
