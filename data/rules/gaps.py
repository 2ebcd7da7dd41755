"""Rules of gaps.yaml: sources exist, texts hold no amounts, entries match the observations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from data.records.codes import CHINA
from data.records.gaps import GapNotes, NoLedger, OfficePrint
from data.records.observation import Observation
from data.rules.cells import Table
from data.rules.faults import Fault, excerpt
from data.rules.files import line_of

GAPS = "gaps.yaml"
#: numbers that are not a year from 1900 to 2099
_NUMBER = re.compile(r"(?<!\d)(?!(?:19|20)\d\d(?!\d))\d+")
_UNKNOWN = "source is in sources.yaml"


def check_gaps(
    text: str,
    notes: GapNotes,
    sources: frozenset[str] | None,
    tables: Sequence[Table],
    faults: list[Fault],
) -> None:
    """Add a fault for each rule that gaps.yaml breaks.

    Source ids are in `sources` (None if it could not be read), years are in order, texts hold no
    numbers but years, and entries match the observations in `tables`. `text` is the content of
    the file, for line numbers.
    """

    def report(place: Sequence[str], rule: str, value: str = "") -> None:
        faults.append(Fault(GAPS, line_of(text, place), ".".join(place), rule, excerpt(value)))

    def check_sources(place: Sequence[str], ids: Sequence[str]) -> None:
        for source in ids:
            if sources is not None and source not in sources:
                report(place, _UNKNOWN, source)

    def check_words(place: Sequence[str], words: str) -> None:
        number = _NUMBER.search(words)
        if number:
            report(place, "no numbers but years: amounts come from the package", number.group())

    for name, cause in notes.causes.items():
        check_sources(["causes", name, "sources"], cause.sources)
        check_words(["causes", name, "text"], cause.text)
        if cause.years and cause.years[0] > cause.years[1]:
            place = ["causes", name, "years"]
            report(place, "first year is not after the last", str(cause.years))
    for name, printed in notes.office_prints.items():
        place = ["office_prints", name]
        check_sources([*place, "source"], [printed.source])
        for field in ("concept", "why"):
            check_words([*place, field], getattr(printed, field))
        if not any(_matches(printed, row) for row in _totals(printed.country, tables)):
            key = f"{printed.country} {printed.period} {printed.flow} {printed.source}"
            report(place, "an observation of ledger partner that does not have rank 1", key)
    for name, silent in notes.no_second_ledger.items():
        place = ["no_second_ledger", name]
        check_sources([*place, "sources"], silent.sources)
        check_words([*place, "text"], silent.text)
        year = _first_year_after(silent, tables)
        if year:
            report([*place, "last"], "no observation of ledger partner after this year", year)


def _totals(country: str, tables: Sequence[Table]) -> Iterator[Observation]:
    """Yield annual observations of a country's total trade with China in its own statistics."""
    for table in tables:
        if (table.country, table.kind) == (country, "totals"):
            yield from (
                row for row in table.rows if row.partner == CHINA and row.ledger == "partner"
            )


def _matches(printed: OfficePrint, row: Observation) -> bool:
    """Return True if `row` is the observation that the entry names, and is not drawn."""
    return (
        row.period == printed.period
        and row.flow == printed.flow
        and row.source == printed.source
        and row.rank != 1
    )


def _first_year_after(silent: NoLedger, tables: Sequence[Table]) -> str:
    """Return the first year after `last` with a drawn observation of the country, or an empty text.

    Only the country's own statistics of its trade with China count.
    """
    years = (
        row.period
        for row in _totals(silent.country, tables)
        if row.rank == 1 and row.period > str(silent.last)
    )
    return min(years, default="")
