"""Dependence in both directions."""

from __future__ import annotations

import pytest

from components.charts.partners.dependence import CHART, figure
from components.state import ViewState
from data.store import Store


def test_kazakhstan_2024_both_ways(store: Store) -> None:
    """30 of its total trade of 100, and 36.8 of China's 6,000 bn."""
    rows = CHART.table(store, ViewState(period="2024"))
    small = next(row for row in rows if row.partner == "KAZ")
    large = next(row for row in rows if row.country == "KAZ")
    assert small.value == pytest.approx(36.8 / 60)
    assert large.value == pytest.approx(30)
    assert (small.country, small.ledger, small.flow) == ("CHN", "china", "turnover")
    assert large.ledger == "partner"


def test_what_a_country_buys_china_sells(store: Store) -> None:
    """Imports from China are divided by China's exports, exports by China's imports."""
    for flow, other in (("import", "export"), ("export", "import")):
        for row in CHART.table(store, ViewState(flow=flow)):
            assert row.flow == (other if row.country == "CHN" else flow)


def test_pairs_are_of_one_year_and_say_their_ledger(store: Store) -> None:
    """Both shares of a country are of the same year."""
    rows = CHART.table(store, ViewState())
    assert len(rows) == 8  # Turkmenistan has no world total of 2024
    for small, large in zip(rows[::2], rows[1::2], strict=True):
        assert small.period == large.period
        assert small.partner == large.country
        assert "China’s customs" in small.note
        assert large.note.startswith(("national statistics", "reconciled"))


def test_a_year_without_chinas_world_total_is_empty(store: Store) -> None:
    """China's world total of 2020 is not known: no other figure takes its place."""
    assert CHART.table(store, ViewState(period="2020")) == ()


def test_each_column_of_bars_starts_at_zero(store: Store) -> None:
    """On its own scale, with all bars and room for their values."""
    frame = CHART.table(store, ViewState(flow="export"))
    drawn = figure(frame, ViewState(flow="export"))
    for trace in drawn["data"]:
        low, high = drawn["layout"]["xaxis" + trace["xaxis"][1:]]["range"]
        assert low == 0
        assert 1.5 * max(trace["x"]) < high
