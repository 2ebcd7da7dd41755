"""How much sources disagree."""

from __future__ import annotations

import pytest

from components.charts.partners.share_by_ledger import CHART, figure, finding
from components.state import ViewState
from data.store import Store


def test_kazakh_imports_of_2020_differ_by_ledger(store: Store) -> None:
    """8 of 50 by the bureau of statistics, 9.6 reconciled."""
    rows = CHART.table(store, ViewState(country="KAZ", period="2020"))
    shares = {r.ledger: r.value for r in rows if r.flow == "import" and r.measure == "share"}
    assert shares["partner"] == pytest.approx(16)
    assert shares["reconciled"] == pytest.approx(19.2)


def test_the_printed_share_of_the_region_is_crossed_and_sourced(store: Store) -> None:
    """25% in 2024 is an estimate."""
    state = ViewState(period="2024")
    frame = CHART.table(store, state)
    region = next(row for row in frame if row.country == "CA5")
    assert (region.value, region.status, region.measure) == (25.0, "estimate", "share_printed")
    assert region.note.startswith("as published by")
    symbols = [
        symbol
        for t in figure(frame, state)["data"]
        for symbol in t.get("marker", {}).get("symbol", ())
    ]
    assert "triangle-up-open-dot" in symbols


def test_no_year_is_mixed_with_another(store: Store) -> None:
    """Each line of the chart is one year of one country and flow."""
    for country in ("CA5", "KAZ", "TKM"):
        years: dict[tuple[str, str], set[str]] = {}
        for row in CHART.table(store, ViewState(country=country)):
            years.setdefault((row.country, row.flow), set()).add(row.period)
        assert all(len(periods) == 1 for periods in years.values())


def test_the_finding_names_both_numbers(store: Store) -> None:
    """The widest gap of the chosen year."""
    state = ViewState(country="KAZ", flow="import", period="2020")
    text = finding(CHART.table(store, state), state)
    assert text.startswith("China’s share of Kazakhstan’s ")
    assert "2020" in text
    assert text.count("%") == 2


def test_the_finding_is_about_the_chosen_flow(live_store: Store) -> None:
    """And for total trade about the newest figures that differ, not about the widest gap ever."""
    for flow in ("export", "import"):
        state = ViewState(country="UZB", flow=flow)
        assert f"{flow}s in 2023 was" in finding(CHART.table(live_store, state), state)
    state = ViewState(country="KAZ")
    assert "in 2020" not in finding(CHART.table(live_store, state), state)
