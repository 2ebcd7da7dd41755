"""What holds for every chart, in a real browser."""

from __future__ import annotations

import io
import math
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pandas as pd
import pytest
from playwright.sync_api import Browser, expect

from components.render import homes_of
from components.state import home
from components.views import CHARTS, PAGES
from tests.browser import plots
from tests.browser.visitor import Visitor, arrive

#: the page on which each chart is tested
HOMES = homes_of(PAGES)
#: downloads that Chromium lets a page start
DOWNLOADS = 10
#: charts in which a click goes one level down, and the path above the charts leads up
DRILLS = ("products_inside",)
#: a second state for each view, different from the default for every chart in it
OTHER = {
    "overview": "/?country=KGZ&flow=import&period=2019&partner=RUS",
    "country": "/country/uzbekistan?flow=import&period=2019",
    "brief": "/country/uzbekistan/brief?flow=import&period=2019",
    "share": "/share?country=KGZ&flow=import&ledger=reconciled&period=2016",
    "commodities": "/commodities?country=UZB&flow=export&period=2019",
    "projects": "/projects?country=UZB&sector=making&stage=operating",
    "ledgers": "/ledgers?country=KGZ&flow=import&period=2021",
    "corridors": "/corridors?country=KAZ&item=khorgos-rail",
    "claims": "/claims?country=UZB",
    "data": "/data?flow=export&country=TJK",
}


def download(visitor: Visitor, chart: str) -> pd.DataFrame:
    """Click the card's CSV button and read the file back as a researcher would.

    Chromium lets a page start ten downloads; those of further cards are read from their address.
    """
    if [other.id for other in PAGES[HOMES[chart]]].index(chart) >= DOWNLOADS:
        return linked(visitor, chart)
    visitor.open_menu(chart)
    with visitor.page.expect_download() as waiting:
        visitor.csv_link(chart).click()
    return read(waiting.value.path().read_bytes())


def linked(visitor: Visitor, chart: str) -> pd.DataFrame:
    """Read the file that a card's CSV button leads to."""
    link = visitor.csv_link(chart).get_attribute("href") or ""
    return read(visitor.page.request.get(visitor.home + link).body())


def read(csv: bytes) -> pd.DataFrame:
    """Read a file of a card."""
    return pd.read_csv(io.BytesIO(csv), keep_default_na=False)


@pytest.fixture(scope="module")
def two(browser: Browser, server: str) -> Iterator[tuple[Visitor, Visitor]]:
    """Two visitors for all pages: loading the page again takes longer than the tests."""
    both = arrive(browser, server), arrive(browser, server)
    yield both
    for visitor in both:
        visitor.page.context.close()


@pytest.mark.parametrize("view", OTHER)
def test_every_chart_of_a_page(view: str, two: tuple[Visitor, Visitor]) -> None:
    """Filter, click, click again, back, reload, a second visitor, CSV: all agree, for each chart."""
    charts = [chart for chart, at in HOMES.items() if at == view]
    assert charts
    first, second = two
    first.go(home(view))
    before = keys(first, charts)
    tables = {chart: plotted(first, chart) for chart in charts}

    # a click on a point sets what the point stands for; a second click clears it
    for chart in charts:
        if CHARTS[chart].kind == "plot":
            click_and_let_go(first, chart)
            assert first.key(chart) == before[chart]

    # another visitor with another state at the same time: neither affects the other
    second.go(OTHER[view])
    elsewhere = keys(second, charts)
    assert keys(first, charts) == before
    others = {chart: linked(second, chart) for chart in charts}
    asked = set(parse_qs(urlsplit(OTHER[view]).query))
    for chart in charts:
        assert elsewhere[chart] != before[chart]
        # such a chart only highlights the chosen country, and the chosen year of all years
        marked = {"country", "period"} if CHARTS[chart].time else {"country"}
        if asked & set(CHARTS[chart].uses) - marked:
            assert not others[chart].equals(tables[chart]), chart

    # the first visitor goes to the same state, back, and reloads
    first.follow(OTHER[view])
    assert keys(first, charts) == elsewhere
    first.page.go_back()
    first.settled()
    assert keys(first, charts) == before
    for chart, table in tables.items():
        assert linked(first, chart).equals(table), chart
    first.page.go_forward()
    first.settled()
    first.page.reload()
    first.settled()
    assert keys(first, charts) == elsewhere
    for chart, table in others.items():
        assert linked(first, chart).equals(table), chart
    for visitor in two:
        visitor.check()


def test_every_chart_has_a_page() -> None:
    """No chart is left out of these tests."""
    assert set(HOMES) == set(CHARTS)
    assert set(HOMES.values()) == set(OTHER)


def keys(visitor: Visitor, charts: list[str]) -> dict[str, str]:
    """Return the key of what each chart shows."""
    return {chart: visitor.key(chart) for chart in charts}


def plotted(visitor: Visitor, chart: str) -> pd.DataFrame:
    """Read the CSV: it has as many rows as its button says, and every number that is drawn."""
    card = visitor.page.locator(f"#card-{chart}")
    expect(card).to_be_visible()
    table = download(visitor, chart)
    assert visitor.csv_link(chart).text_content() == f"CSV · {len(table)} rows"
    assert len(table) > 0
    if CHARTS[chart].kind == "plot":
        values = sorted(table["value"])
        drawn = plots.numbers(visitor.page, chart)
        assert drawn, chart
        for number in drawn:
            assert any(
                math.isclose(number, value, rel_tol=1e-9, abs_tol=1e-9) for value in values
            ), (chart, number)
    return table


def click_and_let_go(visitor: Visitor, chart: str) -> None:
    """Click a point twice: the address gets what the point sets, and loses it again."""
    start = visitor.address()
    names = set(parse_qs(urlsplit(start).query))
    wanted = plots.first_click(visitor.page, chart, avoid=names)
    plots.click(visitor.page, chart, wanted)
    visitor.until("(start) => location.pathname + location.search !== start", start)
    visitor.settled()
    expect(visitor.page.locator("#picked-text")).not_to_be_empty()
    state = visitor.page.evaluate("() => khorgos.shown().state")
    assert {name: state[name] for name in wanted} == wanted
    held = visitor.address()
    if chart in DRILLS:
        visitor.page.locator("#trail a").first.click()
    else:
        plots.click(visitor.page, chart, wanted)
    visitor.until("(held) => location.pathname + location.search !== held", held)
    visitor.settled()
    assert visitor.address() == start
