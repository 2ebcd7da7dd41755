"""Rules of publishers.csv, which has a row for `Customs` and one for `Office` here."""

from __future__ import annotations

from typing import Any

import pytest

FILE = "reference/publishers.csv"
KNOWN = "a publisher of sources.yaml, energy.csv or throughput.csv"


@pytest.mark.parametrize(
    ("row", "column", "value", "fault"),
    [
        (2, "name_ru", "", "not empty"),
        (3, "name_zh", "", "not empty"),
        (3, "publisher", "", "not empty"),
        (3, "publisher", "Customs", "publisher occurs once (Customs)"),
        (3, "publisher", "Nobody", f"{KNOWN} (Nobody)"),
        (3, "publisher", "office", f"{KNOWN} (office)"),
    ],
)
def test_a_wrong_cell(bench: Any, row: int, column: str, value: str, fault: str) -> None:
    bench.cell(FILE, row, column, value)
    assert bench.faults() == [f"{FILE}:{row} {column} — {fault}"]


def test_a_missing_table_is_one_fault(bench: Any) -> None:
    (bench.root / FILE).unlink()
    bench.seal()
    assert bench.faults() == [f"{FILE} — file missing"]


def test_publishers_of_rows_with_faults_are_not_called_unknown(bench: Any) -> None:
    """Only the two rows of energy.csv name the publisher `Customs`."""
    for row in (2, 3):
        bench.cell("context/energy.csv", row, "scope", "decade")
    assert [line.partition(" — ")[0] for line in bench.faults()] == [
        "context/energy.csv:2 scope",
        "context/energy.csv:3 scope",
    ]


def test_publishers_of_sources_that_cannot_be_read_are_not_called_unknown(bench: Any) -> None:
    (bench.root / "sources.yaml").unlink()
    assert bench.faults() == ["sources.yaml — file missing"]
