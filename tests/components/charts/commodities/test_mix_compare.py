"""The mixes of the countries side by side."""

from __future__ import annotations

import pytest

from components.charts.commodities.mix_compare import CHART, finding, subtitle
from components.render import Renderer
from components.state import ViewState
from data.records.codes import REGION
from data.store import Store


@pytest.mark.parametrize("flow", ["export", "import", "turnover"])
def test_each_bar_is_a_whole_of_the_same_period(store: Store, flow: str) -> None:
    """Every member of the region, one period, 100 percent each, at most eight parts."""
    rows = CHART.table(store, ViewState(flow=flow, ledger="reconciled"))
    assert len({row.period for row in rows}) == 1
    sums: dict[str, list[float]] = {}
    for row in rows:
        sums.setdefault(row.country, []).append(row.value)
    assert set(sums) == set(store.package.groups[REGION].members)
    for parts in sums.values():
        assert sum(parts) == pytest.approx(100.0)
        assert len(parts) <= 8


def test_each_share_is_that_of_its_section(store: Store) -> None:
    """Kazakh exports of 2020 by chapter: 40 fuels, 20 ores and 1 salt of 100 are minerals, ..."""
    rows = CHART.table(store, ViewState(flow="export", ledger="reconciled", period="2020"))
    shares = {row.commodity: row.value for row in rows if row.country == "KAZ"}
    assert shares == pytest.approx({"V": 61, "XV": 25, "VI": 9, "II": 3.5, "XIV": 1, "I": 0.5})


def test_turkmen_exports_are_the_most_one_sided(store: Store) -> None:
    """2019: fuels are 98%, with salt and other minerals 99%."""
    state = ViewState(flow="export", ledger="reconciled", period="2019")
    frame = CHART.table(store, state)
    assert finding(frame, state) == (
        "Minerals and fuels made up 99% of Turkmenistan’s exports to China, 2019"
    )


def test_missing_countries_are_named(store: Store) -> None:
    """National statistics have a mix for Kazakhstan only."""
    state = ViewState(flow="import", ledger="partner")
    frame = CHART.table(store, state)
    assert {row.country for row in frame} == {"KAZ"}
    assert "no data for Uzbekistan" in subtitle(frame, state)


def test_an_older_period_than_its_neighbours_is_explained(renderer: Renderer) -> None:
    """Tajikistan has some chapters of 2024; the mean of 2022-23 is the last that all can compare."""
    state = ViewState(view="commodities", country="TJK", flow="import")
    drawn = renderer.draw(CHART, state)
    assert "2022–23 average, the latest that can be compared" in CHART.finding(
        drawn.frame, drawn.state
    )
    chosen = renderer.draw(CHART, state.with_(period="2022/2023"))
    assert "the latest" not in CHART.finding(chosen.frame, chosen.state)
