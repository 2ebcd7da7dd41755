"""Nothing on the screen claims a state that is not drawn, whatever becomes of the answers.

A reader acts at random while answers are dropped, late, out of order, refused or corrupt. After each
step, title, figure, tiles, rows of the table and CSV link of every card are of one state; the drawer
and the line at the foot have the value that was asked for last, or none; the number of a scene is
that of the scene on the screen. When the page has stopped waiting, all is of the state of the
address bar, of the heading and of the controls.

`make truth` takes many more steps (docs/contributing.md).
"""

from __future__ import annotations

import json
import os
import random
import re
import urllib.request
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote, urlsplit

import pytest
from playwright.sync_api import Page, Route

from tests.browser.visitor import Visitor

#: steps of each walk; `make truth` sets more
STEPS = int(os.environ.get("TRUTH_STEPS") or 60)
#: pages with few charts, so that many steps fit into a minute
PAGES = ("/share", "/ledgers", "/country/tajikistan", "/share?present=1")
DECK = "Mirror statistics"
FIELDS = ("country", "flow", "ledger", "period")
#: what may become of an answer, with weights
FATES = {"pass": 60, "late": 16, "drop": 6, "502": 6, "400": 4, "cut": 4, "other": 4}
#: what the reader may do, with weights
ACTS = {
    "choose": 36,
    "point": 18,
    "back": 10,
    "page": 8,
    "table": 12,
    "clear": 4,
    "wait": 4,
    "quote": 12,
    "scene": 6,
}

_ACT = """async ({act, dice, pages}) => {
  const pick = (list) => list[Math.floor(dice * 997) % list.length];
  const click = (one) => one && one.click();
  if (act === "choose") {
    const name = pick(["country", "flow", "ledger", "period"]);
    const id = { kind: "filter", name };
    const control = dash_component_api.getLayout(id);
    if (!control) return "";
    // what Dash does when a reader chooses an option
    const options = control.props.data.flatMap((one) => one.items ?? [one]);
    const value = options[Math.floor(dice * 7919) % options.length].value;
    const before = location.href;
    const isSame = value === control.props.value;
    dash_clientside.set_props(id, { value });
    // Dash tells our code of it some time later
    for (let i = 0; i < 100 && !isSame && location.href === before; i++) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    return `${name} ${value}`;
  }
  if (act === "point") {
    const points = [...document.querySelectorAll(".js-plotly-plot")].flatMap((plot) =>
      plot.data.flatMap((trace) => (trace.customdata ?? []).flat()
        .filter((data) => data && Object.keys(data).length > 1).map((data) => [plot, data])));
    if (!points.length) return "";
    const [plot, customdata] = pick(points);
    plot.emit("plotly_click", { points: [{ customdata }] });
    return `point ${JSON.stringify(customdata)}`;
  }
  if (act === "back" && navigation.canGoBack) history.back(); // not to a page of another site
  if (act === "page") khorgos.go(pick(pages));
  if (act === "clear") click(document.getElementById("clear-filters"));
  if (act === "table") click(pick([...document.querySelectorAll(".table-button")]));
  const values = ".tile button.tile-value, table .quote-link, .quote-button, [data-retry-quote]";
  if (act === "quote") click(pick([...document.querySelectorAll(values)]));
  // the next scene of the deck, or the next chart
  if (act === "scene") {
    document.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowRight", code: "ArrowRight" }));
  }
  return act;
}"""

_SCREEN = """() => {
  const root = document.documentElement;
  const texts = (one) => one && one.textContent.replace(/\\u00a0/g, " ");
  const cards = [...document.querySelectorAll("article.card")].map((card) => {
    const plot = card.querySelector(".js-plotly-plot");
    const frame = card.querySelector(".plot");
    const table = card.querySelector(".card-table table");
    return {
      chart: card.id.slice(5),
      busy: card.getAttribute("aria-busy") === "true",
      title: texts(card.querySelector(".card-title")),
      csv: card.querySelector("a[download]")?.getAttribute("href"),
      isOut: Boolean(frame && frame.clientWidth),
      waits: Boolean(frame && frame.getAttribute("aria-busy") === "true"),
      drawn: plot && plot.data.map(({ x, y, z, values }) => [x, y, z, values]),
      tiles: [...card.querySelectorAll(".tile-figure")]
        .map((tile) => [...tile.querySelectorAll(".tile-value, .tile-delta, .tile-foot")].map(texts)),
      rows: table && [...table.querySelectorAll("tbody tr")]
        .map((row) => [...row.cells].map(texts)),
      query: table && table.dataset.quoteQuery,
    };
  });
  const names = ["country", "flow", "ledger", "period", "partner", "commodity"];
  return {
    busy: root.hasAttribute("data-busy"),
    at: location.pathname + location.search,
    shown: root.dataset.address,
    heading: texts(document.getElementById("heading")),
    tab: document.title,
    notices: texts(document.getElementById("notices")),
    controls: Object.fromEntries(names.map((name) =>
      [name, dash_component_api.getLayout({ kind: "filter", name })?.props.value])),
    line: texts(document.getElementById("picked-text")),
    quoted: texts(document.querySelector(".quote-subject")),
    value: texts(document.querySelector(".quote-value")),
    scene: texts(document.querySelector("#ribbon-scene")),
    scenes: khorgos.decks.current()?.scenes.map(({ address }) => address) ?? [],
    cards,
  };
}"""


