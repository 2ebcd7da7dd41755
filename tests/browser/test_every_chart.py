"""What every chart promises, in a real browser."""

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

#: the page that each chart is tried on
HOMES = homes_of(PAGES)
#: a second state for each view, different from the default for every chart in it
OTHER = {
    "overview": "/?country=KGZ&flow=import&period=2019&partner=RUS",
    "country": "/country/uzbekistan?flow=import&period=2019",
    "share": "/share?country=KGZ&flow=import&ledger=reconciled&period=2016",
    "commodities": "/commodities?country=UZB&flow=export&period=2019",
    "projects": "/projects?country=UZB&sector=making&stage=operating",
    "ledgers": "/ledgers?country=KGZ&flow=import&period=2021",
    "corridors": "/corridors?country=KAZ&item=khorgos-rail",
    "claims": "/claims?country=UZB",
    "data": "/data?flow=export&country=TJK",
}


def download(visitor: Visitor, chart: str) -> pd.DataFrame:
    """Click the card's CSV button and read the file back as a researcher would."""
    with visitor.page.expect_download() as waiting:
        visitor.page.locator(f"#card-{chart} .card-buttons a").click()
    path = waiting.value.path()
    return pd.read_csv(io.BytesIO(path.read_bytes()), keep_default_na=False)


@pytest.fixture(scope="module")
def two(browser: Browser, server: str) -> Iterator[tuple[Visitor, Visitor]]:
    """Two visitors, who stay for all charts: to come anew takes longer than what they do here."""
    both = arrive(browser, server), arrive(browser, server)
    yield both
    for visitor in both:
        visitor.page.context.close()


@pytest.mark.parametrize("chart", list(CHARTS))
def test_chart(chart: str, two: tuple[Visitor, Visitor]) -> None:
    """Filter, click, let go, back, reload, a second visitor, the CSV: all agree."""
    view = HOMES[chart]
    first, second = two
    first.go(home(view))
    card = first.page.locator(f"#card-{chart}")
    expect(card).to_be_visible()
    before = first.key(chart)

    # the CSV is what is plotted, and has as many rows as its button says
    table = download(first, chart)
    assert card.locator(".card-buttons a").inner_text() == f"CSV · {len(table)} rows"
    assert len(table) > 0
    values = sorted(table["value"])
    if CHARTS[chart].kind == "plot":
        plotted = plots.numbers(first.page, chart)
        assert plotted
        for number in plotted:
            assert any(math.isclose(number, value, rel_tol=1e-9, abs_tol=1e-9) for value in values)

    # a click on a point sets what the point says, and a second click lets go
    if CHARTS[chart].kind == "plot":
        click_and_let_go(first, chart)
        assert first.key(chart) == before

    # another visitor looks at something else at the same time, and neither disturbs the other
    second.go(OTHER[view])
    elsewhere = second.key(chart)
    assert elsewhere != before
    assert first.key(chart) == before
    other_table = download(second, chart)
    if CHARTS[chart].uses != ("country",):  # such a chart only brings its country forward
        assert not other_table.equals(table)

    # from there the first visitor goes the same way, back, and reloads
    first.follow(OTHER[view])
    assert first.key(chart) == elsewhere
    first.page.go_back()
    first.settled()
    assert first.key(chart) == before
    assert download(first, chart).equals(table)
    first.page.go_forward()
    first.settled()
    first.page.reload()
    first.settled()
    assert first.key(chart) == elsewhere
    assert download(first, chart).equals(other_table)
    for visitor in two:
        visitor.check()


def click_and_let_go(visitor: Visitor, chart: str) -> None:
    """Click the chart's first reachable point twice; the address must follow and come back."""
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
    plots.click(visitor.page, chart, wanted)
    visitor.until("(held) => location.pathname + location.search !== held", held)
    visitor.settled()
    assert visitor.address() == start
