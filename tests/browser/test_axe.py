"""No accessibility fault that axe can find: WCAG 2.2 AA and its best practice, no exceptions.

All combinations of view, width, theme, language and mode are about four hundred pages. The sample
has every pair of values of two dimensions. A fault rarely needs more than two conditions, such as a
label that is too long in Russian and on a phone.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations, product

import pytest
from axe_playwright_python.sync_playwright import Axe

from components.language.text import LANGUAGES
from components.state import THEMES, VIEWS, home
from tests.browser.visitor import HEIGHT, Visitor

DIMENSIONS: tuple[tuple[str, ...], ...] = (
    tuple(VIEWS),
    ("390", "820", "1920"),
    THEMES,
    LANGUAGES,
    ("", "1"),
)
Page = tuple[str, ...]
RULES = {
    "resultTypes": ["violations"],
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    },
    # targets of at least 24 px; enabled here because versions of axe differ in their default
    "rules": {"target-size": {"enabled": True}},
}
#: rule -> reason for an exception; empty, and should stay empty
ALLOWED: dict[str, str] = {}


def pairs_of(page: Page) -> set[tuple[int, str, int, str]]:
    """Return all pairs of values of a page, with their dimensions."""
    return {(i, page[i], j, page[j]) for i, j in combinations(range(len(page)), 2)}


def sample() -> list[Page]:
    """Return a few pages that have every pair. Each next one adds the most missing pairs."""
    every = list(product(*DIMENSIONS))
    missing = set().union(*(pairs_of(page) for page in every))
    found: list[Page] = []
    while missing:
        best = max(every, key=lambda page: len(pairs_of(page) & missing))
        found.append(best)
        missing -= pairs_of(best)
    return found


def test_every_pair_is_looked_at() -> None:
    """The sample has every pair of view, width, theme, language and mode."""
    seen = set().union(*(pairs_of(page) for page in sample()))
    for (i, some), (j, others) in combinations(enumerate(DIMENSIONS), 2):
        assert {(i, one, j, two) for one, two in product(some, others)} <= seen
    assert len(sample()) <= 36


@pytest.mark.parametrize("page", sample(), ids="-".join)
def test_no_violation(page: Page, resident: Visitor) -> None:
    """Axe finds nothing, with a table open if the page has one; the page does not scroll sideways."""
    view, width, theme, lang, present = page
    visitor = resident
    visitor.page.set_viewport_size({"width": int(width), "height": HEIGHT})
    chosen = {"theme": theme, "lang": lang.replace("en", ""), "present": present}
    query = "&".join(f"{name}={value}" for name, value in chosen.items() if value)
    visitor.open(f"{home(view)}?{query}")
    button = visitor.page.locator(".table-button").first
    if button.is_visible():
        button.click()
        visitor.page.locator(".card-table table").first.wait_for()
    assert violations(visitor) == []
    assert beyond(visitor) <= 0


def test_no_violation_in_the_open_menu(visit: Callable[..., Visitor]) -> None:
    """The menu of the last card on a phone, in the dark theme: it is inside the window, too."""
    visitor = visit(width=390, height=700)
    visitor.open("/share?theme=dark")
    visitor.page.get_by_role("button", name="Download").last.click()
    menu = visitor.page.get_by_role("menu")
    box = menu.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["y"] >= 0
    assert box["x"] + box["width"] <= 390
    assert box["y"] + box["height"] <= 700
    assert violations(visitor) == []


#: rows of a table are alike, and axe looks at each cell of each
_FEW_ROWS = """() => document.querySelectorAll("tbody").forEach((body) =>
  [...body.rows].slice(12).forEach((row) => { row.hidden = true; }))"""


def violations(visitor: Visitor) -> list[tuple[str, list[str]]]:
    """Return what axe finds on the page: the rule, and the first elements that break it."""
    visitor.page.evaluate(_FEW_ROWS)
    found = Axe().run(visitor.page, options=RULES).response["violations"]
    return [
        (one["id"], [node["html"][:200] for node in one["nodes"][:3]])
        for one in found
        if one["id"] not in ALLOWED
    ]


def beyond(visitor: Visitor) -> int:
    """Return by how many pixels the page is wider than its window."""
    return visitor.page.evaluate(
        "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )


#: texts of charts that are cut by the frame of their card, and pairs that overlap
_ILL_PLACED = """() => window.khorgos.drawAll() || [...document.querySelectorAll("article.card .plot:not([hidden])")].flatMap(
  (frame) => {
    const card = frame.closest("article").id + ": ";
    const room = frame.getBoundingClientRect();
    const seen = [...frame.querySelectorAll(".main-svg text")].map(
      (one) => ({ one, told: one.textContent.trim(), box: one.getBoundingClientRect() })
    ).filter(({ one, told, box }) => box.width && told
      && getComputedStyle(one).visibility !== "hidden");
    const cut = seen.filter(({ box }) => box.left < room.left - 2 || box.right > room.right + 2);
    const pairs = seen.flatMap((a, i) => seen.slice(i + 1).filter((b) => (
      Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left) > 7
      && Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top) > 7
    )).map((b) => card + a.told + " on " + b.told));
    return [...cut.map(({ told }) => card + told), ...pairs];
  })"""


@pytest.mark.parametrize("lang", LANGUAGES)
def test_all_has_its_place_at_any_width(lang: str, visit: Callable[..., Visitor]) -> None:
    """A wide screen, a tablet, 1280 px at 200%, a phone, and 320 px (1280 at 400%).

    At each width nothing scrolls sideways, and no chart label is cut or overlaps another. Lines
    that plotly does not break are broken again when the window narrows.
    """
    visitor = visit()
    query = "" if lang == "en" else "?lang=" + lang
    visitor.open("/" + query)
    for view in VIEWS:
        visitor.follow(home(view) + query)
        for width in (1920, 820, 640, 390, 320):
            visitor.page.set_viewport_size({"width": width, "height": 800})
            visitor.until("(width) => innerWidth === width", width)
            visitor.until(
                "() => document.documentElement.scrollWidth <= document.documentElement.clientWidth",
                seconds=5,
            )
            visitor.emptied(_ILL_PLACED)


def test_tab_goes_down_the_page(visitor: Visitor) -> None:
    """The focus follows the reading order, is visible, and is always on an element."""
    visitor.open("/country/kazakhstan")
    places = []
    for _stop in range(60):
        visitor.page.keyboard.press("Tab")
        places.append(
            visitor.page.evaluate(
                """() => {
                  const at = document.activeElement;
                  const box = at.getBoundingClientRect();
                  const style = getComputedStyle(at);
                  const card = at.closest("article.card");
                  return {
                    what: at.outerHTML.slice(0, 120),
                    card: card ? [...document.querySelectorAll("article.card")].indexOf(card) : -1,
                    seen: box.width > 0 && box.bottom > 0 && box.top < innerHeight,
                    marked: (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1.5)
                      || at.matches("input"),
                  };
                }"""
            )
        )
    assert [one["what"] for one in places if not (one["seen"] and one["marked"])] == []
    cards = [one["card"] for one in places]
    assert cards == sorted(cards)
    assert max(cards) >= 2
