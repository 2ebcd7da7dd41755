"""All checks of the data package, and what they report.

`Fault` is one broken rule, `PackageError` carries all of them. `check_tables` runs the rules
for rows, keys and sums; the rules between reference files are in data/checks_references.py and
are run by data/load.py as it reads them.
"""

from __future__ import annotations

from collections.abc import Sequence

from data.checks_faults import Fault, PackageError, quote
from data.checks_identities import check_chapters, check_region, check_turnover, check_world
from data.checks_rows import Known, Table, check_keys, check_rows

__all__ = ["Fault", "Known", "PackageError", "Table", "check_tables", "quote"]


def check_tables(tables: Sequence[Table], ratios: Table, known: Known) -> list[Fault]:
    """Return every fault in the tables of observations and in ratios.csv.

    `tables` hold rows whose cells already have the right types (`checks_rows.typed`). Values
    are current US dollars. Sums are compared over all tables at once, since exports may stand
    in one file and their world total in another.
    """
    faults: list[Fault] = []
    for table in (*tables, ratios):
        check_rows(table, known, faults)
    check_keys((*tables, ratios), faults)
    check_turnover(tables, faults)
    check_region(tables, faults)
    check_world(tables, faults)
    check_chapters(tables, faults)
    return faults
