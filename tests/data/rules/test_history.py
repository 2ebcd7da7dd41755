"""The history of releases: each change belongs to a release, and they are in order."""

from __future__ import annotations

import json

import pytest

from data.records.history import CHANGES, RELEASED, LoggedChange, LoggedRelease
from tests.small.bench import Bench
from tests.small.rows import csv_text

TABLE = "countries/kazakhstan/totals.csv"
FIRST = ("2026.11.1", "2026-11-29", "2026.11", "0" * 64, "1" * 64)
SECOND = ("2026.12", "2026-12-20", "2026.11.1", "2" * 64, "3" * 64)
ROW = ["KAZ", "KAZ", "CHN", "2025", "export", "TOTAL", "15", "15", "USD", "partner", "reported"]
ROW += ["imf-imts", "1", "", "", "", ""]
CHANGE = ("2026.11.1", TABLE, "KAZ|CHN|2025", "imf-imts", "", json.dumps(ROW))


def write(bench: Bench, releases: list[tuple], changes: list[tuple]) -> list[str]:
    """Write both files; return the faults."""
    bench.write(RELEASED, csv_text(LoggedRelease._fields, releases))
    bench.write(CHANGES, csv_text(LoggedChange._fields, changes))
    bench.seal()
    return bench.faults()


def test_a_history_in_order_is_without_fault(bench: Bench) -> None:
    second = ("2026.12", *CHANGE[1:])
    assert write(bench, [FIRST, SECOND], [CHANGE, CHANGE, second]) == []


@pytest.mark.parametrize(
    ("releases", "changes", "fault"),
    [
        ([FIRST, FIRST], [], f"{RELEASED}:3 release — release occurs once (2026.11.1)"),
        (
            [SECOND, FIRST],
            [],
            f"{RELEASED}:3 date — dates ascend: not before 2026-12-20 (2026-11-29)",
        ),
        (
            [],
            [CHANGE],
            f"{CHANGES}:2 release — a release of history/releases.csv, in its order (2026.11.1)",
        ),
        (
            [FIRST, SECOND],
            [("2026.12", *CHANGE[1:]), CHANGE],
            f"{CHANGES}:3 release — a release of history/releases.csv, in its order (2026.11.1)",
        ),
        ([FIRST], [(*CHANGE[:5], "")], f"{CHANGES}:2 new — a row before or after"),
    ],
)
def test_a_history_out_of_order_is_named(
    bench: Bench, releases: list[tuple], changes: list[tuple], fault: str
) -> None:
    assert write(bench, releases, changes) == [fault]


def test_a_row_that_is_no_list_is_named(bench: Bench) -> None:
    (fault,) = write(bench, [FIRST], [(*CHANGE[:5], "KAZ,KAZ")])
    assert fault.startswith(f"{CHANGES}:2 new — matches ")
    (fault,) = write(bench, [FIRST], [(CHANGE[0], "../secrets", *CHANGE[2:])])
    assert fault.startswith(f"{CHANGES}:2 table — matches ")


@pytest.mark.parametrize(
    "row",
    [
        '["KAZ","KAZ"]',
        json.dumps([*ROW, ""]),
        json.dumps([*ROW[:6], "much", *ROW[7:]]),
        json.dumps([*ROW[:6], "nan", *ROW[7:]]),
        '["KAZ",[1],"x"]',
        '["KAZ"',
        '["a" "b"]',
    ],
)
def test_a_row_of_another_table_is_named(bench: Bench, row: str) -> None:
    """Lists of changes read the columns, so that they must be there."""
    (fault,) = write(bench, [FIRST], [(*CHANGE[:5], row)])
    assert fault.startswith(f"{CHANGES}:2 new — ")
