"""The mix of a period as a treemap."""

from __future__ import annotations

import pytest

from components.charts.commodities.treemap import CHART, figure, finding
from components.state import ViewState
from data.store import Store
from tests.small.trade import EXPORTS


@pytest.mark.parametrize("country", ["CA5", "KAZ", "UZB", "KGZ", "TJK", "TKM"])
@pytest.mark.parametrize("flow", ["export", "import", "turnover"])
def test_sections_are_at_least_the_sum_of_their_chapters(
    store: Store, country: str, flow: str
) -> None:
    """Plotly draws nothing if a parent is less than the sum of its children, as JavaScript adds."""
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


def test_each_share_is_that_of_its_chapter(store: Store) -> None:
    """Kazakh exports of 2020, in hundredths of 4.16 billion; a section is the sum of its parts."""
    state = ViewState(country="KAZ", flow="export", ledger="reconciled", period="2020")
    frame = CHART.table(store, state)
    chapters = {row.commodity: row.part for row in frame if row.measure == "value"}
    assert chapters == pytest.approx({code: float(part) for code, part in EXPORTS.items()})
    sections = {row.commodity: row.part for row in frame if row.measure == "section_total"}
    assert sections == pytest.approx({"V": 61, "XV": 25, "VI": 9, "II": 3.5, "XIV": 1, "I": 0.5})


def test_turkmen_exports_of_2019_are_fuels(store: Store) -> None:
    """Fuels 4.9 of 5 billion dollars."""
    state = ViewState(country="TKM", flow="export", ledger="reconciled", period="2019")
    frame = CHART.table(store, state)
    fuels = next(row for row in frame if row.commodity == "27")
    assert fuels.value == 4.9e9
    total = sum(row.value for row in frame if row.measure == "section_total")
    assert total == pytest.approx(5e9)
    assert (
        finding(frame, state)
        == "Section “Minerals and fuels” made up 99% of Turkmenistan’s exports to China, 2019"
    )


def test_a_year_with_missing_chapters_is_not_shown(store: Store) -> None:
    """Kazakhstan's own report of 2021 has only two chapters, so nothing is drawn."""
    assert CHART.table(store, ViewState(country="KAZ", ledger="partner", period="2021")) == ()


def test_suspect_levels_are_hatched(store: Store) -> None:
    """Turkmen exports of 2016 are marked suspect in the package."""
    state = ViewState(country="TKM", flow="export", ledger="reconciled", period="2016")
    frame = CHART.table(store, state)
    assert {row.status for row in frame} == {"suspect"}
    assert set(figure(frame, state)["data"][0]["marker"]["pattern"]["shape"]) == {"\\"}


def test_only_chapters_can_be_chosen(store: Store) -> None:
    """A section cannot be chosen in the address."""
    state = ViewState(ledger="reconciled")
    frame = CHART.table(store, state)
    chosen = figure(frame, state)["data"][0]["customdata"]
    for row, click in zip(frame, chosen, strict=True):
        assert click["row"] is row
        assert ("commodity" not in click) == (row.measure == "section_total")
