"""Rules of quantities.csv."""

from __future__ import annotations

from operator import itemgetter

from data.records.quantities import KEY, Quantity
from data.rules.cells import Table
from data.rules.faults import Fault
from data.rules.references import check_unique
from data.rules.rows import Known, check_order, check_rows

_pick = itemgetter(*(Quantity._fields.index(name) for name in KEY))


def check_quantities(table: Table, known: Known, faults: list[Fault]) -> None:
    """Check rows as those of observations; a source has one quantity of a key in each unit."""
    check_rows(table, known, faults)
    check_order(table, KEY, faults)
    check_unique(table, "unit", [",".join(_pick(row)) for row in table.rows], faults)
