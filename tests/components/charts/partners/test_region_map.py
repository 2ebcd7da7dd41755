"""The map of the five: shares and balances with their years, and a way to each country."""

from __future__ import annotations

import orjson

from components.charts.kit import geo
from components.charts.kit.base import Row
from components.charts.kit.projection import project
from components.charts.partners.region_map import CHART, finding, subtitle, table
from components.render import Renderer
from components.state import ViewState
from data.records.codes import COUNTRIES
from data.store import Store


def _shares(store: Store, **chosen: str) -> dict[str, Row]:
    rows = table(store, ViewState(**chosen))
    return {row.country: row for row in rows if row.measure == "share"}


def test_each_country_has_its_latest_share_and_balance(renderer: Renderer) -> None:
    """Kazakhstan 2024 by its own bureau: 30 of 100; its balance is by China's customs."""
    frame = table(renderer.store, ViewState())
    share = next(row for row in frame if (row.country, row.measure) == ("KAZ", "share"))
    assert (share.value, share.period, share.ledger) == (30.0, "2024", "partner")
    balances = [row for row in frame if row.measure == "value"]
    assert {row.flow for row in balances} == {"balance"}
    assert {row.ledger for row in balances} == {"china"}


def test_a_year_other_than_most_stands_beside_the_share(live: Renderer) -> None:
    state = ViewState()
    drawn = live.draw(CHART, state)
    shares = {row.country: row for row in drawn.frame if row.measure == "share"}
    latest = max(row.period for row in shares.values())
    texts = CHART.figure(drawn.frame, state)["data"][-2]["text"]
    for row, text in zip(shares.values(), texts, strict=True):
        assert (f"({row.period})" in text) == (row.period != latest)
    assert latest in subtitle(drawn.frame, state)


def test_the_title_is_about_the_chosen_flow_and_its_year(live: Renderer) -> None:
    state = ViewState(flow="import")
    drawn = live.draw(CHART, state)
    title = finding(drawn.frame, state)
    highest = max(_shares(live.store, flow="import").values(), key=lambda row: row.value)
    assert highest.country_name in title
    assert "imports" in title
    assert highest.period in title


def test_a_click_anywhere_in_a_country_chooses_it(renderer: Renderer) -> None:
    card = orjson.loads(orjson.dumps(renderer.card(CHART, ViewState())))
    areas = card["figure"]["data"][: len(COUNTRIES)]
    for code, trace in zip(COUNTRIES, areas, strict=True):
        assert trace["customdata"]
        assert all(point == {"country": code} for point in trace["customdata"])


def test_the_grid_is_inside_its_country() -> None:
    """Almaty is in Kazakhstan, Tashkent is not."""

    def near(lon: float, lat: float) -> bool:
        x, y = project(lon, lat)
        return any((x - px) ** 2 + (y - py) ** 2 < 150**2 for px, py in geo.inside("KAZ", 100.0))

    assert near(76.9, 43.3)
    assert not near(59.0, 38.0)


def test_links_lead_to_the_pages_of_the_countries(renderer: Renderer) -> None:
    card = orjson.loads(orjson.dumps(renderer.card(CHART, ViewState(flow="import"))))
    assert [link["href"] for link in card["others"]][:2] == [
        "/country/kazakhstan?flow=import",
        "/country/uzbekistan?flow=import",
    ]


def test_the_title_says_since_when_a_share_is_the_highest(live: Renderer) -> None:
    """Turkmenistan's exports: higher than the others' in each year since 2010, the first known."""
    state = ViewState(flow="export", period="2020")
    drawn = live.draw(CHART, state)
    assert ", as in every year since 2010" in finding(drawn.frame, state)
    highest = [row.country for row in drawn.frame if row.base]
    assert highest == ["TKM"]


def test_the_title_says_which_country_was_the_highest_before(live: Renderer) -> None:
    """Of imports in 2023: Tajikistan, and Kyrgyzstan the year before."""
    state = ViewState(flow="import", period="2023")
    drawn = live.draw(CHART, state)
    assert finding(drawn.frame, state).endswith("; in 2022 it was Kyrgyzstan")
    before = drawn.frame[-1]
    assert (before.measure, before.period) == ("share_before", "2022")
    others = [row.value for row in _shares(live.store, flow="import", period="2022").values()]
    assert before.value == max(others)
