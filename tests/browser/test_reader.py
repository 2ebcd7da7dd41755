"""Charts read point by point, by keyboard only."""

from __future__ import annotations

import json
from collections.abc import Callable
from urllib.request import urlopen

import pytest
from playwright.sync_api import Locator, expect

from components.state import home
from components.views import PAGES
from tests.browser.visitor import Visitor

KEYS_TOLD = "← → along a series"


def enter(visitor: Visitor, chart: str) -> Locator:
    """Focus a chart; return the line that shows its points."""
    frame = visitor.page.locator(f"#card-{chart} .plot")
    frame.focus()
    return frame.locator(".plot-said")


def texts(visitor: Visitor, chart: str) -> list[str]:
    """Return the server's text for each row of a card."""
    address = visitor.csv_link(chart).get_attribute("href") or ""
    with urlopen(visitor.home + address.replace("/csv/", "/points/")) as answer:
        return json.load(answer)


@pytest.mark.parametrize("view", [view for view in PAGES if view != "brief"])
def test_every_chart_can_be_read(view: str, resident: Visitor) -> None:
    """Each has a name and a summary; Home and End read out points that are rows of its table."""
    visitor = resident
    visitor.go(home(view))
    visitor.drawn()
    page = visitor.page
    for chart in [chart for chart in PAGES[view] if chart.kind != "tiles"]:
        frame = page.locator(f"#card-{chart.id} .plot")
        title = page.locator(f"#card-{chart.id} .card-title").inner_text()
        expect(frame).to_have_accessible_name(title)
        summary = page.locator(f"#card-{chart.id} .card-summary").inner_text()
        expect(frame).to_have_accessible_description(summary)
        assert title.replace("\N{NO-BREAK SPACE}", " ") in summary
        said = enter(visitor, chart.id)
        expect(said).to_contain_text(KEYS_TOLD)
        known = texts(visitor, chart.id)
        for key in ("Home", "End", "ArrowDown"):
            page.keyboard.press(key)
            visitor.until(
                "([chart, known]) => known.includes(document.querySelector("
                "`#card-${chart} .plot-said`).textContent)",
                [chart.id, known],
            )
            # and it is visible
            visitor.until(
                "(chart) => document.querySelector(['.hovertext', '.read', '.read-cell', '.axistext']"
                ".map((one) => `#card-${chart} ${one}`).join())",
                chart.id,
            )


def test_lines_are_walked_both_ways(visitor: Visitor) -> None:
    """Right and left go along the years of a country, down to the same year of the next."""
    visitor.open("/")
    press = visitor.page.keyboard.press
    said = enter(visitor, "turnover_by_country")
    press("End")
    expect(said).to_have_text("Kazakhstan, 2025: $48.7 bn, China’s customs, as published")
    press("ArrowLeft")
    expect(said).to_contain_text("Kazakhstan, 2024: $43.8 bn")
    press("ArrowDown")
    expect(said).to_contain_text("Uzbekistan, 2024:")
    press("ArrowUp")
    expect(said).to_contain_text("Kazakhstan, 2024:")
    press("Home")
    expect(said).to_contain_text("Kazakhstan, 1992:")
    press("ArrowLeft")
    expect(said).to_contain_text("Kazakhstan, 1992:")
    press("Escape")
    expect(said).to_be_empty()
    expect(visitor.page.locator("#card-turnover_by_country .plot")).to_be_focused()
    press("Tab")
    expect(visitor.page.locator("#card-turnover_by_country .card-source a").first).to_be_focused()


def test_enter_is_a_click(visitor: Visitor) -> None:
    """Enter sets what the point stands for and shows its value; a second Enter clears it."""
    visitor.open("/")
    press = visitor.page.keyboard.press
    said = enter(visitor, "what_changed")
    press("Home")
    expect(said).to_contain_text("Kazakhstan")
    press("Enter")
    visitor.arrived("/?country=KAZ")
    expect(visitor.page.locator("#picked-text")).to_contain_text("Kazakhstan")
    expect(visitor.page.locator("#card-what_changed .plot")).to_be_focused()
    press("Enter")
    visitor.arrived("/")


def test_in_the_readers_language(visitor: Visitor) -> None:
    """Points are read out in the language of the page; at least their numbers."""
    visitor.open("/?lang=zh")
    said = enter(visitor, "turnover_by_country")
    visitor.page.keyboard.press("End")
    expect(said).to_contain_text("487亿美元")


def test_points_that_do_not_come_are_told(visit: Callable[..., Visitor]) -> None:
    """If the server's answer is unusable, a message leads the reader to the table."""
    visitor = visit()
    visitor.page.route("**/points/**", lambda route: route.fulfill(body="no list"))
    visitor.open("/")
    said = enter(visitor, "turnover_by_country")
    visitor.page.keyboard.press("End")
    expect(said).to_have_text("The points could not be loaded; the table has them all")
    visitor.page.unroute("**/points/**")
    visitor.page.keyboard.press("ArrowLeft")
    expect(said).to_contain_text("Kazakhstan, 2024")
