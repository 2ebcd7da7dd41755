"""China's share of one commodity."""

from __future__ import annotations

import pytest

from components.charts.commodities.commodity_share import CHART, figure, finding
from components.state import ViewState
from data.store import Store

ORES = ViewState(country="KAZ", flow="export", ledger="partner", commodity="26")


def test_numerator_and_denominator_are_of_one_ledger_and_year(store: Store) -> None:
    """Ores of Kazakhstan: each share is computed from two values of one table."""
    rows = CHART.table(store, ORES)
    assert {row.ledger for row in rows} == {"partner"}
    part = store.chapters("KAZ", "export", "partner", "2024", "CHN")["26"].value_usd
    whole = store.chapters("KAZ", "export", "partner", "2024", "WLD")["26"].value_usd
    assert rows[-1].period == "2024"
    assert rows[-1].value == 100 * part / whole


def test_years_that_are_incomplete_are_a_gap(store: Store) -> None:
    """Kazakhstan's reports of 2020-22 are not drawn."""
    line = figure(CHART.table(store, ORES), ORES)["data"][0]
    by_year = dict(zip(line["x"], line["y"], strict=True))
    assert [by_year[year] for year in (2020, 2021, 2022)] == [None, None, None]


def test_turnover_shows_both_flows_and_a_mean_is_no_point(store: Store) -> None:
    """Two lines; the average of 2022-23 has no world total, so it is absent."""
    rows = CHART.table(store, ViewState(country="UZB", ledger="reconciled", commodity="72"))
    assert {row.flow for row in rows} == {"export", "import"}
    assert not [row for row in rows if "/" in row.period]


def test_without_a_choice_the_largest_chapter_is_taken(store: Store) -> None:
    """The largest of Turkmenistan's exports is gas."""
    state = ViewState(country="TKM", flow="export", ledger="reconciled")
    rows = CHART.table(store, state)
    assert {row.commodity for row in rows} == {"27"}
    assert "mineral fuels and oils" in finding(rows, state)


def test_a_heading_has_a_share_too(store: Store) -> None:
    """China supplied $20 bn of Kazakhstan's imports of $50 bn in 2024, in cars as in all goods."""
    state = ViewState(country="KAZ", flow="import", ledger="partner", commodity="8703")
    shares = {row.period: row.value for row in CHART.table(store, state)}
    assert shares["2024"] == pytest.approx(40.0)
