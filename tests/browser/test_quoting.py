"""From a value to its source in two clicks, on every page, and sentences ready to paste."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, expect

from components.state import home
from components.views import PAGES
from tests.browser import plots
from tests.browser.visitor import Visitor, arrive

#: views whose charts are not those of others
OWN = [view for view in PAGES if view != "brief"]
#: how many values are followed to their sources, in all views together, and of each chart
SAMPLE = 100
EACH = -(-SAMPLE // sum(len(PAGES[view]) for view in OWN))

#: click the value of a row and return it
CLICK = """([chart, row]) => {
  const value = document.querySelector(`#card-${chart} table [data-quote-row="${row}"]`);
  value.click();
  return value.innerText;
}"""


def open_table(visitor: Visitor, chart: str) -> Locator:
    """Open the table of a card; return its value buttons."""
    card = visitor.page.locator(f"#card-{chart}")
    card.locator(".table-button").click()
    expect(card.locator("table")).to_be_visible()
    return card.locator("table .quote-link")


def test_a_point_leads_to_its_source_in_two_clicks(visitor: Visitor) -> None:
    """Click imports of a year, then the line that appears: both offices' sentences on that flow.

    A third click closes the line.
    """
    visitor.open("/country/kazakhstan")
    plots.click(visitor.page, "china_trade", {"period": "2023"}, name="Imports")
    line = visitor.page.locator("#picked")
    expect(line).to_contain_text("Kazakhstan’s imports from China, 2023")
    line.get_by_role("button", name="Which number should I quote?").click()
    drawer = visitor.page.get_by_role("dialog")
    expect(drawer.get_by_text("What each side recorded")).to_be_visible()
    expect(drawer).to_contain_text(
        "The Bureau of National Statistics of Kazakhstan recorded imports"
    )
    expect(drawer).to_contain_text("China’s customs recorded exports")
    assert drawer.locator(".quote-source a[href^=http]").count() >= 1
    visitor.page.keyboard.press("Escape")
    drawer.wait_for(state="detached")
    line.get_by_role("button", name="Close this line").click()
    expect(line).to_be_hidden()


def test_copied_is_what_is_shown(visitor: Visitor) -> None:
    """The clipboard has the sentence and citations exactly as shown."""
    visitor.open("/country/kyrgyzstan?ledger=both&period=2023")
    open_table(visitor, "china_trade").first.click()
    drawer = visitor.page.get_by_role("dialog")
    item = drawer.locator(".quote-item:has(.quote-sentence)").first
    shown = item.locator(".quote-sentence").inner_text()
    assert shown.endswith("#card-china_trade")
    for button, text in (
        ("Copy sentence", shown),
        ("Copy citation", None),
        ("Copy BibTeX", None),
    ):
        wanted = text or item.get_by_role("button", name=button).get_attribute("data-copy")
        item.get_by_role("button", name=button).click()
        expect(item.get_by_role("button", name="Copied")).to_be_visible()
        assert visitor.page.evaluate("() => navigator.clipboard.readText()") == wanted
        expect(item.get_by_role("button", name=button)).to_be_visible()
    link = shown.rsplit(" ", 1)[1]
    visitor.page.goto(link)
    visitor.settled()
    expect(visitor.page.locator("#card-china_trade")).to_be_in_viewport()


def test_the_keyboard_alone_reaches_a_sentence(visitor: Visitor) -> None:
    """Tab to the first tile, Enter: the drawer takes the focus, and Escape returns it."""
    visitor.open("/")
    visitor.page.locator("#card-headline .quote-link").first.focus()
    visitor.page.keyboard.press("Enter")
    drawer = visitor.page.get_by_role("dialog")
    expect(drawer.locator(".quote-sentence").first).to_be_visible()
    visitor.until("() => document.querySelector('[role=dialog]').contains(document.activeElement)")
    visitor.page.keyboard.press("Escape")
    drawer.wait_for(state="detached")
    visitor.until("() => document.activeElement.classList.contains('quote-link')")


@pytest.mark.parametrize("view", OWN)
def test_values_of_all_views_lead_to_their_sources(view: str, calm: Visitor) -> None:
    """A hundred values: each has a source with a link to the web and to our list."""
    calm.open(home(view))
    followed = 0
    for chart in PAGES[view]:
        # a script clicks, because the drawer stays open: closing it a hundred times takes long
        button = calm.page.locator(f"#card-{chart.id} .table-button")
        button.evaluate("(button) => button.click()")
        buttons = calm.page.locator(f"#card-{chart.id} table .quote-link")
        expect(buttons.first).to_be_attached()
        count = buttons.count()
        places = {round(i * (count - 1) / max(EACH - 1, 1)) for i in range(EACH)}
        for place in sorted(places):
            follow(calm, chart.id, place)
            followed += 1
        button.evaluate("(button) => button.click()")
    assert followed >= len(PAGES[view]) * EACH * 0.9  # some tables have fewer rows


@pytest.fixture(scope="module")
def calm(browser: Browser, server: str) -> Iterator[Visitor]:
    """A reader who wants no movement, for all views."""
    reader = arrive(browser, server, reduced_motion="reduce")
    yield reader
    reader.page.context.close()
    reader.check()


def agree(cell: str, quoted: str) -> bool:
    """Return whether a table and the drawer have the same number; their units may differ."""
    digits = [re.search(r"[\d.,]*\d", text) for text in (cell, quoted)]
    if not all(digits):
        return cell in quoted  # a place on the map
    one, other = (float(found.group().replace(",", "")) for found in digits if found)
    if not one or not other:
        return abs(one - other) < 0.05
    ratio = one / other
    return math.isclose(ratio, 10.0 ** round(math.log10(ratio)), rel_tol=0.05)


def follow(visitor: Visitor, chart: str, place: int) -> None:
    """Click a value: the drawer is about it and links to its sources.

    A script clicks; the other tests use the mouse.
    """
    name = f"{chart} {place}"
    shown = visitor.page.evaluate(CLICK, [chart, place])
    drawer = visitor.page.get_by_role("dialog")
    drawer.locator(f'.quote-subject[data-of="{name}"]').wait_for()
    assert agree(shown, drawer.locator(".quote-value").inner_text()), (name, shown)
    sources = drawer.locator(".quote-source")
    assert sources.count() >= 1, name
    assert sources.locator('a[href^="/data#source-"]').count() == sources.count(), name
    assert sources.locator("a[href^=http]").count() >= 1, name


def test_a_value_that_could_not_be_described_is_told(visitor: Visitor) -> None:
    """The drawer says so and offers another attempt; the value before does not stay in it."""
    visitor.open("/share")
    page = visitor.page
    open_table(visitor, "china_share").first.click()
    drawer = page.get_by_role("dialog")
    expect(drawer.locator(".quote-value")).to_be_visible()
    page.keyboard.press("Escape")
    drawer.wait_for(state="detached")
    page.route("**/quote/**", lambda route: route.fulfill(status=502, body="No."))
    page.locator("#card-china_share table .quote-link").last.click()
    expect(drawer.get_by_role("alert")).to_have_text("The figure could not be loaded.")
    expect(drawer.locator(".quote-value")).to_have_count(0)
    page.unroute("**/quote/**")
    drawer.get_by_role("button", name="Try again").click()
    expect(drawer.locator(".quote-value")).to_be_visible()
    visitor.said.clear()  # the browser and Dash report the request that failed
