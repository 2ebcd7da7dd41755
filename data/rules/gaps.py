"""The rules of gaps.yaml: sources exist, texts hold no amounts, entries match the observations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from data.records.codes import CHINA
from data.records.gaps import GapNotes, NoLedger, OfficePrint
from data.records.observation import Observation
from data.rules.faults import Fault, quote
from data.rules.files import line_of
from data.rules.rows import Table

GAPS = "gaps.yaml"
#: digits that are not a year of our time
_FIGURE = re.compile(r"(?<!\d)(?!(?:19|20)\d\d(?!\d))\d+")
_UNKNOWN = "source is in sources.yaml"


def check_gaps(
    text: str,
    notes: GapNotes,
    sources: frozenset[str] | None,
    tables: Sequence[Table],
    faults: list[Fault],
) -> None:
    """Sources exist, years are in order, texts hold no amounts, and entries match observations."""

    def fault(place: Sequence[str], rule: str, value: str = "") -> None:
        faults.append(Fault(GAPS, line_of(text, place), ".".join(place), rule, quote(value)))

    def known(place: Sequence[str], ids: Sequence[str]) -> None:
        for one in ids:
            if sources is not None and one not in sources:
                fault(place, _UNKNOWN, one)

    def worded(place: Sequence[str], words: str) -> None:
        found = _FIGURE.search(words)
        if found:
            fault(place, "no figures but years: amounts come from the package", found.group())

    for name, cause in notes.causes.items():
        known(["causes", name, "sources"], cause.sources)
        worded(["causes", name, "text"], cause.text)
        if cause.years and cause.years[0] > cause.years[1]:
            place = ["causes", name, "years"]
            fault(place, "first year is not after the last", str(cause.years))
    for name, printed in notes.office_prints.items():
        place = ["office_prints", name]
        known([*place, "source"], [printed.source])
        for one in ("concept", "why"):
            worded([*place, one], getattr(printed, one))
        if not any(_prints(printed, row) for row in _totals(printed.country, tables)):
            wanted = f"{printed.country} {printed.period} {printed.flow} {printed.source}"
            fault(place, "an observation of ledger partner that is kept beside the drawn", wanted)
    for name, silent in notes.no_second_ledger.items():
        place = ["no_second_ledger", name]
        known([*place, "sources"], silent.sources)
        worded([*place, "text"], silent.text)
        later = _later(silent, tables)
        if later:
            fault([*place, "last"], "no observation of ledger partner after this year", later)


def _totals(country: str, tables: Sequence[Table]) -> Iterator[Observation]:
    """Annual observations of a country's whole trade with China, as it counts it itself."""
    for table in tables:
        if (table.country, table.kind) == (country, "totals"):
            yield from (
                row for row in table.rows if row.partner == CHINA and row.ledger == "partner"
            )


def _prints(printed: OfficePrint, row: Observation) -> bool:
    return (
        row.period == printed.period
        and row.flow == printed.flow
        and row.source == printed.source
        and row.rank != 1
    )


def _later(silent: NoLedger, tables: Sequence[Table]) -> str:
    """First year after `last` in which the country's own trade with China is drawn, or nothing."""
    years = (
        row.period
        for row in _totals(silent.country, tables)
        if row.rank == 1 and row.period > str(silent.last)
    )
    return min(years, default="")
