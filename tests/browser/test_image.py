"""Charts as pictures: every chart, in each language, complete and with its sources."""

from __future__ import annotations

import re
import struct
from collections.abc import Callable, Iterator
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
#: a PNG is the SVG, painted by the browser: one of each page
RASTER = {view: chart for chart, view in HOMES.items() if chart in PLOTS}.values()
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


def picture(visitor: Visitor, chart: str, form: str, shape: str = "") -> tuple[str, bytes]:
    """Choose a shape and a format in the card's menu; return the name and the bytes of the file."""
    menu = visitor.open_menu(chart)
    if shape:
        menu.get_by_role("menuitemradio", name=shape, exact=True).click()
    with visitor.page.expect_download() as waiting:
        menu.locator(f"[data-picture={form}]").first.click()
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
    """It has title, unit, ledger, publishers and address, loads nothing, and is a page of slides."""
    visitor = at[HOMES[chart]]
    card = visitor.page.locator(f"#card-{chart}")
    name, svg = picture(visitor, chart, "svg")
    csv = visitor.csv_link(chart).get_attribute("download") or ""
    assert name == csv.replace(".csv", ".svg")
    told = texts_of(svg)
    for part in (".card-title", ".card-subtitle"):
        assert bare(card.locator(part).inner_text()) in told
    assert bare(card.locator(".card-source a").first.inner_text()) in told
    more = card.locator(".more-sources a").count()
    if more > 1:
        assert f"{more}moreattheaddressbelow" in told
    assert "Source:" in told
    assert re.search("customs|[Nn]ationalstatistics|third|thepress", told)
    assert "Khorgos·127.0.0.1" in told
    root = ElementTree.fromstring(svg)
    assert not BEYOND.search(svg)
    width, height = int(root.get("width", "0")), int(root.get("height", "0"))
    assert width == 960
    assert height >= 540  # long notes need more
    expect(visitor.page.locator("#spoken")).to_have_text(f"Saved: {name}")
    if chart not in RASTER:
        return
    name, png = picture(visitor, chart, "png")
    assert name == csv.replace(".csv", f"-{2 * width}x{2 * height}.png")
    assert size_of(png) == (2 * width, 2 * height)
    expect(visitor.page.locator("#spoken")).to_have_text(f"Saved: {name}")


def test_shapes(visit: Callable[..., Visitor]) -> None:
    """A picture has the chosen shape on a phone, too; the choice is kept."""
    visitor = visit(width=390, height=844)
    visitor.open("/share?country=KAZ&flow=import")
    for shape, size in (
        ("16:9", (960, 540)),
        ("4:3", (960, 720)),
        ("Square", (800, 800)),
        ("Portrait", (720, 900)),
    ):
        name, png = picture(visitor, "china_share", "png", shape)
        assert size_of(png) == (2 * size[0], 2 * size[1])
        assert name == f"khorgos-2026.11-china-share-kaz-import-{2 * size[0]}x{2 * size[1]}.png"
    visitor.page.reload()
    visitor.settled()
    menu = visitor.open_menu("china_share")
    chosen = menu.get_by_role("menuitemradio", name="Portrait")
    expect(chosen).to_have_attribute("aria-checked", "true")
    expect(menu.locator("[data-picture=png]").last).to_have_text("PNG, 2880 × 3600")
    visitor.page.keyboard.press("Escape")
    _name, svg = picture(visitor, "china_share", "svg", "As shown")
    frame = visitor.page.locator("#card-china_share .plot").bounding_box()
    assert frame is not None
    assert int(ElementTree.fromstring(svg).get("width", "0")) == round(frame["width"]) + 40


@pytest.mark.parametrize("lang", ["ru", "zh"])
def test_other_scripts_in_the_dark(lang: str, visitor: Visitor) -> None:
    """Cyrillic and Chinese are intact, their fonts are named, the background is that of the theme."""
    visitor.open(f"/country/kyrgyzstan?theme=dark&lang={lang}")
    card = visitor.page.locator("#card-top_partners")
    card.locator(".menu-button").first.click()
    with visitor.page.expect_download() as waiting:
        card.locator("[data-picture=svg]").click()
    svg = Path(waiting.value.path()).read_bytes()
    assert waiting.value.suggested_filename.startswith("khorgos-2026.11-top-partners-kgz")
    told = texts_of(svg)
    title = card.locator(".card-title").inner_text()
    assert bare(title) in told
    assert re.search("[а-я]" if lang == "ru" else "[一-鿿]", title + told)
    fonts = [
        text.get("style", "") + text.get("font-family", "")
        for text in ElementTree.fromstring(svg).iter(f"{SVG}text")
    ]
    assert len(fonts) > 10
    assert all("Microsoft YaHei" in families for families in fonts)
    paper = ElementTree.fromstring(svg).find(f"{SVG}rect")
    assert paper is not None
    assert paper.get("fill") == "#1b1f26"


def test_a_picture_of_an_open_table_is_that_of_the_chart(visitor: Visitor) -> None:
    """The table only covers the chart."""
    visitor.open("/share")
    _name, before = picture(visitor, "china_share", "svg")
    visitor.page.locator("#card-china_share .table-button").click()
    expect(visitor.page.locator("#card-china_share tbody tr").first).to_be_visible()
    _name, after = picture(visitor, "china_share", "svg")
    assert texts_of(after) == texts_of(before)


def test_nothing_to_picture(visitor: Visitor) -> None:
    """The menu of an empty card has no pictures, and neither have headline figures."""
    visitor.open("/country/turkmenistan?ledger=partner")
    menu = visitor.open_menu("top_partners")
    expect(menu.get_by_role("menuitem")).to_have_count(4)
    visitor.page.keyboard.press("Escape")
    expect(visitor.page.locator("#card-top_partners .table-button")).to_be_hidden()
    visitor.open("/")
    expect(visitor.page.locator("#card-headline [data-picture]")).to_have_count(0)


def test_the_frame_of_a_treemap_says_nothing(visitor: Visitor) -> None:
    """The strip around the sections is no figure: no tooltip, no click, no error in the console."""
    visitor.open("/commodities")
    visitor.drawn()
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
