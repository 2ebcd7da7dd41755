"""The site below a path of its host: one visitor goes through it, and nothing asks the host's root."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Route, expect

from tests.browser import plots
from tests.browser.serving import serve
from tests.browser.test_deck import DECK, code, panel
from tests.browser.test_presenter import opened
from tests.browser.visitor import Visitor, arrive

#: links and requests that leave the path
OUTSIDE = """() => [...document.querySelectorAll("a[href], link[href], script[src], img[src]")]
  .map((one) => new URL(one.href ?? one.src))
  .filter((url) => url.origin === location.origin && !url.pathname.startsWith("/trade/"))
  .map(String)"""


@pytest.fixture(scope="module")
def below() -> Iterator[str]:
    with serve(workers=1, settings={"DASH_URL_BASE_PATHNAME": "/trade/"}) as home:
        yield f"{home}/trade"


@pytest.fixture
def reader(browser: Browser, below: str) -> Iterator[Visitor]:
    """A visitor whose every request is checked."""
    visitor = arrive(browser, below)
    yield visitor
    visitor.page.context.close()
    visitor.check()


def test_a_walk(reader: Visitor) -> None:
    """Pages, filters, history, files, drawer, copied link, language: as at the root of a host."""
    page = reader.page
    reader.open("/")
    assert page.evaluate(OUTSIDE) == []
    page.get_by_role("navigation", name="Pages").get_by_role(
        "link", name="Share", exact=True
    ).click()
    reader.arrived("/share")
    reader.choose("Country", "Kyrgyzstan")
    reader.choose("Flow", "Imports")
    assert reader.address() == "/share?country=KGZ&flow=import"
    page.go_back()
    reader.arrived("/share?country=KGZ")
    page.reload()
    reader.settled()
    assert page.evaluate(OUTSIDE) == []
    reader.open_menu("china_share")
    href = reader.csv_link("china_share").get_attribute("href") or ""
    assert href == "/trade/csv/china_share?country=KGZ"
    csv = page.request.get(reader.home.removesuffix("/trade") + href)
    assert csv.text().lstrip("\ufeff").startswith("country,")
    page.keyboard.press("Escape")
    card = page.locator("#card-china_share")
    card.get_by_role("button", name="Table", exact=True).click()
    expect(card.locator("table tbody tr").first).to_be_visible()
    card.locator("table .quote-link").first.click()
    drawer = page.get_by_role("dialog")
    expect(drawer.locator("a[href^='/trade/data#source-']").first).to_be_visible()
    assert page.evaluate(OUTSIDE) == []
    links = re.findall(r"http://127[^\s\"<]*", drawer.inner_html())
    assert links
    assert all(link.startswith(f"{reader.home}/") for link in links), (links, drawer.inner_text())
    page.keyboard.press("Escape")
    reader.open_menu("china_share", "Share").get_by_role(
        "menuitem", name="Copy link", exact=True
    ).click()
    reader.until("async () => (await navigator.clipboard.readText()).includes('#card-china_share')")
    copied = page.evaluate("() => navigator.clipboard.readText()")
    assert copied.startswith(f"{reader.home}/share?country=KGZ")
    for path in ("/data", "/projects", "/claims", "/country/kazakhstan/brief"):
        reader.follow(f"/trade{path}")
        assert page.evaluate(OUTSIDE) == [], path
    reader.open("/share?lang=ru")
    assert any("/trade/_ru/_dash-layout" in url for url in reader.went)
    expect(page.get_by_role("link", name="Обзор")).to_have_attribute("href", "/trade/")


def test_a_deck_and_its_presenter(reader: Visitor) -> None:
    """A link of any deck opens here; scenes, the second window and the file to take away work."""
    page = reader.page
    reader.open("/#deck=" + code(DECK))
    panel(page).get_by_role("button", name="Add to my decks").click()
    expect(panel(page)).to_contain_text("Opened:")
    with page.expect_download() as found:
        panel(page).get_by_role("button", name=re.compile("HTML")).first.click()
    kept = found.value.path().read_text("utf-8")
    assert kept.count('class="deck-page"') == len(DECK["scenes"])  # type: ignore[arg-type]
    assert "/trade/?present=1" in kept
    panel(page).get_by_role("button", name="Present the deck").click()
    expect(page.locator("#ribbon-scene")).to_have_text("Scene 1 of 3")
    notes = opened(reader)
    assert notes.url.startswith(f"{reader.home}/presenter?")
    expect(notes.locator("#state")).to_have_text("Scene 1 of 3")
    notes.keyboard.press("ArrowRight")
    expect(page.locator("#ribbon-scene")).to_have_text("Scene 2 of 3")
    assert reader.address().startswith("/ledgers?flow=import")


def test_the_whole_plotly_and_a_point(reader: Visitor) -> None:
    """It is loaded from below the path where our own is missing."""
    page = reader.page

    def empty(route: Route) -> None:
        route.fulfill(body="", content_type="text/javascript")

    page.route("**/00-plotly.js*", empty)
    reader.open("/")
    assert any("/trade/_dash-component-suites/plotly/" in url for url in reader.went)
    plots.click(page, "what_changed", {"country": "KGZ"})
    reader.until("() => location.pathname + location.search === '/trade/?country=KGZ'")
