"""Who counted a figure: what sources and rows may say, and what loading fills in."""

from __future__ import annotations

from typing import Any

import pytest

from data.load import read_package
from data.rules.faults import Fault

TOTALS = "countries/kazakhstan/totals.csv"
COUNTERS = "reference/counters.csv"
KINDS = "one of 'statistics', 'officials', 'estimates' or 'reconciled'"
KNOWN = "counted_by is in counters.csv"


@pytest.mark.parametrize(
    ("file", "row", "column", "value", "rule"),
    [
        (COUNTERS, 3, "reporter", "CHN", "reporter occurs once"),
        (COUNTERS, 3, "counter", "China’s customs", "counter occurs once"),
        (COUNTERS, 3, "kind", "rumours", KINDS),
        (TOTALS, 2, "counted_by", "A stranger", KNOWN),
        ("ratios.csv", 2, "counted_by", "A stranger", KNOWN),
    ],
)
def test_a_wrong_cell(bench: Any, file: str, row: int, column: str, value: str, rule: str) -> None:
    bench.cell(file, row, column, value)
    assert str(Fault(file, row, column, rule, value)) in bench.faults()


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (
            "  counted_by: Atlas\n",
            "",
            "countries/kazakhstan/commodities.csv:2 counted_by — a reconciled figure or its source "
            "says who counted (atlas-hs92)",
        ),
        (
            "counted_by: Atlas",
            "counted_by: A stranger",
            f"sources.yaml:8 atlas-hs92.counted_by — {KNOWN} (A stranger)",
        ),
    ],
)
def test_a_wrong_source(bench: Any, old: str, new: str, fault: str) -> None:
    bench.swap("sources.yaml", old, new)
    assert fault in bench.faults()


def test_a_row_comes_before_its_source_and_that_before_the_reporter(bench: Any) -> None:
    bench.cell(TOTALS, 2, "counted_by", "A bank")
    rows = read_package(bench.root).tables[TOTALS]
    said = {(row.ledger, row.counted_by) for row in rows}
    assert said == {
        ("partner", "A bank"),
        ("partner", "Office of KAZ"),
        ("reconciled", "Atlas"),
        ("china", "China’s customs"),
    }
    bench.swap("sources.yaml", "bureau:\n", "bureau:\n  counted_by: A bank\n")
    rows = read_package(bench.root).tables[TOTALS]
    assert {row.counted_by for row in rows if row.ledger == "partner"} == {"A bank"}


def test_a_new_country_needs_no_office(bench: Any) -> None:
    bench.cell(COUNTERS, 3, "reporter", "")
    rows = read_package(bench.root).tables[TOTALS]
    assert {row.counted_by for row in rows if row.ledger == "partner"} == {""}