class Server:
    """The server, with answers that go astray; and what it would have answered."""

    def __init__(self, page: Page, home: str, seed: int) -> None:
        self.home = home
        self.chance = random.Random(seed)
        self.late: list[Route] = []
        self.known: dict[str, dict[str, Any]] = {}
        self.by_csv: dict[str, dict[str, Any]] = {}
        #: request for the value that was asked for last
        self.quoted = ""
        for path in ("**/view?**", "**/layout?**", "**/rows/**", "**/quote/**"):
            page.route(path, self._take)

    def _take(self, route: Route) -> None:
        if "/quote/" in (url := route.request.url):
            self.quoted = url
        (fate,) = self.chance.choices(list(FATES), list(FATES.values()))
        if fate == "late":
            self.late.append(route)
        elif fate == "drop":
            route.abort()
        elif fate in ("502", "400"):
            route.fulfill(status=int(fate), body="No.")
        elif fate == "cut":
            route.fulfill(status=200, content_type="application/json", body='{"cards": {"a"')
        elif fate == "other" and "/rows/" not in route.request.url:
            route.fulfill(status=200, content_type="application/json", body='{"status": "OK"}')
        else:
            route.continue_()

    def answer(self) -> None:
        """Send the late answers, the latest first."""
        while self.late:  # another one may be taken meanwhile
            self.late.pop().continue_()

    def view(self, address: str) -> dict[str, Any]:
        """Return what the page at an address shows, as the server says."""
        if address not in self.known:
            parts = urlsplit(address)
            query = f"&{parts.query}" if parts.query else ""
            view = self.fetch(f"{self.home}/view?page={quote(parts.path)}{query}")
            self.by_csv |= {card["csv"]: card for card in view["cards"].values()}
            self.known[address] = view
        return self.known[address]

    def fetch(self, url: str) -> dict[str, Any]:
        """Return what the server answers; the browser's requests are not meant."""
        if url not in self.known:
            with urllib.request.urlopen(url, timeout=30) as answer:
                self.known[url] = json.load(answer)
        return self.known[url]


def plain(text: str) -> str:
    """Return a text with plain spaces."""
    return text.replace("\u00a0", " ")


def faults(screen: dict[str, Any], server: Server) -> Iterator[str]:
    """Yield what on the screen is of another state than the rest."""
    view = server.view(screen["shown"])
    if plain(view["heading"]) != screen["heading"] or view["title"] != screen["tab"]:
        yield f"heading {screen['heading']} at {screen['shown']}"
    if not screen["busy"] and screen["at"] != screen["shown"]:
        yield f"the address bar says {screen['at']}, the page shows {screen['shown']}"
    for name, value in screen["controls"].items():
        if not screen["busy"] and value is not None and value != view["state"][name]:
            yield f"the control {name} says {value!r}, the page shows {view['state'][name]!r}"
    yield from _faults_of_value(screen, server)
    number = re.search(r"\d+", screen["scene"] or "")
    if number and server.view(screen["scenes"][int(number[0]) - 1])["address"] != screen["shown"]:
        yield f"{screen['scene']} at {screen['shown']}"
    if {one["chart"] for one in screen["cards"]} != set(view["cards"]):
        yield "the cards are those of another page"
    for one in screen["cards"]:
        card = server.by_csv.get(one["csv"])
        if card is None:
            yield f"{one['chart']}: {one['csv']} is the address of nothing that was shown"
            continue
        if not one["busy"] and one["csv"] != view["cards"][one["chart"]]["csv"]:
            yield f"{one['chart']}: {one['csv']} is not of {screen['shown']}"
        if plain(card["title"]) != one["title"]:
            yield f"{one['chart']}: the title is {one['title']}, the file has {card['title']}"
        if one["isOut"] and card["figure"]:
            drawn = [[t.get(n) for n in ("x", "y", "z", "values")] for t in card["figure"]["data"]]
            # a new card, or one far from the window: not drawn yet, and no figure is there
            waits = (one["busy"] or one["waits"]) and one["drawn"] is None
            if not waits and drawn != one["drawn"]:
                yield f"{one['chart']}: the figure is not that of {one['csv']}"
        tiles = [
            [plain(figure[name]) for name in ("value", "delta", "foot") if figure[name]]
            for tile in card["tiles"]
            for figure in tile["figures"]
        ]
        if tiles != [[text for text in tile if text] for tile in one["tiles"]]:
            yield f"{one['chart']}: the tiles are not those of {one['csv']}: {one['tiles']}"
        if one["query"] is None:
            continue
        if one["query"] != urlsplit(one["csv"]).query:
            yield f"{one['chart']}: the table is of {one['query']}, the card of {one['csv']}"
        table = server.fetch(server.home + one["csv"].replace("/csv/", "/rows/"))
        rows = [[plain(cell["text"]) if cell else "" for cell in row] for row in table["rows"]]
        if rows != one["rows"]:
            yield f"{one['chart']}: the rows are not those of {one['csv']}"


