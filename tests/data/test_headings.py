"""Figures below HS chapters, of the invented package: tests/small/headings.py."""

from __future__ import annotations

import pytest

from components.charts.kit.base import commodity_label
from data.headings import Headings
from data.records.codes import REGION
from data.records.observation import Observation
from data.store import Store
from tests.small.rows import MEMBERS, observation


@pytest.fixture(scope="module")
def small(small_store: Store) -> Store:
    return small_store


def values(series: object) -> dict[str, float]:
    """Code or period -> value in millions of dollars."""
    return {key: round(row.value_usd / 1e6, 3) for key, row in series.items()}


def test_one_level_below_a_chapter_and_below_a_heading(small: Store) -> None:
    mean = ("KAZ", "import", "reconciled", "2022/2023")
    assert values(small.headings(*mean, "87")) == {"8703": 2016.0, "8708": 864.0}
    assert values(small.headings(*mean, "8703")) == {"870323": 1152.0, "870380": 864.0}
    assert values(small.headings(*mean, "02")) == {}


def test_a_code_over_time_and_the_periods_that_have_it(small: Store) -> None:
    own = ("KAZ", "import", "partner")
    assert small.heading_periods(*own, "87") == ("2019", "2023", "2024")
    assert values(small.heading_series(*own, "8703")) == {
        "2019": 1125.0, "2023": 2025.0, "2024": 2250.0,
    }  # fmt: skip
    assert values(small.heading_series(*own, "8703", "WLD"))["2024"] > 2250.0
    assert small.heading_periods(*own, "8703") == ()


def test_goods_named_on_pages_stand_beside_those_of_files(small: Store) -> None:
    """Natural gas and refined copper are in products.csv; months are no headings."""
    assert values(small.headings("KAZ", "export", "china", "2024", "2711")) == {"271121": 1000.0}
    copper = small.headings("KAZ", "export", "partner", "2024", "74")
    assert values(copper) == {"7402": 80.0, "7403": 1500.0}


def test_turnover_and_balance_need_both_flows(small: Store) -> None:
    own = ("partner", "2024", "74")
    exports = small.headings("KAZ", "export", *own)
    assert exports
    assert small.headings("KAZ", "balance", *own) == {}


def test_the_region_is_summed_where_all_five_have_reconciled_figures(small: Store) -> None:
    whole = small.headings(REGION, "import", "reconciled", "2022/2023", "87")
    parts = [
        small.headings(country, "import", "reconciled", "2022/2023", "87")["8703"].value_usd
        for country in small.region
    ]
    assert whole["8703"].value_usd == pytest.approx(sum(parts))
    assert (whole["8703"].country, whole["8703"].status) == (REGION, "derived")
    assert small.heading_periods(REGION, "import", "reconciled", "87") == ("2022/2023",)
    # Uzbekistan alone reports electric cars: that is no sum of the region.
    assert small.headings(REGION, "import", "partner", "2024", "8703") == {}


@pytest.mark.parametrize(("ledger", "summed"), [("reconciled", ["8703"]), ("partner", [])])
def test_selected_goods_of_the_five_are_no_sum_of_the_region(
    ledger: str, summed: list[str]
) -> None:
    """All five may list electric cars, and each of them leave out other cars."""
    cells = {**observation(), "value_usd": 1.0, "value": 1.0, "rank": 1, "growth_pct": None}
    rows = [
        Observation(**{**cells, "country": code, "commodity": "8703", "ledger": ledger})
        for code in MEMBERS
    ]
    index = Headings(rows, MEMBERS, lambda parts, flow, country: parts[0])
    assert list(index.codes(REGION, "export", ledger, "2019", "87", "CHN")) == summed


def test_quantities_of_a_code(small: Store) -> None:
    found = small.quantities("UZB", "import", "partner", "870380")
    assert {
        period: [(row.quantity, row.unit, row.status) for row in rows]
        for period, rows in found.items()
    } == {
        "2022": [(3200000.0, "kg", "reported"), (2000.0, "pieces", "estimate")],
        "2023": [(21000000.0, "kg", "reported"), (15500.0, "pieces", "reported")],
    }
    assert small.quantities("UZB", "import", "partner", "8703") == {}


def test_what_is_returned_cannot_be_changed(small: Store) -> None:
    with pytest.raises(TypeError):
        small.headings("KAZ", "import", "partner", "2024", "87")["8703"] = None


def test_a_code_without_a_name_gets_that_of_the_code_above(small: Store) -> None:
    cars = small.package.products["8703"].name
    assert commodity_label(small, "8703") == cars
    assert commodity_label(small, "870399") == f"{cars} (870399)"
    assert commodity_label(small, "8799") == f"{small.package.chapters['87'].name} (8799)"
    assert [commodity_label(small, code) for code in ("0000", "870", "")] == [
        "0000", "870", "all commodities",
    ]  # fmt: skip


@pytest.mark.parametrize("flow", ["export", "import", "turnover", "balance"])
def test_a_series_has_what_each_period_has(live_store: Store, flow: str) -> None:
    """The short way to one code and to the periods of a parent finds the same as all codes do."""
    store, found = live_store, 0
    for place in (REGION, "KAZ"):
        for ledger in ("partner", "reconciled"):
            for parent in ("27", "87", "2711"):
                known = {
                    period: codes
                    for period in sorted({*store.years(), *store.averages})
                    if (codes := store.headings(place, flow, ledger, period, parent))
                }
                assert store.heading_periods(place, flow, ledger, parent) == tuple(known)
                for code in {code for codes in known.values() for code in codes}:
                    series = {p: codes[code] for p, codes in known.items() if code in codes}
                    assert store.heading_series(place, flow, ledger, code) == series
                    found += len(series)
    assert found > 50


def test_periods_of_both_flows_are_those_that_can_be_added_up(live_store: Store) -> None:
    for partner in ("CHN", "WLD", "RUS"):
        for country in (REGION, "KAZ", "KGZ"):
            for ledger in ("partner", "reconciled"):
                periods = live_store.chapter_periods(country, "turnover", ledger, partner)
                assert periods == tuple(
                    period
                    for period in live_store.chapter_periods(country, "export", ledger, partner)
                    if live_store.chapters(country, "turnover", ledger, period, partner)
                )
