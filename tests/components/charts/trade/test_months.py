"""Months as lines, and the latest months of each country beside those of a year earlier."""

from __future__ import annotations

from components.charts.trade import headline, months, year_to_date, year_to_date_by_country
from components.render import Renderer
from components.state import ViewState
from data.records.codes import WORLD


def test_a_missing_month_is_a_gap(renderer: Renderer) -> None:
    """April 2023 is not in the data: the line has a point without a value there."""
    drawn = renderer.draw(months.CHART, ViewState(view="country", country="KAZ"))
    figure = months.CHART.figure(drawn.frame, drawn.state)
    assert [trace["name"] for trace in figure["data"]] == ["Exports", "Imports"]
    exports = figure["data"][0]
    april = exports["x"].index(months.place_of("2023-04"))
    assert exports["y"][april] is None
    assert exports["y"][april - 1] is not None
    assert set(exports["marker"]["symbol"]) == {"circle-open", "circle"}, "derived from yuan"


def test_the_latest_month_is_compared_with_that_of_the_year_before(renderer: Renderer) -> None:
    drawn = renderer.draw(months.CHART, ViewState(view="country", country="KAZ"))
    title = months.CHART.finding(drawn.frame, drawn.state)
    assert (
        title
        == "Kazakhstan and China in Jun 2024: exports $7.70 bn (+10%), imports $8.80 bn (+10%)"
    )
    only = renderer.draw(months.CHART, ViewState(view="country", country="KAZ", flow="export"))
    assert months.CHART.finding(only.frame, only.state) == (
        "Kazakhstan's exports to China came to $7.70 bn in Jun 2024 (+10%)"
    ).replace("'", "’")


def test_a_chosen_year_shows_its_months_only(renderer: Renderer) -> None:
    state = ViewState(view="country", country="KAZ", period="2023")
    frame = renderer.draw(months.CHART, state).frame
    assert {row.period[:4] for row in frame} == {"2023"}
    without = state.with_(period="2019")
    assert months.CHART.table(renderer.store, without.with_(ledger="china")) == ()
    assert "there are months of 2023, 2024" in renderer.why_empty(months.CHART, without)


def test_each_country_has_its_latest_months(renderer: Renderer) -> None:
    """Kazakhstan has January to September 2025, Kyrgyzstan January to June, Tajikistan March."""
    drawn = renderer.draw(year_to_date_by_country.CHART, ViewState())
    latest = {row.country: row.period for row in drawn.frame if row.measure == "growth"}
    assert latest == {
        "CA5": "2025-01/2025-09", "KAZ": "2025-01/2025-09", "UZB": "2025-01/2025-11",
        "KGZ": "2025-01/2025-06", "TJK": "2025-03",
    }  # fmt: skip
    figure = year_to_date_by_country.CHART.figure(drawn.frame, drawn.state)
    names = figure["layout"]["yaxis"]["categoryarray"]
    assert names[0] == "Central Asia<br>(Jan–Sep 2025)"
    assert len(names) == len(set(names)) == 5
    title = year_to_date_by_country.CHART.finding(drawn.frame, drawn.state)
    assert title.startswith(
        "Central Asia’s total trade with China came to $90.0 bn in Jan–Sep 2025"
    )
    chosen = ViewState(country="KGZ")
    drawn = renderer.draw(year_to_date_by_country.CHART, chosen)
    assert "Kyrgyzstan" in year_to_date_by_country.CHART.finding(drawn.frame, drawn.state)


def test_a_year_with_months_only_has_tiles_of_them(renderer: Renderer) -> None:
    """Kazakhstan's own figures of 2026 are known for January to March."""
    state = ViewState(country="KAZ", partner=WORLD, period="2026")
    drawn = renderer.draw(headline.CHART, state)
    title = headline.CHART.finding(drawn.frame, drawn.state)
    assert title == (
        "Kazakhstan’s total trade with all partners came to $43.0 bn in Jan–Mar 2026, "
        "up 19% on a year earlier"
    )
    tiles = headline.CHART.figure(drawn.frame, drawn.state)["tiles"]
    assert len(tiles) == 4, "all partners have no share"
    assert tiles[0]["figures"][0]["delta"] == "+19% on Jan–Mar 2025"


def test_a_chosen_year_limits_the_comparison(renderer: Renderer) -> None:
    state = ViewState(view="country", country="KAZ", period="2025")
    frame = renderer.draw(year_to_date.CHART, state).frame
    assert {row.period for row in frame if row.measure == "growth"} == {"2025-01/2025-09"}
    without = state.with_(period="2019")
    assert year_to_date.CHART.table(renderer.store, without.with_(ledger="china")) == ()
    assert "No part of 2019" in renderer.why_empty(year_to_date.CHART, without)
