"""Filters and pages of observations."""

from __future__ import annotations

import pytest

from data.open.observations import Filters, left_out, matching, page, place_of, span
from data.open.terms import may_pass, withheld
from data.store import Store


def test_filters_name_codes_and_periods(live_store: Store) -> None:
    """As a reader would pick them by hand."""
    package = live_store.package
    filters = Filters(country=("KAZ", "UZB"), flow=("export",), since="2020", until="2024-06")
    kept = withheld(package.sources)
    by_hand = [
        row
        for row in package.observations
        if row.country in ("KAZ", "UZB")
        and row.flow == "export"
        and row.rank == 1
        and span(row.period)[0] >= "2020-01"
        and span(row.period)[1] <= "2024-06"
    ]
    found = [row for _place, row in matching(package, filters)]
    assert found == [row for row in by_hand if may_pass(row.source, kept)]
    assert left_out(package, filters) == len(by_hand) - len(found) > 0
    assert {row.period for row in found} >= {"2020", "2023"}
    assert "2024" not in {row.period for row in found}


def test_pages_join_to_the_whole(live_store: Store) -> None:
    """Nothing is lost or doubled between two pages."""
    package, filters = live_store.package, Filters(country=("TKM",), drawn=False)
    rows, start, pages = [], 0, 0
    while True:
        found = page(package, filters, start, 700)
        rows += found.rows
        pages += 1
        if not found.next:
            break
        start = place_of(found.next, package.meta.version) or 0
    assert pages > 2
    assert rows == [row for _place, row in matching(package, filters)]


@pytest.mark.parametrize(
    "cursor",
    ["", "2026.11", "2026.11-", "2026.10-5", "2026.11--1", "2026.11-1e3", "x-1", "2026.11-٣"],
)
def test_a_cursor_of_something_else(cursor: str) -> None:
    assert place_of(cursor, "2026.11") is None


@pytest.mark.parametrize(
    ("period", "months"),
    [
        ("2024", ("2024-01", "2024-12")),
        ("2024-03", ("2024-03", "2024-03")),
        ("2025-01/2025-09", ("2025-01", "2025-09")),
        ("2022/2023", ("2022-01", "2023-12")),
    ],
)
def test_the_months_of_a_period(period: str, months: tuple[str, str]) -> None:
    assert span(period) == months
