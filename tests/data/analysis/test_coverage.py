"""Counting the values of the package by year."""

from __future__ import annotations

from data.analysis.coverage import coverage
from data.store import Store


def test_the_annual_value_comes_first_and_parts_of_the_year_follow(small_store: Store) -> None:
    """Uzbekistan's total trade of 2025: a page prints the year, and eleven months of it."""
    years = coverage(small_store, "UZB", "turnover", "partner", "CHN")
    assert list(years) == sorted(years)
    annual, values = years["2025"]
    assert annual is not None
    assert [row.period for row in values] == ["2025", "2025-01/2025-11"]
    assert values[0] is annual


def test_chapters_of_an_average_count_for_each_of_its_years(small_store: Store) -> None:
    """Imports of 2022-23 are known as an average of twelve chapters only."""
    years = coverage(small_store, "KGZ", "import", "reconciled", "CHN")
    assert (years["2022"].annual, len(years["2022"].values)) == (None, 12)
    assert years["2022"].values == years["2023"].values


def test_total_trade_counts_the_chapters_of_both_flows(small_store: Store) -> None:
    """2020: the total, and twelve chapters each of exports and imports."""
    assert len(coverage(small_store, "UZB", "turnover", "reconciled", "CHN")["2020"].values) == 25


def test_a_balance_counts_the_chapters_of_both_flows(small_store: Store) -> None:
    found = coverage(small_store, "UZB", "balance", "reconciled", "CHN")["2020"].values
    assert [row.flow for row in found].count("export") == 12
    assert [row.flow for row in found].count("import") == 12
