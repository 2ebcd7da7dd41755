"""Charts as pictures: every chart, in each language, complete and with its sources."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser, expect

from components.render import homes_of
from components.state import home
from components.views import CHARTS, PAGES
from tests.browser.visitor import Visitor, arrive

PLOTS = [chart.id for chart in CHARTS.values() if chart.kind != "tiles"]
HOMES = homes_of(PAGES)
#: parts that a viewer would have to load or cannot draw; heat maps have their cells as data
BEYOND = re.compile(
    rb"(href|src)=\"(?!#|data:image/png)|url\((?!['\"]?(#|&quot;#))|@import|foreignObject"
)
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def at(browser: Browser, server: str) -> Iterator[dict[str, Visitor]]:
    """Visitors by view: each view is loaded once for all its charts."""
    made: dict[str, Visitor] = {}

    class Views(dict[str, Visitor]):
        def __missing__(self, view: str) -> Visitor:
            made[view] = arrive(browser, server)
            made[view].open(home(view))
            self[view] = made[view]
            return made[view]

    yield Views()
    for visitor in made.values():
        visitor.page.context.close()
        visitor.check()


def picture(visitor: Visitor, chart: str, form: str) -> tuple[str, bytes]:
    """Choose a format in the card's menu; return the name and the bytes of the file."""
    visitor.page.locator(f"#card-{chart} .image-button").click()
    with visitor.page.expect_download() as waiting:
        visitor.page.get_by_role("menuitem", name=form).click()
    path = waiting.value.path()
    return waiting.value.suggested_filename, Path(path).read_bytes()


def size_of(png: bytes) -> tuple[int, int]:
    """Return width and height from the header of a PNG."""
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    return struct.unpack(">II", png[16:24])


def bare(text: str) -> str:
    """Return a text without blanks, because lines are broken between words."""
    return re.sub(r"\s", "", text)


def texts_of(svg: bytes) -> str:
    """Return all text drawn in the picture, without its <title> and <desc>."""
    root = ElementTree.fromstring(svg)
    return bare("".join("".join(one.itertext()) for one in root.iter(f"{SVG}text")))


@pytest.mark.parametrize("chart", PLOTS)
def test_picture(chart: str, at: dict[str, Visitor]) -> None:
    """It has title, unit, ledger, publisher and address, and loads nothing; PNG scales."""
    visitor = at[HOMES[chart]]
    card = visitor.page.locator(f"#card-{chart}")
    name, svg = picture(visitor, chart, "SVG")
    csv = card.locator(".card-buttons a").get_attribute("download") or ""
    assert name == csv.replace(".csv", ".svg")
    told = texts_of(svg)
    for part in (".card-title", ".card-subtitle"):
        assert bare(card.locator(part).inner_text()) in told
    assert bare(card.locator(".card-source a").first.inner_text()) in told
    assert "Source:" in told
    assert re.search("customs|[Nn]ationalstatistics|third|thepress", told)
    assert "Khorgos·127.0.0.1" in told
    root = ElementTree.fromstring(svg)
    assert not BEYOND.search(svg)
    width, height = int(root.get("width", "0")), int(root.get("height", "0"))
    box = card.locator(".js-plotly-plot").bounding_box()
    assert box is not None
    assert width > box["width"]
    assert height > box["height"]
    name, png = picture(visitor, chart, "PNG, 2×")
    assert name == csv.replace(".csv", "-2x.png")
    assert size_of(png) == (2 * width, 2 * height)
    expect(visitor.page.locator("#spoken")).to_have_text(f"Saved: {name}")


def test_sizes_and_names(visitor: Visitor) -> None:
    """PNG in 1x and 4x; the file name lists the filters."""
    visitor.open("/share?country=KAZ&flow=import")
    name, one = picture(visitor, "china_share", "PNG, 1×")
    assert name == "khorgos-china-share-kaz-import.png"
    name, four = picture(visitor, "china_share", "PNG, 4×")
    assert name == "khorgos-china-share-kaz-import-4x.png"
    assert size_of(four) == tuple(4 * length for length in size_of(one))


