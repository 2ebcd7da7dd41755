/* What a take-away file brings along: its styles and the script for its arrow keys and buttons. */

import { make } from "../page/dom.js";

/** Tokens of assets/src/styles/tokens.css that the file uses. */
const TOKENS = ["--ground", "--paper", "--ink", "--muted", "--rule", "--accent", "--font"];

const STYLE = `
:root{color-scheme:light}*{box-sizing:border-box}body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.45 var(--font)}
.deck-page{display:none;height:calc(100vh - 2.6rem);overflow:auto;padding:1.5vh 3vw;background:var(--paper);flex-direction:column}
.deck-page.now,.no-script .deck-page{display:flex}header{display:flex;align-items:center;gap:.5rem;height:2.6rem;padding:0 3vw;border-bottom:1px solid var(--rule)}h1{flex:1 1 0;font-size:1rem;line-height:1.2;margin:0;max-height:2.4rem;overflow:hidden}
header button{font:inherit;min-width:2.6rem;min-height:2rem;border:1px solid var(--muted);border-radius:2px;background:var(--paper);color:var(--ink);cursor:pointer}.no-script header button{display:none}h2{font-size:min(4.4vh,3vw);margin:0 0 1vh;line-height:1.2}
h3{margin:0;font-size:min(3vh,2vw)}p{margin:0}.page-cards{display:flex;gap:2vw;flex:1 1 0;min-height:16rem}.page-card{flex:1;min-width:0;display:flex;flex-direction:column}
img{width:100%;flex:1 1 0;min-height:0;object-fit:contain;object-position:left top}.page-top,.page-small,.page-source,.page-foot{color:var(--muted);font-size:.85rem}
.page-note{border-left:3px solid var(--accent);padding-left:.7rem;margin:1vh 0}.page-foot{margin-top:auto;padding-top:1vh}
.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(max(14rem,26vw),1fr));gap:2vh 2vw;padding:2vh 0}.tile{border-top:2px solid var(--ink)}.tile-value{font-size:2rem;font-weight:600}
.tile-line{display:block;width:100%;height:1.75rem;overflow:visible}.tile-line path{fill:none;vector-effect:non-scaling-stroke;stroke:var(--muted);stroke-width:1.5px;stroke-linecap:round}
.tile-line .line-bridge{stroke-dasharray:1 3}.tile-line .line-zero{stroke:var(--rule)}.tile-line .line-dot{stroke:var(--ink);stroke-width:6px}
.page-empty{font-size:1.3rem;padding:6vh 0}@media (max-width:50rem){.deck-page{height:auto;min-height:calc(100vh - 2.6rem)}header{position:sticky;top:0;background:var(--ground)}h2{font-size:1.25rem}h3{font-size:1rem}.page-cards{flex-direction:column;flex:none}.page-card,img{flex:none}.page-card{overflow-x:auto}img{width:45rem}.tiles{grid-template-columns:1fr 1fr}.tile-value{font-size:1.5rem}.page-foot{overflow-wrap:anywhere}}
@media print{.deck-page{display:flex!important;break-after:page;height:186mm;overflow:hidden}header{display:none}@page{size:A4 landscape;margin:10mm}}`;

/**
 * The style sheet of the file. The file has no other style sheet, so the values of the tokens are
 * copied into it: those of the light theme, which a deck's pages have in every theme.
 * @returns {string}
 */
export function fileStyle() {
  const sample = make("div", { className: "deck-page", hidden: true });
  document.body.append(sample);
  const computed = getComputedStyle(sample);
  const tokens = TOKENS.map((token) => `${token}:${computed.getPropertyValue(token).trim()}`);
  sample.remove();
  return `:root{${tokens.join(";")}}${STYLE}`;
}

/** The only script in the file: arrow keys and buttons. It contains nothing from a deck. */
function walk() {
  const pages = [
    .../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".deck-page")),
  ];
  let now = 0;
  /** @param {number} index */
  function show(index) {
    now = Math.max(0, Math.min(pages.length - 1, index));
    pages.forEach((page, place) => {
      page.classList.toggle("now", place === now);
    });
    /** @type {HTMLElement} */ (document.getElementById("at")).textContent =
      `${now + 1} / ${pages.length}`;
    scrollTo(0, 0);
  }
  document.addEventListener("click", ({ target }) => {
    if (target instanceof HTMLButtonElement) show(now + Number(target.dataset.by));
  });
  document.addEventListener("keydown", (event) => {
    if (event.target instanceof HTMLButtonElement && event.key === " ") return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    /** @type {Record<string, number>} */
    const steps = { ArrowRight: 1, PageDown: 1, " ": 1, ArrowLeft: -1, PageUp: -1 };
    const step = steps[event.key];
    if (step) {
      event.preventDefault();
      show(now + step);
    } else if (event.key === "Home") show(0);
    else if (event.key === "End") show(pages.length - 1);
  });
  document.body.classList.remove("no-script");
  show(0);
}

export const WALK = `(${walk})();`;
