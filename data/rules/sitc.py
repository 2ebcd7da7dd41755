"""Rules of the table of exports by SITC section."""

from __future__ import annotations

from data.records.codes import WORLD
from data.records.sitc import SitcExport
from data.rules.faults import Fault, excerpt
from data.rules.references import check_ids, check_unique
from data.rules.rows import DOLLAR_TOLERANCE, DOLLARS, Known, Table


def check_sitc(table: Table, known: Known, faults: list[Fault]) -> None:
    """Add a fault for each broken rule.

    Partners and sources exist, a key occurs once, `value_usd` is `value` in the unit, and only the
    world is divided by section.
    """
    rows: list[SitcExport] = table.rows
    for line, row in zip(table.lines, rows, strict=True):
        if known.partners is not None and row.partner not in known.partners:
            rule = "a partner of partners.csv"
            faults.append(Fault(table.file, line, "partner", rule, excerpt(row.partner)))
        expected = row.value * DOLLARS[row.unit]
        if abs(row.value_usd - expected) > DOLLAR_TOLERANCE * expected + 0.01:
            rule = f"value_usd is value in {row.unit}, to the cent"
            faults.append(Fault(table.file, line, "value_usd", rule, f"{row.value_usd:.2f}"))
        if row.partner != WORLD and row.section != "TOTAL":
            rule = "only trade with the world is divided by section"
            faults.append(Fault(table.file, line, "section", rule, row.section))
    keys = [(row.country, row.partner, row.period, row.section) for row in rows]
    check_unique(table, "section", keys, faults)
    check_ids(table, [row.source for row in rows], known.sources, faults)
