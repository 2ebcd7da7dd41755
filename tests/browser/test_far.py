"""Charts far from the window wait, empty, until a reader comes near or rests; nothing lacks them.

The browser's idle periods are in the hands of these tests, so that no chart is drawn by chance.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.paper import printed, squeezed, words
from tests.browser.test_deck import accept, code, panel
from tests.browser.visitor import Visitor

FROM, TO = "/country/kazakhstan", "/country/uzbekistan"

_PREPARE = """
window.idle = [];
window.requestIdleCallback = (run) => window.idle.push(run);
window.shifts = 0;
new PerformanceObserver((list) => {
  for (const one of list.getEntries()) if (!one.hadRecentInput) window.shifts += one.value;
}).observe({ type: "layout-shift" });
"""

#: the cards that have a chart, and how far they are
_CARDS = """() => [...document.querySelectorAll("article.card")].flatMap((card) => {
  const frame = card.querySelector(".plot");
  if (!frame || frame.hidden) return [];
  const { top, bottom } = card.getBoundingClientRect();
  const chart = card.id.slice(5);
  const told = khorgos.shown().cards[chart];
  const plain = (text) => text.replace(/\\u00a0/g, " ");
  return [{
    chart,
    distance: Math.max(0, top - innerHeight, -bottom),
    waits: frame.getAttribute("aria-busy") === "true",
    isEmpty: !frame.querySelector(".main-svg, .js-plotly-plot"),
    isNew: card.getAttribute("aria-busy") !== "true"
      && plain(card.querySelector(".card-title").textContent) === plain(told.title)
      && card.querySelector("a[download]").getAttribute("href") === told.csv,
  }];
})"""

#: chart -> the longest label of its drawing for paper
_ON_PAPER = """(charts) => Object.fromEntries(charts.map((chart) => {
  const labels = "text.legendtext, .xtick text, .ytick text, text.slicetext, text.annotation-text";
  const texts = [...document.querySelectorAll(`#card-${chart} .paper-plot :is(${labels})`)];
  const found = texts.map((one) => one.textContent).toSorted((a, b) => b.length - a.length);
  return [chart, found[0] ?? ""];
}))"""

#: from now on, note in each frame what is in the window and is not of the state of its card
_WATCH = """() => {
  window.stale = [];
  window.frames = 0;
  const look = () => {
    window.frames += 1;
    for (const card of document.querySelectorAll("article.card")) {
      const { top, bottom } = card.getBoundingClientRect();
      if (bottom < 0 || top > innerHeight) continue;
      const chart = card.id.slice(5);
      const drawn = card.querySelector(".plot-host .main-svg")
        && card.querySelector(".plot-host").layout.meta.key;
      const told = khorgos.shown().cards[chart].key;
      if (!card.dataset.key.endsWith(told)) window.stale.push(`${chart}: texts`);
      if (drawn && drawn !== told) window.stale.push(`${chart}: figure`);
    }
    requestAnimationFrame(look);
  };
  look();
}"""


@pytest.fixture
def reader(visit: Callable[..., Visitor]) -> Visitor:
    """A reader on a page that was drawn whole, and then chose another country."""
    visitor = visit(height=900)
    visitor.page.add_init_script(_PREPARE)
    visitor.open(FROM)
    visitor.drawn()
    change(visitor, TO)
    return visitor


def change(visitor: Visitor, address: str) -> None:
    """Go to an address, and wait until all is shown but the charts that wait."""
    visitor.page.evaluate("(address) => { shifts = 0; khorgos.go(address); }", address)
    visitor.until(
        """(address) => {
          const root = document.documentElement;
          return root.dataset.address === address && !root.hasAttribute("data-busy")
            && !document.querySelector(".card[aria-busy=true]");
        }""",
        address,
    )


def cards(visitor: Visitor) -> list[dict[str, Any]]:
    """Return the cards that have a chart."""
    found: list[dict[str, Any]] = visitor.page.evaluate(_CARDS)
    return found


def drawn(visitor: Visitor, chart: str) -> None:
    """Wait until a chart is drawn."""
    visitor.until(
        "(chart) => document.querySelector(`#card-${chart} .plot:not([aria-busy]) .main-svg`)",
        chart,
    )


def height(visitor: Visitor) -> int:
    """Return the height of the window."""
    return int(visitor.page.evaluate("() => innerHeight"))


def test_a_far_chart_waits_and_is_drawn_when_it_comes_near(reader: Visitor) -> None:
    """Those within one height of the window come at once; every text is of the new state at once."""
    near = [one["chart"] for one in cards(reader) if one["distance"] < height(reader)]
    for chart in near:
        drawn(reader, chart)
    found = cards(reader)
    assert [one["chart"] for one in found if not one["isNew"]] == []
    far = [one for one in found if one["distance"] > height(reader)]
    assert len(far) > 4
    assert [one["chart"] for one in far if not (one["waits"] and one["isEmpty"])] == []
    last = far[-1]
    # so that it is near, but not in the window yet
    reader.page.evaluate("(by) => scrollBy(0, by)", last["distance"] - height(reader) / 2)
    drawn(reader, last["chart"])
    assert cards(reader)[-1]["distance"] > 0
    assert reader.page.evaluate("() => shifts") < 0.02


def test_the_others_are_drawn_one_by_one_when_the_reader_rests(reader: Visitor) -> None:
    """So the browser's search finds their labels, and a reader who scrolls meets no empty card."""
    page = reader.page
    reader.until("() => idle.length === 1")
    waiting = [one["chart"] for one in cards(reader) if one["waits"]]
    assert waiting
    for left in range(len(waiting), 0, -1):
        assert len([one for one in cards(reader) if one["waits"]]) == left
        page.evaluate("() => idle.splice(0).forEach((run) => run())")
    assert [one["chart"] for one in cards(reader) if one["isEmpty"]] == []
    assert page.evaluate("() => shifts") < 0.02


