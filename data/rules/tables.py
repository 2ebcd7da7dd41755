"""Run all rules of the tables of figures: rows, keys and sums."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from data.rules.cells import Table
from data.rules.faults import Fault
from data.rules.identities import (
    check_chapters,
    check_headings,
    check_region,
    check_turnover,
    check_world,
)
from data.rules.rows import Known, check_keys, check_rows


def check_tables(
    tables: Sequence[Table], ratios: Table, known: Known, region: Collection[str]
) -> list[Fault]:
    """Return every fault in the tables of observations and in ratios.csv.

    The rows of `tables` already have the right types (`cells.parse_rows`). Values are current US
    dollars. `region` has the codes of the countries that the region is the sum of. Sums are
    compared over all tables at once, because exports and their world total may be in different
    files.
    """
    faults: list[Fault] = []
    for table in (*tables, ratios):
        check_rows(table, known, faults)
    check_keys((*tables, ratios), faults)
    check_turnover(tables, faults)
    check_region(tables, region, faults)
    check_world(tables, faults)
    check_chapters(tables, faults)
    check_headings(tables, faults)
    return faults
