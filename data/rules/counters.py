"""Who counted a figure: names in sources and rows must be known, and rows get theirs on loading."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from data.records.reference import Counter
from data.records.sources import Source
from data.rules.cells import Complete, Table, Violation, each
from data.rules.faults import Fault, excerpt
from data.rules.files import line_of
from data.rules.references import SOURCES, check_unique

_KNOWN = "counted_by is in counters.csv"


def check_counters(
    counters: Table,
    sources: Mapping[str, Source] | None,
    text: str,
    tables: Sequence[Table],
    faults: list[Fault],
) -> None:
    """Check that names and reporters of counters.csv occur once, and that others are in it.

    `text` is that of sources.yaml. A reconciled figure must say who reconciled it: no reporter did.
    """
    rows: list[Counter] = counters.rows
    check_unique(counters, "counter", [row.counter for row in rows], faults)
    reporters = [row.reporter or row.counter for row in rows]
    check_unique(counters, "reporter", reporters, faults)
    if not counters.readable or sources is None:
        return
    known = {row.counter for row in rows}
    for name, source in sources.items():
        if source.counted_by and source.counted_by not in known:
            line = line_of(text, [name, "counted_by"])
            column = f"{name}.counted_by"
            faults.append(Fault(SOURCES, line, column, _KNOWN, excerpt(source.counted_by)))

    def counted(ledger: str, source: str, counter: str) -> Violation:
        if counter:
            return None if known.issuperset(counter.split(";")) else ("counted_by", _KNOWN, counter)
        rule = "a reconciled figure or its source says who counted"
        if ledger != "reconciled" or not sources.keys() >= set(source.split(";")):
            return None
        return "counted_by", rule, source

    for table in tables:
        each(table, ("ledger", "source", "counted_by"), counted, faults)


def name_counters(sources: Mapping[str, Source], counters: Iterable[Counter]) -> Complete:
    """Return a function that fills in `counted_by` of rows that leave it empty.

    It is that of their sources; `;` joins several counters where a figure has several sources. A
    source without one leaves it to the office of the reporter in counters.csv, except for
    reconciled figures: no reporter counted them.
    """
    offices = {row.reporter: row.counter for row in counters if row.reporter}

    def name(counter: str, ledger: str, reporter: str, source: str) -> str:
        if counter:
            return counter
        office = "" if ledger == "reconciled" else offices.get(reporter, "")
        parts = [
            sources[source_id].counted_by or office if source_id in sources else ""
            for source_id in source.split(";")
        ]
        return ";".join(filter(None, dict.fromkeys(parts)))

    def complete(columns: dict[str, list[Any]]) -> None:
        names = ("counted_by", "ledger", "reporter", "source")
        cells = list(zip(*(columns[column] for column in names), strict=True))
        known = {combination: name(*combination) for combination in set(cells)}
        columns["counted_by"] = list(map(known.__getitem__, cells))

    return complete