def _faults_of_value(screen: dict[str, Any], server: Server) -> Iterator[str]:
    """Yield what the line at the foot and the drawer say of another value than was asked for."""
    told = {screen["line"], screen["quoted"]} - {"", None, "The figure could not be loaded."}
    if not told:
        return
    asked = server.fetch(server.quoted)
    line = plain(asked["line"])
    if screen["line"] != line:
        yield f"the line is {screen['line']!r}, of {server.quoted} it is {line!r}"
    if screen["quoted"] and line != f"{screen['quoted']}: {screen['value']}":
        yield f"the drawer has {screen['quoted']}, {screen['value']}; the line is {line!r}"


@pytest.mark.parametrize(("seed", "deck"), [(0, False), (1, True)], ids=["pages", "deck"])
def test_all_that_is_on_the_screen_is_of_one_state(visitor: Visitor, seed: int, deck: bool) -> None:
    """From a page, or from the first scene of a deck."""
    visitor.open(PAGES[0])
    page = visitor.page
    if deck:
        page.get_by_role("button", name="Deck", exact=True).click()
        page.get_by_role("button", name=DECK, exact=True).click()
        page.get_by_role("button", name="Present the deck").click()
        visitor.until("() => document.documentElement.dataset.address.includes('present=1')")
        visitor.settled()
    page.evaluate("() => khorgos.pauses.splice(0, 2, 5, 10)")
    chance = random.Random(seed)
    server = Server(page, visitor.home, seed)
    server.view(visitor.address())
    try:
        walk(visitor, server, chance)
    finally:
        ours = ("Failed to load resource", "net::ERR")
        visitor.said[:] = [line for line in visitor.said if not any(w in line for w in ours)]


def walk(visitor: Visitor, server: Server, chance: random.Random) -> None:
    """Act at random, and compare what is on the screen after each step."""
    page = visitor.page
    log = []
    for step in range(STEPS):
        (act,) = chance.choices(list(ACTS), list(ACTS.values()))
        done = page.evaluate(_ACT, {"act": act, "dice": chance.random(), "pages": PAGES})
        log.append(done)
        if chance.random() < 0.65:
            page.wait_for_timeout(1)  # lets the requests of this step be taken
            server.answer()
            rest(visitor, server, log)
        screen = page.evaluate(_SCREEN)
        found = list(faults(screen, server))
        assert found == [], (step, log[-6:], found)
    server.answer()


def rest(visitor: Visitor, server: Server, log: list[str]) -> None:
    """Wait until the page waits for nothing: it shows an answer, or has given up."""
    calm = 0
    for _ in range(700):
        server.answer()
        state = visitor.page.evaluate(_CALM)
        calm = calm + 1 if state else 0
        if calm == 3:
            return
        visitor.page.wait_for_timeout(15)
    screen = visitor.page.evaluate(_SCREEN) | {"cards": []}
    raise AssertionError(
        f"the page never came to rest: {log[-6:]} {visitor.went[-8:]} {visitor.said[-4:]} {screen}"
    )


#: the address that was chosen has reached the page, and nothing is under way
_CALM = """() => {
  const root = document.documentElement;
  if (root.hasAttribute("data-busy")) return false;
  if (root.dataset.address !== location.pathname + location.search) return false;
  khorgos.drawAll();
  const busy = ".card[aria-busy=true], .card-table[aria-busy=true], .plot[aria-busy=true]";
  return !document.querySelector(busy);
}"""
