"""Rules of the history: releases follow each other, and each change belongs to one of them."""

from __future__ import annotations

import json
import math
from itertools import pairwise

from data.changes import value_of
from data.history import Table as TextTable
from data.history import header_of
from data.records.history import LoggedChange, LoggedRelease
from data.rules.cells import Table
from data.rules.faults import Fault, excerpt
from data.rules.references import check_unique


def check_history(releases: Table, changes: Table, faults: list[Fault]) -> None:
    """Add a fault for each release or change that is out of order."""
    check_unique(releases, "release", [row.release for row in releases.rows], faults)
    rows: list[LoggedRelease] = releases.rows
    for line, (earlier, later) in zip(releases.lines[1:], pairwise(rows), strict=False):
        if later.date < earlier.date:
            rule = f"dates ascend: not before {earlier.date}"
            faults.append(Fault(releases.file, line, "date", rule, later.date))
    known = {row.release: place for place, row in enumerate(rows)}
    last = 0
    changed: list[LoggedChange] = changes.rows
    for line, row in zip(changes.lines, changed, strict=True):
        if not row.old and not row.new:
            faults.append(Fault(changes.file, line, "new", "a row before or after", ""))
        for column, text in (("old", row.old), ("new", row.new)):
            if text and not _is_row_of(row.table, text):
                rule = "a row of the table, as a JSON list of texts"
                faults.append(Fault(changes.file, line, column, rule, excerpt(text)))
        place = known.get(row.release)
        if place is None or place < last:
            rule = "a release of history/releases.csv, in its order"
            faults.append(Fault(changes.file, line, "release", rule, excerpt(row.release)))
            return
        last = place


def _is_row_of(table: str, text: str) -> bool:
    header = header_of(table)
    try:
        row = json.loads(text)
        if len(row) != len(header) or not all(isinstance(cell, str) for cell in row):
            return False
        return math.isfinite(value_of(TextTable(table, header, []), row))
    except ValueError:
        return False
