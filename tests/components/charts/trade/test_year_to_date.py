"""Parts of a year compared with the same months a year earlier."""

import pytest

from components.charts.trade.year_to_date import CHART
from components.render import Renderer
from components.state import ViewState
from data.analysis.measures import year_before
from data.store import Store


def test_published_and_computed_growth_are_both_shown(renderer: Renderer) -> None:
    """Uzbekistan, January to November 2025: 12.12 after 10.1 billion, published as +30%."""
    state = ViewState(view="country", country="UZB", ledger="partner")
    frame = renderer.draw(CHART, state).frame
    rates = [
        row for row in frame if row.period == "2025-01/2025-11" and row.measure.startswith("growth")
    ]
    assert [row.value for row in rates] == pytest.approx([20.0, 30.0])
    assert "differs from the two values" in rates[1].note
    assert ["calculated" in rates[0].note, "published" in rates[1].note] == [True, True]


def test_only_the_same_months_are_compared(renderer: Renderer) -> None:
    for country in ("CA5", "KAZ", "UZB", "KGZ", "TJK", "TKM"):
        frame = renderer.draw(CHART, ViewState(view="country", country=country)).frame
        values = {row.period for row in frame if row.measure == "value"}
        for row in frame:
            if row.measure == "growth":
                assert {row.period, year_before(row.period)} <= values


def test_newest_months_lead(renderer: Renderer) -> None:
    drawn = renderer.draw(CHART, ViewState(view="country", country="KAZ"))
    finding = CHART.finding(drawn.frame, drawn.state)
    assert "$40.0 bn in Jan–Sep 2025, against $27.0 bn a year earlier (+48%)" in finding
    axis = CHART.figure(drawn.frame, drawn.state)["layout"]["yaxis"]
    assert axis["categoryarray"][0] == "Jan–Sep 2025"
    assert len(axis["categoryarray"]) <= 12


def test_a_side_that_can_be_compared_is_not_said_to_lack_months(live_store: Store) -> None:
    """Turkmenistan's own statistics have no months; China's have January to October of two years."""
    state = ViewState(view="country", country="TKM", ledger="partner")
    assert CHART.why_empty is not None
    assert "but not the same months" not in CHART.why_empty(live_store, state)
