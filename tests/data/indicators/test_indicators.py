"""Indicators of the published package, recomputed from its rows; docs/indicators.md."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

import pytest

from components.language.terms import UNITS
from data.indicators.catalogue import INDICATORS, MISSING
from data.indicators.rows import Query, Value
from data.store import Store

DOCS = Path(__file__).resolve().parents[3] / "docs"


def values(store: Store, name: str, country: str = "KAZ", **filters: str) -> list[Value]:
    """The values of an indicator, with its defaults."""
    found = INDICATORS[name]
    defaults = {"partner": found.partner, "flow": found.flows[0], "by": found.by}
    return list(found.compute(store, Query(country, **(defaults | filters))))


@pytest.mark.parametrize("name", INDICATORS)
def test_every_indicator_has_values_as_declared(live_store: Store, name: str) -> None:
    """For Kazakhstan: measures and units as listed, sources that exist, one value for a key."""
    found = values(live_store, name)
    assert {row.measure for row in found} == set(INDICATORS[name].measures)
    for row in found:
        assert row.unit in INDICATORS[name].measures[row.measure]
        assert row.unit in UNITS
        known = set(row.source.split(";"))
        assert known <= live_store.package.sources.keys()
        assert row.status not in ("reported", "revised")
    assert len({row[:9] for row in found}) == len(found)


@pytest.mark.parametrize("name", INDICATORS)
def test_filters_choose_rows(live_store: Store, name: str) -> None:
    """A filter leaves the rows that have its value, and changes none of them."""
    everything = values(live_store, name)
    sample = everything[len(everything) // 2]
    for field in ("period", *INDICATORS[name].filters):
        if field not in ("partner", "flow", "base"):  # these have one value by default
            chosen = getattr(sample, field)
            expected = [row for row in everything if getattr(row, field) == chosen]
            assert values(live_store, name, **{field: chosen}) == expected


def test_advantage_is_neutral_on_average(live_store: Store) -> None:
    """Weighted with the five's shares the Balassa indexes of one country add up to 1."""
    found = values(live_store, "advantage", period="2024")
    mixes = [
        live_store.chapters(country, "export", "reconciled", "2024", "WLD")
        for country in ("KAZ", "KGZ", "TJK", "TKM", "UZB")
    ]
    five: dict[str, float] = defaultdict(float)
    for mix in mixes:
        for code, row in mix.items():
            five[code] += row.value_usd
    whole = sum(five.values())
    index = {row.commodity: row.value for row in found if row.measure == "rca"}
    assert sum(value * five[code] / whole for code, value in index.items()) == pytest.approx(1.0)
    oil = mixes[0]["27"].value_usd / sum(row.value_usd for row in mixes[0].values())
    assert index["27"] == pytest.approx(oil / (five["27"] / whole))


def test_similarity_is_mutual(live_store: Store) -> None:
    """Kazakhstan's with Turkmenistan is Turkmenistan's with Kazakhstan."""
    found = [
        {(row.period, row.other): row.value for row in values(live_store, "similarity", country)}
        for country in ("KAZ", "TKM")
    ]
    assert found[0]["2024", "TKM"] == pytest.approx(found[1]["2024", "KAZ"])
    assert "KAZ" not in {other for _year, other in found[0]}


def test_complementarity_sets_exports_against_imports(live_store: Store) -> None:
    """100 less half the differences between the shares, over all chapters of either."""
    sold = live_store.chapters("KAZ", "export", "reconciled", "2024", "WLD")
    bought = live_store.chapters("UZB", "import", "reconciled", "2024", "WLD")
    sums = [sum(row.value_usd for row in rows.values()) for rows in (sold, bought)]
    differences = [
        abs(
            (sold[code].value_usd / sums[0] if code in sold else 0.0)
            - (bought[code].value_usd / sums[1] if code in bought else 0.0)
        )
        for code in sold.keys() | bought.keys()
    ]
    (row,) = (
        row
        for row in values(live_store, "complementarity", period="2024", ledger="reconciled")
        if row.other == "UZB"
    )
    assert row.value == pytest.approx(100 * (1 - sum(differences) / 2))


