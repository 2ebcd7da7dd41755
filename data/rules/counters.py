"""Who counted a figure: names in sources and rows must be known, and rows get theirs on loading."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from data.records.reference import Counter
from data.records.sources import Source
from data.rules.faults import Fault, excerpt
from data.rules.files import line_of
from data.rules.references import SOURCES, check_unique
from data.rules.rows import Table

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
    for table in tables:
        for line, row in zip(table.lines, table.rows, strict=True):
            if row.counted_by:
                if not known.issuperset(row.counted_by.split(";")):
                    value = excerpt(row.counted_by)
                    faults.append(Fault(table.file, line, "counted_by", _KNOWN, value))
            elif row.ledger == "reconciled" and not _named(row.source, sources):
                rule = "a reconciled figure or its source says who counted"
                faults.append(Fault(table.file, line, "counted_by", rule, excerpt(row.source)))


def _named(ids: str, sources: Mapping[str, Source]) -> bool:
    """Return False if the sources of a row are known and none says who counted."""
    known = [sources.get(source_id) for source_id in ids.split(";")]
    return any(source is None or source.counted_by for source in known)


def name_counters(
    tables: Iterable[Table], sources: Mapping[str, Source], counters: Iterable[Counter]
) -> None:
    """Fill in `counted_by` of the rows that leave it to their sources or to their reporter.

    `;` joins several counters where a figure has several sources. A figure of a reporter without
    an office in counters.csv keeps an empty cell.
    """
    offices = {row.reporter: row.counter for row in counters if row.reporter}
    names: dict[tuple[str, str], str] = {}
    for table in tables:
        for place, row in enumerate(table.rows):
            if row.counted_by:
                continue
            key = (row.source, row.reporter)
            if key not in names:
                office = offices.get(row.reporter, "")
                parts = (
                    sources[source_id].counted_by or office for source_id in row.source.split(";")
                )
                names[key] = ";".join(filter(None, dict.fromkeys(parts)))
            # `_replace` takes ten times as long, and there are a hundred thousand rows
            table.rows[place] = type(row)._make((*row[:-1], names[key]))
