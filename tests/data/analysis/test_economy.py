"""Amounts in constant dollars, per person and in percent of GDP."""

from __future__ import annotations

import pytest

from data.analysis.economy import TERMS, restated
from data.store import Store

_BN = 1e9


@pytest.mark.parametrize(
    ("country", "period", "terms", "value"),
    [
        ("KAZ", "2020", "real", 20 * _BN),  # prices doubled from 2020 to 2024
        ("KAZ", "2024", "real", 10 * _BN),
        ("KAZ", "2020-01/2020-06", "real", 20 * _BN),
        ("KAZ", "2024", "person", 1000.0),  # 10 bn for 10 million people
        ("KAZ", "2023", "gdp", 5.0),  # 10 of 200 bn
        ("CA5", "2023", "gdp", 1.0),  # of the five together
        ("CA5", "2024", "person", 200.0),
    ],
)
def test_an_amount_in_other_terms(
    small_store: Store, country: str, period: str, terms: str, value: float
) -> None:
    """By hand from the figures of the small package."""
    result = restated(small_store, 10 * _BN, country, period, terms)
    assert result is not None
    assert result.value == pytest.approx(value)
    assert result.against


@pytest.mark.parametrize(
    ("country", "period", "terms"),
    [
        ("KAZ", "2021", "real"),  # no index of that year
        ("KAZ", "2022/2023", "real"),  # an average of two years' prices
        ("KAZ", "2024", "gdp"),  # no GDP of that year
        ("KAZ", "2024-01/2024-06", "person"),  # half a year for the people of a whole one
        ("CHN", "2023", "gdp"),
    ],
)
def test_without_a_figure_there_is_no_amount(
    small_store: Store, country: str, period: str, terms: str
) -> None:
    """Nothing is extrapolated."""
    assert restated(small_store, 10 * _BN, country, period, terms) is None


def test_all_terms_are_those_by_hand(small_store: Store) -> None:
    """10 bn of 2022 at an index of 160, where 2024 is 200; per person; of a GDP of 200 bn."""
    found = {terms: restated(small_store, 10 * _BN, "KAZ", "2022", terms) for terms in TERMS}
    assert {terms: result and result.value for terms, result in found.items()} == {
        "real": 12.5 * _BN, "person": 1000.0, "gdp": 5.0,
    }  # fmt: skip
