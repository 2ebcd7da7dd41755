"""The country in which a partner's share is the highest: one rule for all that name it."""

from __future__ import annotations

import pytest

from components.charts.kit.base import Row
from components.charts.kit.leader import best_ledger, common_year, comparison, leader, sentence
from components.charts.partners import china_share, dependence, region_map
from components.language import numbers
from components.render import Renderer
from components.state import ViewState
from components.views.places import Places
from data.records.codes import COUNTRIES
from tests.components.charts.kit.test_draw import row

_CHARTS = (china_share.CHART, region_map.CHART)
_YEARS = ("", "1996", "2008", "2010", "2016", *(str(year) for year in range(2020, 2026)))


def _shares(ledger: str, **percents: dict[str, float]) -> tuple[Row, ...]:
    """Rows of `KAZ={"2020": 10}`, in percent."""
    return tuple(
        row(year)._replace(
            country=country, value=value, unit="percent", measure="share", ledger=ledger
        )
        for country, years in percents.items()
        for year, value in years.items()
    )


@pytest.mark.parametrize("flow", ["turnover", "export", "import", "balance"])
@pytest.mark.parametrize("year", _YEARS)
def test_both_pages_have_one_headline(live: Renderer, flow: str, year: str) -> None:
    titles = set()
    for chart in _CHARTS:
        drawn = live.draw(chart, ViewState(flow=flow, period=year))
        if drawn.frame and any(row.period == year or not year for row in drawn.frame):
            titles.add(chart.finding(drawn.frame, drawn.state))
    assert len(titles) <= 1


@pytest.mark.parametrize("flow", ["turnover", "export", "import"])
@pytest.mark.parametrize("year", _YEARS)
def test_no_country_on_the_map_has_a_higher_share(live: Renderer, flow: str, year: str) -> None:
    """Of those of that year; and the table of dependence begins with the same country."""
    found = comparison(live.store, flow, year)
    if found is None:
        return
    state = ViewState(flow=flow, period=year)
    frame = region_map.table(live.store, state)
    of_year = [
        row for row in frame if row.measure == "share" and row.period == found.highest.period
    ]
    assert max(row.value for row in of_year) == found.highest.value
    both = dependence.table(live.store, state)
    if found.highest.country in {row.country for row in both if row.base}:
        assert found.highest.country_name in dependence.finding(both, state)


def test_imports_of_the_package(live: Renderer) -> None:
    """An estimate leads: the title says so, who made it, and who led the year before."""
    found = comparison(live.store, "import")
    assert found is not None
    assert (found.highest.country, found.highest.period, len(found.compared)) == ("TJK", "2023", 5)
    assert sentence(found).endswith(
        "57% of imports in 2023 (estimate, US Central Intelligence Agency); in 2022 it was "
        "Kyrgyzstan"
    )
    (page,) = Places(live.store).find("imports dependence", ViewState()).pages
    assert page["parent"] == sentence(found)


def test_national_statistics_say_that_they_are_compared_alone(live: Renderer) -> None:
    drawn = live.draw(china_share.CHART, ViewState(view="share", flow="import", ledger="partner"))
    title = china_share.CHART.finding(drawn.frame, drawn.state)
    assert "Kyrgyzstan: 43% of imports in 2023 (national statistics)" in title
    assert title.endswith("; no such figure for two others")


def test_each_country_is_named_or_left_out(live: Renderer) -> None:
    for flow in ("turnover", "export", "import"):
        found = comparison(live.store, flow)
        assert found is not None
        title = sentence(found)
        left_out = len(COUNTRIES) - len(found.compared)
        said = title.partition("; no such figure for ")[2]
        assert bool(said) == bool(left_out)
        if left_out > 1:
            assert said == f"{numbers.word(left_out)} others"


def test_counts_are_not_mixed() -> None:
    """The reconciled figures have the later common year; a national one is not among them."""
    own = _shares("partner", KAZ={"2024": 30.0}, KGZ={"2023": 43.0}, UZB={"2023": 20.0})
    made = _shares("reconciled", KAZ={"2023": 28.0}, KGZ={"2023": 44.0}, TJK={"2023": 57.0})
    assert best_ledger((own, made), "") == 1
    assert best_ledger((own, made), "", "KAZ") == 0
    found = leader(made)
    assert found is not None
    assert {row.ledger for row in found.compared} == {"reconciled"}


def test_a_ledger_without_the_highest_comes_last() -> None:
    """Turkmenistan publishes nothing: without it another country would seem to lead."""
    own = _shares("partner", KAZ={"2021": 16.0}, UZB={"2021": 15.0}, KGZ={"2021": 2.0})
    made = _shares("reconciled", KAZ={"2021": 19.0}, TKM={"2021": 72.0})
    assert best_ledger((own, made), "2021") == 1


def test_a_year_that_few_have_is_not_compared() -> None:
    rows = _shares("partner", KAZ={"2023": 1, "2024": 9}, UZB={"2023": 2}, KGZ={"2023": 3})
    assert common_year(rows) == "2023"


def test_since_ends_where_another_led_or_nobody_was_compared() -> None:
    rows = _shares(
        "partner",
        KAZ={"2019": 9.0, "2020": 1.0, "2021": 5.0, "2022": 5.0},
        UZB={"2020": 2.0, "2021": 4.0, "2022": 4.0},
    )
    found = leader(rows)
    assert found is not None
    assert (found.highest.country, found.since) == ("KAZ", "2021")
    assert found.before is not None
    assert (found.before.country, found.before.period) == ("UZB", "2020")
    alone = leader(tuple(row for row in rows if row.period != "2020"))
    assert alone is not None
    assert alone.since == "2021"
