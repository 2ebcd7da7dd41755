/* A deck on paper and as a file: every scene is fetched, drawn off the screen, and laid out as one
   page. Print gives a page per scene; the file works without a server and without a network. */
(function () {
  "use strict";
  const clientside = (window.dash_clientside = window.dash_clientside || {});
  const { make, fill, word } = clientside.present;
  // pixels that one chart, or each of a pair, is drawn in: small, so that type is large on the page
  const WIDTH = { 1: 1000, 2: 480 };
  const HEIGHT = 400;

  async function fetchScene(address) {
    const answer = await fetch("/scene?address=" + encodeURIComponent(address));
    if (!answer.ok) throw new Error((await answer.text()).trim() || String(answer.status));
    return answer.json();
  }

  const download = (text, type, name) => clientside.address.save(new Blob([text], { type }), name);

  function fileName(deck, ending) {
    const name = deck.title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "");
    return "khorgos-" + (name.slice(0, 60) || "deck") + "." + ending;
  }

  const part = (className, text) => make("p", { className, textContent: text });

  /* A picture of a chart in the light theme; as an image, so that no id in it meets another's. */
  async function chart(card, id, width) {
    const room = { width, height: HEIGHT };
    const drawing = clientside.cards.paper(card, id, room);
    const source = await window.Plotly.toImage(
      drawing, { format: "svg", imageDataOnly: true, ...room });
    return make("img", {
      src: "data:image/svg+xml;charset=utf-8," + encodeURIComponent(source), alt: card.alt, width,
    });
  }

  function tiles(card) {
    const box = make("div", { className: "tiles" });
    for (const one of card.tiles) {
      const tile = make("div", { className: "tile" });
      tile.append(part("tile-label", one.label));
      for (const figure of one.figures) {
        tile.append(part("tile-value", figure.value), part("tile-delta", figure.delta),
          part("tile-foot", figure.foot));
      }
      box.append(tile);
    }
    return box;
  }

  async function cardOf(payload, id, width) {
    const card = payload.cards[id];
    const box = make("article", { className: "page-card" });
    box.append(make("h3", { textContent: card.title }), part("page-small", card.subtitle));
    if (card.note) box.append(part("page-small", card.note));
    if (card.empty) box.append(part("page-empty", card.empty.text));
    else if (card.figure) box.append(await chart(card, id, width));
    else box.append(tiles(card));
    const sources = card.source.map((one) => one.publisher + ": " + one.title);
    if (card.more_sources) sources.push(fill(word("more_sources"), { count: card.more_sources }));
    box.append(part("page-source", word("source") + " " + sources.join("; ")));
    return box;
  }

  async function page(scene, i, count) {
    const payload = await fetchScene(scene.address);
    const box = make("section", { className: "deck-page" });
    const show = payload.on_screen;
    const cards = make("div", { className: "page-cards" });
    for (const id of show) cards.append(await cardOf(payload, id, WIDTH[show.length]));
    box.append(part("page-top", payload.ribbon.join(" · ")));
    box.append(make("h2", { textContent: scene.title || payload.heading }), cards);
    if (scene.note) box.append(part("page-note", scene.note));
    box.append(part("page-foot", location.host + scene.address + " · " + (i + 1) + "/" + count));
    return box;
  }

  /* All pages of a deck, one after the other; what could not be drawn is told on its page. */
  async function pages(deck) {
    const made = [];
    const faults = [];
    for (const [i, scene] of deck.scenes.entries()) {
      const values = { number: i + 1, count: deck.scenes.length };
      clientside.present.say(fill(word("working"), values));
      try {
        made.push(await page(scene, i, deck.scenes.length));
      } catch (fault) {
        const values = { number: i + 1, why: fault.message };
        const box = make("section", { className: "deck-page" });
        box.append(make("h2", { textContent: scene.title }), part("page-empty", fill(word("scene_fault"), values)));
        made.push(box);
        faults.push(["scene_fault", values]);
      }
    }
    return { made, faults };
  }

  /* -- print ---------------------------------------------------------------------------------- */
  async function print(deck) {
    const { made, faults } = await pages(deck);
    const old = document.querySelector(".deck-print");
    if (old) old.remove();
    const box = make("div", { className: "deck-print" });
    // of the whole document, while it stands there: browsers differ in how they take named pages
    box.append(make("style", { textContent: "@page { size: A4 landscape; margin: 10mm; }" }), ...made);
    document.body.append(box);
    await Promise.all([...box.querySelectorAll("img")].map((one) => one.decode().catch(() => null)));
    document.documentElement.dataset.printing = "deck";
    clientside.decks.say(faults);
    window.print();
  }
  /* The pages stay for the browser's own print command until another thing is looked at. */
  window.addEventListener("afterprint", () => setTimeout(() => {
    delete document.documentElement.dataset.printing;
    const box = document.querySelector(".deck-print");
    if (box) box.remove();
  }, 0));

  /* -- the file ------------------------------------------------------------------------------- */
  const LOOKS = `
:root{color-scheme:light}*{box-sizing:border-box}body{margin:0;background:#f6f6f3;color:#1d2129;font:16px/1.45 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",Arial,sans-serif}
.deck-page{display:none;height:calc(100vh - 2.6rem);overflow:auto;padding:1.5vh 3vw;background:#fff;flex-direction:column}
.deck-page.now,.no-script .deck-page{display:flex}h1{font-size:1rem;line-height:1.5rem;height:2.6rem;margin:0;padding:.5rem 3vw;border-bottom:1px solid #d9dce2}h2{font-size:min(4.4vh,3vw);margin:0 0 1vh;line-height:1.2}
h3{margin:0;font-size:min(3vh,2vw)}p{margin:0}.page-cards{display:flex;gap:2vw;flex:1 1 0;min-height:16rem}.page-card{flex:1;min-width:0;display:flex;flex-direction:column}
img{width:100%;flex:1 1 0;min-height:0;object-fit:contain;object-position:left top}.page-top,.page-small,.page-source,.page-foot{color:#596170;font-size:.85rem}
.page-note{border-left:3px solid #b80d29;padding-left:.7rem;margin:1vh 0}.page-foot{margin-top:auto;padding-top:1vh}
.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(14rem,1fr));gap:2vh 2vw;padding:2vh 0}.tile{border-top:2px solid #1d2129}.tile-value{font-size:2rem;font-weight:600}
.page-empty{font-size:1.3rem;padding:6vh 0}@media print{.deck-page{display:flex!important;break-after:page;height:186mm;overflow:hidden}h1{display:none}@page{size:A4 landscape;margin:10mm}}`;
  /* Arrow keys in the file: no other script, and nothing in it comes from a deck. */
  const WALK = `(function(){var p=[].slice.call(document.querySelectorAll(".deck-page")),n=0;
function go(i){n=Math.max(0,Math.min(p.length-1,i));p.forEach(function(e,k){e.classList.toggle("now",k===n)});document.getElementById("at").textContent=(n+1)+" / "+p.length;scrollTo(0,0)}
document.addEventListener("keydown",function(e){if(e.ctrlKey||e.metaKey||e.altKey)return;var s={ArrowRight:1,PageDown:1," ":1,ArrowLeft:-1,PageUp:-1}[e.key];if(s){e.preventDefault();go(n+s)}else if(e.key==="Home")go(0);else if(e.key==="End")go(p.length-1)});
document.body.classList.remove("no-script");go(0)})();`;

  async function save(deck) {
    const { made, faults } = await pages(deck);
    const file = document.implementation.createHTMLDocument(deck.title);
    file.documentElement.lang = document.documentElement.lang || "en";
    const meta = file.createElement("meta");
    meta.setAttribute("charset", "utf-8");
    const policy = file.createElement("meta");
    policy.httpEquiv = "Content-Security-Policy";
    policy.content = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'unsafe-inline'";
    const size = file.createElement("meta");
    size.name = "viewport";
    size.content = "width=device-width, initial-scale=1";
    const style = file.createElement("style");
    style.textContent = LOOKS;
    file.head.prepend(meta, policy, size);
    file.head.append(style);
    const top = file.createElement("h1");
    top.textContent = deck.title + " · " + fill(word("by_present"), { date: new Date().toISOString().slice(0, 10) }) + " ";
    const at = file.createElement("span");
    at.id = "at";
    top.append(at);
    const script = file.createElement("script");
    script.textContent = WALK;
    file.body.className = "no-script";
    file.body.append(top, ...made, script);
    const name = fileName(deck, "html");
    download("<!doctype html>\n" + file.documentElement.outerHTML, "text/html", name);
    clientside.decks.say([["taken", { name }], ...faults]);
  }

  clientside.takeaway = { fetchScene, download, fileName, print, save };
})();
