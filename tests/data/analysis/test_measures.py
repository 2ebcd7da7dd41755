"""Shares, growth and concentration; growth as printed beside the two values."""

from __future__ import annotations

import pytest

from data.analysis import measures
from tests.small.invented import figure


@pytest.mark.parametrize(
    ("part", "whole", "percent"),
    [(1, 4, 25), (0.5, 0.5, 100), (None, 4, None), (1, None, None), (1, 0, None), (1, -2, None)],
)
def test_a_share_needs_a_positive_whole(
    part: float | None, whole: float | None, percent: float | None
) -> None:
    assert measures.share(part, whole) == percent


@pytest.mark.parametrize(
    ("new", "old", "percent"),
    [(3, 2, 50), (0.75, 0.5, 50), (None, 2, None), (3, None, None), (3, 0, None), (3, -2, None)],
)
def test_growth_needs_a_positive_start(
    new: float | None, old: float | None, percent: float | None
) -> None:
    assert measures.growth(new, old) == percent


def test_concentration_counts_positive_amounts() -> None:
    assert measures.hhi([0.5, 0.5, 0.0, -3.0]) == 0.5
    assert measures.hhi([3.0, 1.0]) == 0.625
    assert measures.hhi([0.0, -3.0]) is None


def test_the_same_months_a_year_before() -> None:
    assert measures.year_before("2025-01/2025-09") == "2024-01/2024-09"
    assert measures.year_before("2025") == "2024"


@pytest.mark.parametrize(
    ("printed", "differs"),
    [(42.1, False), (42.2, True), (43, True), (19, False), (19.05, False), (18.9, True), (18, True),
     (None, False)],
)  # fmt: skip
def test_rounding_explains_a_little(printed: float | None, differs: bool) -> None:
    """13 after 10, each within a half: growth is 19.05% to 42.11%."""
    new = figure(13.0, growth_pct=printed)
    assert measures.printed_growth_differs(new, figure(10.0)) is differs


def test_more_digits_leave_less_to_rounding() -> None:
    """106.3 after 94.82 is 12.1% and rounds to 12; 11.9 is another growth."""
    tenths = figure(13.1, growth_pct=29.5)
    assert not measures.printed_growth_differs(tenths, figure(10.2))
    for printed, differs in ((12.0, False), (12.1, False), (11.9, True)):
        new = figure(106.3, growth_pct=printed)
        assert measures.printed_growth_differs(new, figure(94.82)) is differs


def test_growth_in_yuan_or_from_nothing_is_not_checked() -> None:
    new = figure(13.0, growth_pct=99.0)
    assert measures.printed_growth_differs(new, figure(10.0, unit="kUSD")) is False
    assert measures.printed_growth_differs(new, figure(0.0)) is False
