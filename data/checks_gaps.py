"""gaps.yaml: why the two ledgers differ. Its record shapes, and the rules it must keep.

Causes are only what a source states. They carry no amounts: amounts are computed from the
package where they are shown, so that a rebuilt package cannot contradict a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Annotated

from pydantic import ConfigDict, Field

from data.checks_faults import Fault, quote
from data.checks_files import line_of
from data.checks_models import Slug, StoredFlow, Year
from data.checks_rows import Table
from data.model import CHINA, Country, Observation

GAPS = "gaps.yaml"
_STRICT = ConfigDict(extra="forbid")
Sentence = Annotated[str, Field(min_length=1, max_length=320)]
#: digits that are not a year of our time
_FIGURE = re.compile(r"(?<!\d)(?!(?:19|20)\d\d(?!\d))\d+")
_UNKNOWN = "source is in sources.yaml"


@dataclass(frozen=True, slots=True)
class Cause:
    """One documented cause of a gap, in our own words, and the sources that state it.

    `flow` and `years` (first, last) narrow it; empty means all. A cause of several countries is
    a convention that holds for each of them.
    """

    __pydantic_config__ = _STRICT
    countries: Annotated[tuple[Country, ...], Field(min_length=1)]
    text: Sentence
    sources: Annotated[tuple[str, ...], Field(min_length=1)]
    flow: tuple[StoredFlow, ...] = ()
    years: tuple[Year, Year] | None = None


@dataclass(frozen=True, slots=True)
class OfficePrint:
    """A total that the office itself prints and that stands beside China's in a comparison.

    The package draws another source for the key, and keeps the print beside it (rank 0 or above
    1). `concept` says what the office counts, `why` the reason for the choice.
    """

    __pydantic_config__ = _STRICT
    country: Country
    period: Annotated[str, Field(pattern=r"^[0-9]{4}$")]
    flow: StoredFlow
    source: str
    concept: Annotated[str, Field(min_length=1, max_length=80)]
    why: Sentence


@dataclass(frozen=True, slots=True)
class NoLedger:
    """A country that publishes nothing by partner after the year `last`."""

    __pydantic_config__ = _STRICT
    country: Country
    last: Year
    text: Sentence
    sources: Annotated[tuple[str, ...], Field(min_length=1)]


@dataclass(frozen=True, slots=True)
class GapNotes:
    """All of gaps.yaml, by id."""

    __pydantic_config__ = _STRICT
    causes: Mapping[Slug, Cause]
    office_prints: Mapping[Slug, OfficePrint] = field(default_factory=dict)
    no_second_ledger: Mapping[Slug, NoLedger] = field(default_factory=dict)


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