@pytest.mark.parametrize("lang", ["ru", "zh"])
def test_other_scripts_in_the_dark(lang: str, visitor: Visitor) -> None:
    """Cyrillic and Chinese are intact, and the background is that of the dark theme."""
    visitor.open(f"/country/kyrgyzstan?theme=dark&lang={lang}")
    card = visitor.page.locator("#card-china_share, #card-top_partners").first
    chart = (card.get_attribute("id") or "").removeprefix("card-")
    card.locator(".image-button").click()
    with visitor.page.expect_download() as waiting:
        visitor.page.locator("#image-menu [data-format=svg]").click()
    svg = Path(waiting.value.path()).read_bytes()
    assert waiting.value.suggested_filename.startswith(f"khorgos-{chart.replace('_', '-')}-kgz")
    told = texts_of(svg)
    title = card.locator(".card-title").inner_text()
    assert bare(title) in told
    assert re.search("[а-я]" if lang == "ru" else "[一-鿿]", title + told)
    paper = ElementTree.fromstring(svg).find(f"{SVG}rect")
    assert paper is not None
    assert paper.get("fill") == card.evaluate("(card) => getComputedStyle(card).backgroundColor")
    assert paper.get("fill") == "rgb(27, 31, 38)"


def test_the_menu_by_keyboard(visitor: Visitor) -> None:
    """Enter opens the menu, arrows go round, Escape returns the focus, Enter saves."""
    visitor.open("/country/kazakhstan")
    page = visitor.page
    button = page.locator("#card-top_partners .image-button")
    button.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("menuitem", name="PNG, 1×")).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("menuitem", name="SVG")).to_be_focused()
    page.keyboard.press("Escape")
    expect(button).to_be_focused()
    expect(page.get_by_role("menu")).to_have_count(0)
    page.keyboard.press("Enter")
    with page.expect_download() as waiting:
        page.keyboard.press("Enter")
    assert waiting.value.suggested_filename == "khorgos-top-partners-kaz.png"
    expect(button).to_be_focused()


def test_the_menu_by_mouse(visitor: Visitor) -> None:
    """The button opens and closes it, another card's button moves it, it scrolls along, a click elsewhere closes it."""
    visitor.open("/share")
    page = visitor.page
    menu = page.get_by_role("menu")
    first = page.locator("#card-china_share .image-button")
    first.click()
    expect(menu).to_be_visible()
    first.click()
    expect(menu).to_have_count(0)
    expect(first).to_have_attribute("aria-expanded", "false")
    first.click()
    second = page.locator("#card-dependence .image-button")
    second.click()
    expect(menu).to_be_visible()
    expect(first).to_have_attribute("aria-expanded", "false")
    expect(second).to_have_attribute("aria-expanded", "true")
    page.evaluate("() => window.scrollBy(0, 120)")
    visitor.until(
        """() => {
          const button = document.querySelector("#card-dependence .image-button");
          const [at, menu] = [button, document.getElementById("image-menu")]
            .map((element) => element.getBoundingClientRect());
          return Math.min(Math.abs(menu.top - at.bottom), Math.abs(menu.bottom - at.top)) < 10;
        }"""
    )
    page.locator("h1").click()
    expect(menu).to_have_count(0)


def test_nothing_to_picture(visitor: Visitor) -> None:
    """The button of an empty card is disabled and says why; headline figures have no button."""
    visitor.open("/country/turkmenistan?ledger=partner")
    button = visitor.page.locator("#card-top_partners .image-button")
    expect(button).to_be_disabled()
    expect(button).to_have_attribute("title", "There is nothing to save as an image here")
    visitor.open("/")
    expect(visitor.page.locator("#card-headline .image-button")).to_have_count(0)


def test_the_frame_of_a_treemap_says_nothing(visitor: Visitor) -> None:
    """The strip around the sections is no figure: no tooltip, no click, no error in the console."""
    visitor.open("/commodities")
    plot = visitor.page.locator("#card-treemap .js-plotly-plot")
    plot.scroll_into_view_if_needed()
    box = plot.bounding_box()
    assert box is not None
    before = visitor.address()
    for down in range(2, 24, 3):
        visitor.page.mouse.move(box["x"] + 3, box["y"] + down)
        visitor.page.mouse.click(box["x"] + 3, box["y"] + down)
    expect(plot.locator(".hovertext")).to_have_count(0)
    assert visitor.address() == before
    visitor.page.mouse.move(box["x"] + box["width"] / 4, box["y"] + box["height"] / 2)
    expect(plot.locator(".hovertext")).to_have_count(1)