def test_two_way_trade_of_a_chapter(live_store: Store) -> None:
    """Kazakhstan and China, chapter 72 in 2019, by Kazakhstan's statistics."""
    sold, bought = (
        live_store.chapters("KAZ", flow, "partner", "2019")["72"].value_usd
        for flow in ("export", "import")
    )
    (row,) = values(live_store, "grubel_lloyd", ledger="partner", period="2019", commodity="72")
    assert row.value == pytest.approx(1 - abs(sold - bought) / (sold + bought))


@pytest.mark.parametrize("part", ["products", "partners"])
def test_parts_of_growth_add_up(live_store: Store, part: str) -> None:
    """Contributions and margins add up to the growth of the same sum, in every pair of years."""
    growth: dict[tuple[str, ...], float] = defaultdict(float)
    for row in values(live_store, f"contributions_{part}"):
        growth[row.ledger, row.base, row.period] += row.value
    split: dict[tuple[str, ...], float] = defaultdict(float)
    coarse = set()
    for row in values(live_store, f"margins_{part}"):
        key = (row.ledger, row.base, row.period)
        split[key] += row.value
        if row.note != "HS headings":
            coarse.add(key)
    assert split.keys() == growth.keys()
    assert coarse
    for key in coarse:
        assert split[key] == pytest.approx(growth[key])


def test_years_of_different_sources_are_not_compared(live_store: Store) -> None:
    """Reconciled figures with the world come from two sources: up to 2020, and from 2021."""
    found = values(live_store, "contributions_products", partner="WLD", ledger="reconciled")
    pairs = {(row.base, row.period) for row in found}
    assert {("2019", "2020"), ("2022", "2023")} <= pairs
    assert not any(base < "2021" <= period for base, period in pairs)
    chosen = values(live_store, "contributions_products", period="2020", base="2015")
    assert {(row.base, row.period) for row in chosen} == {("2015", "2020")}


def test_selected_chapters_are_not_taken_for_all(live_store: Store) -> None:
    """China's part of 2021 to 2024 is of selected chapters: no shares, no sums."""
    for name in ("advantage", "similarity", "concentration", "contributions_products"):
        found = values(live_store, name, "UZB", partner="CHN", ledger="reconciled")
        assert max(row.period for row in found) == "2020"


def test_price_and_volume_of_a_code(live_store: Store) -> None:
    """Electric cars from China in 2024 against 2023: both parts add up to the growth in dollars."""
    found = values(live_store, "price_volume", commodity="870380", period="2024")
    cars = live_store.heading_series("KAZ", "import", "partner", "870380")
    rate = 100 * (cars["2024"].value_usd / cars["2023"].value_usd - 1)
    assert sum(row.value for row in found) == pytest.approx(rate)
    assert [row.base for row in found] == ["2023", "2023"]


def test_the_gap_by_chapter(live_store: Store) -> None:
    """Only chapters that both sides counted: Kazakhstan's. Others have total trade only."""
    found = values(live_store, "mirror_gap", period="2024")
    china = live_store.chapters("KAZ", "export", "china", "2024")
    own = live_store.chapters("KAZ", "export", "partner", "2024")
    by_code = {row.commodity: row.value for row in found}
    assert by_code.keys() == {"TOTAL", *(china.keys() & own.keys())}
    there, here = china["74"].value_usd, own["74"].value_usd
    assert by_code["74"] == pytest.approx(200 * (there - here) / (there + here))
    assert {row.commodity for row in values(live_store, "mirror_gap", "UZB")} == {"TOTAL"}


def test_the_page_is_the_catalogue() -> None:
    """docs/indicators.md has formula, reference and units of each, and what is missing."""
    text = (DOCS / "indicators.md").read_text("utf-8")
    described = re.findall(r"^## `(\w+)`: (.+)$", text, re.MULTILINE)
    assert described == [(indicator.id, indicator.name) for indicator in INDICATORS.values()]
    plain = " ".join(text.split())
    for indicator in INDICATORS.values():
        assert f"Formula: {indicator.formula}." in plain
        assert f"Reference: {indicator.reference}." in plain
        for measure, units in indicator.measures.items():
            assert f"`{measure}` ({', '.join(units)})" in plain
    missing = re.findall(r"^\| (.+) \| (.+) \|$", text.split("## What is missing")[1], re.MULTILINE)
    assert dict(missing[1:]) == MISSING
