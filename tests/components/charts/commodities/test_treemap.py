"""The mix of a period as areas."""

from __future__ import annotations

import pytest

from components.charts.commodities.treemap import CHART, figure, finding
from components.state import ViewState
from data.store import Store


@pytest.mark.parametrize("country", ["CA5", "KAZ", "UZB", "KGZ", "TJK", "TKM"])
@pytest.mark.parametrize("flow", ["export", "import", "turnover"])
def test_sections_are_at_least_the_sum_of_their_chapters(
    store: Store, country: str, flow: str
) -> None:
    """Plotly draws nothing at all where a parent is less than its children, as JavaScript adds."""
    state = ViewState(country=country, flow=flow, ledger="reconciled")
    frame = CHART.table(store, state)
    trace = figure(frame, state)["data"][0]
    totals = dict(zip(trace["ids"], trace["values"], strict=True))
    sums: dict[str, float] = {}
    for parent, value in zip(trace["parents"], trace["values"], strict=True):
        sums[parent] = sums.get(parent, 0.0) + value
    for parent, value in sums.items():
        assert not parent or totals[parent] >= value
    assert len(set(trace["ids"])) == len(trace["ids"])


def test_turkmen_exports_of_2019_are_fuels(store: Store) -> None:
    """Fuels 6,984 of 7,037 million dollars (Atlas)."""
    state = ViewState(country="TKM", flow="export", ledger="reconciled", period="2019")
    frame = CHART.table(store, state)
    fuels = next(row for row in frame if row.commodity == "27")
    assert fuels.value / 1e6 == pytest.approx(6984, abs=1)
    total = sum(row.value for row in frame if row.measure == "section_total")
    assert total / 1e6 == pytest.approx(7037, abs=1)
    assert (
        finding(frame, state)
        == "Mineral fuels and oils: 99 % of Turkmenistan’s exports to China, 2019"
    )


def test_a_year_with_missing_chapters_is_not_shown(store: Store) -> None:
    """Kazakhstan's own report of 2021 lacks chapters 73-99: nothing is better than half."""
    assert CHART.table(store, ViewState(country="KAZ", ledger="partner", period="2021")) == ()


def test_suspect_levels_are_hatched(store: Store) -> None:
    """Turkmen exports of 2012 are 0.4 of what China recorded."""
    state = ViewState(country="TKM", flow="export", ledger="reconciled", period="2012")
    frame = CHART.table(store, state)
    assert {row.status for row in frame} == {"suspect"}
    assert set(figure(frame, state)["data"][0]["marker"]["pattern"]["shape"]) == {"\\"}


def test_only_chapters_can_be_chosen(store: Store) -> None:
    """A section is no commodity of the address."""
    state = ViewState(ledger="reconciled")
    frame = CHART.table(store, state)
    chosen = figure(frame, state)["data"][0]["customdata"]
    for row, click in zip(frame, chosen, strict=True):
        assert click["row"] is row
        assert ("commodity" not in click) == (row.measure == "section_total")
