"""How much of trade goes both ways within a chapter."""

from __future__ import annotations

import pytest

from components.charts.commodities.two_way import CHART, figure, finding
from components.language.text import speaking
from components.render import Renderer
from components.state import ViewState
from data.indicators.catalogue import INDICATORS
from data.indicators.rows import Query
from data.store import Store

RECONCILED = ViewState(ledger="reconciled")


@pytest.mark.parametrize("partner", ["CHN", "WLD"])
def test_twice_the_smaller_flow_of_each_chapter(store: Store, partner: str) -> None:
    """Matched trade in percent of all trade, which is the index that /api/indicators has."""
    frame = CHART.table(store, RECONCILED.with_(partner=partner))
    assert {row.country for row in frame} == {"KAZ", "UZB", "KGZ", "TJK", "TKM"}
    for row in frame:
        sold, bought = (
            store.chapters(row.country, flow, "reconciled", row.period, partner)
            for flow in ("export", "import")
        )
        matched = sum(
            2 * min(sold[code].value_usd, bought[code].value_usd)
            for code in sold.keys() & bought.keys()
        )
        whole = sum(each.value_usd for each in (*sold.values(), *bought.values()))
        assert row.value == pytest.approx(100 * matched / whole)
        assert row.status in ("derived", "suspect")
    of_api = {
        value.period: value.value
        for value in INDICATORS["grubel_lloyd"].compute(
            store, Query("KAZ", partner=partner, ledger="reconciled")
        )
        if value.commodity == "TOTAL"
    }
    assert of_api == pytest.approx({r.period: r.value / 100 for r in frame if r.country == "KAZ"})


def test_a_flow_with_some_chapters_has_no_row(store: Store) -> None:
    """What is missing might match or not."""
    years = {row.period for row in CHART.table(store, RECONCILED)}
    assert max(years) == "2020"
    assert not any("/" in year for year in years)


def test_a_missing_year_is_a_gap(renderer: Renderer) -> None:
    """Kazakhstan's own chapters of 2020 to 2022 are unknown: no line joins 2019 and 2023."""
    drawn = renderer.draw(CHART, ViewState(country="KAZ", ledger="partner"))
    (line,) = (trace for trace in figure(drawn.frame, drawn.state)["data"] if len(trace["x"]) > 1)
    assert line["y"][line["x"].index(2020)] is None


@pytest.mark.parametrize(
    ("state", "text"),
    [
        ({"country": "KAZ", "period": "2015"}, "of Kazakhstan’s total trade with China went both"),
        ({"period": "2015"}, "of a country’s total trade with China went both ways"),
        (
            {"country": "UZB"},
            "Uzbekistan’s total trade with China went both ways within HS chapters, 2020",
        ),
        ({"country": "UZB", "lang": "ru"}, "встречная торговля внутри групп ГС"),
        ({"lang": "zh"}, "HS章内双向贸易最高占"),
    ],
)
def test_titles(renderer: Renderer, state: dict[str, str], text: str) -> None:
    """The chosen country; else the highest of the year that most have. An old year says why."""
    asked = RECONCILED.with_(**state)
    drawn = renderer.draw(CHART, asked)
    with speaking(asked.lang):
        assert text in finding(drawn.frame, drawn.state)