@pytest.mark.parametrize("key", ["End", "PageDown"])
def test_no_figure_of_another_state_is_seen(reader: Visitor, key: str) -> None:
    """A reader goes to the end of the page, at once or window by window; charts that wait are empty."""
    page = reader.page
    page.evaluate(_WATCH)
    ends = "() => scrollY + innerHeight > document.documentElement.scrollHeight - 300"
    while not page.evaluate(ends):
        page.keyboard.press(key)
        page.wait_for_timeout(50)  # the browser scrolls smoothly
    drawn(reader, cards(reader)[-1]["chart"])
    assert page.evaluate("() => frames") > 3
    assert page.evaluate("() => stale") == []


def test_a_chart_that_gets_the_focus_is_drawn_at_once(reader: Visitor) -> None:
    """Its points are read with the keys, wherever the window is."""
    chart = cards(reader)[-1]["chart"]
    frame = reader.page.locator(f"#card-{chart} .plot")
    assert frame.evaluate(
        """(frame) => {
          frame.focus({ preventScroll: true });
          return Boolean(frame.querySelector(".main-svg"));
        }"""
    )
    reader.page.keyboard.press("ArrowRight")
    expect(frame.locator(".plot-said")).to_contain_text("20")


def test_paper_and_pictures_have_charts_that_wait(reader: Visitor) -> None:
    page = reader.page
    waiting = [one["chart"] for one in cards(reader) if one["waits"]]
    page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    labels = page.evaluate(_ON_PAPER, waiting)
    page.evaluate("() => dispatchEvent(new Event('afterprint'))")
    expect(page.locator(".paper-plot")).to_have_count(0)
    text = words(printed(page, "A4"))
    titles = page.evaluate("() => Object.values(khorgos.shown().cards).map(({ title }) => title)")
    assert [title for title in titles if squeezed(title) not in text] == []
    assert {chart: label for chart, label in labels.items() if squeezed(label) not in text} == {}
    assert [chart for chart, label in labels.items() if len(label) < 4] == []
    with page.expect_download() as saved:
        page.evaluate(
            "(chart) => document.querySelector(`#card-${chart} [data-picture=svg]`).click()",
            waiting[-1],
        )
    assert 'class="trace' in Path(saved.value.path()).read_text("utf-8")
    assert cards(reader)[-1]["waits"]


def test_a_take_away_has_a_chart_that_waits(reader: Visitor) -> None:
    chart = cards(reader)[-1]["chart"]
    scene = {"title": "Far", "address": f"{TO}?present=1&show={chart}", "note": ""}
    deck = code({"khorgos": 1, "title": "Talk", "scenes": [scene]})
    reader.page.evaluate("(deck) => { location.hash = deck; }", f"deck={deck}")
    accept(reader)
    with reader.page.expect_download() as saved:
        panel(reader.page).get_by_role("button", name="Download HTML").click()
    assert "data:image/svg" in Path(saved.value.path()).read_text("utf-8")
