"""Chapters in dollars over time."""

from __future__ import annotations

import pytest

from components.charts.commodities.mix_trend import CHART, figure, finding
from components.state import ViewState
from data.store import Store

UZB = ViewState(country="UZB", flow="import", ledger="reconciled")


def test_parts_add_up_to_the_printed_total(store: Store) -> None:
    """Kazakhstan's exports to China in 2024: 10 bn, in at most nine parts."""
    state = ViewState(country="KAZ", flow="export", ledger="partner")
    rows = [row for row in CHART.table(store, state) if row.period == "2024"]
    assert len(rows) <= 9
    assert sum(row.value for row in rows) == pytest.approx(10e9)


def test_incomplete_years_are_gaps(store: Store) -> None:
    """2020-22 are on the axis and have no bar."""
    state = ViewState(country="KAZ", flow="export", ledger="partner")
    frame = CHART.table(store, state)
    assert not {row.period for row in frame} & {"2020", "2021", "2022"}
    places = figure(frame, state)["layout"]["xaxis"]["categoryarray"]
    assert places[places.index("2019") + 1 : places.index("2023")] == ["2020", "2021", "2022"]


def test_a_mean_is_a_bar_of_its_own(store: Store) -> None:
    """Imports of 2022-23 are known only as an average: 8 bn in Uzbekistan."""
    frame = CHART.table(store, UZB)
    mean = [row.value for row in frame if row.period == "2022/2023"]
    assert sum(mean) == pytest.approx(8e9)
    assert not {row.period for row in frame} & {"2022", "2023"}
    assert "2022–23 average" in figure(frame, UZB)["layout"]["xaxis"]["categoryarray"]


def test_the_chosen_commodity_is_at_the_axis_and_not_faded(store: Store) -> None:
    """Vehicles are drawn first, the others fade."""
    state = UZB.with_(commodity="87")
    frame = CHART.table(store, state)
    data = figure(frame, state)["data"]
    assert data[0]["name"] == "Vehicles"
    assert set(data[0]["marker"]["opacity"]) == {1.0}
    assert all(set(trace["marker"]["opacity"]) != {1.0} for trace in data[1:])
    assert finding(frame, state).startswith(
        "Vehicles accounted for $1.20 bn of imports (2022–23 average)"
    )


def test_every_label_of_the_last_bar_is_visible(store: Store) -> None:
    """Plotly hides annotations beyond the axis, so none may be there."""
    for country in ("CA5", "KAZ", "UZB", "KGZ", "TJK", "TKM"):
        for flow in ("export", "import"):
            state = ViewState(country=country, flow=flow, ledger="reconciled")
            frame = CHART.table(store, state)
            layout = figure(frame, state)["layout"]
            low, high = layout["yaxis"]["range"]
            assert all(low <= note["y"] <= high for note in layout["annotations"])
