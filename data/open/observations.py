"""Observations by filter, in pages: what `/api/observations` answers.

Rows whose terms forbid it are not among them (terms.py); `left_out` says how many would have
matched.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from data.open.terms import may_pass, withheld
from data.records.observation import COLUMNS, Observation
from data.records.package import Package

#: a year or a month
MOMENT = re.compile(r"[0-9]{4}(-(0[1-9]|1[0-2]))?")
_CURSOR = re.compile(r"([0-9]{4}\.[0-9]{2}(?:\.[0-9]+)?)-([0-9]{1,9})")
#: filters that name codes, in the order of the columns
CODES = ("country", "partner", "flow", "commodity", "ledger", "status")


#: an observation with its place in the package
Placed = tuple[int, Observation]


class Filters(NamedTuple):
    """What observations are asked for; empty: all.

    `since` and `until` are a year or a month; a period is inside if all of it is. `ranks` are ranks
    as text: only `1`, the figures that charts draw, or all.
    """

    country: tuple[str, ...] = ()
    partner: tuple[str, ...] = ()
    flow: tuple[str, ...] = ()
    commodity: tuple[str, ...] = ()
    ledger: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    since: str = ""
    until: str = ""
    drawn: bool = True

    def of(self, rows: Iterable[Placed]) -> Iterator[Placed]:
        """Return those of the rows that are asked for."""
        for name in CODES:
            wanted = frozenset(getattr(self, name))
            if wanted:
                rows = _having(rows, COLUMNS.index(name), wanted)
        if self.drawn:
            rows = (pair for pair in rows if pair[1].rank == 1)
        if self.since or self.until:
            first, last = span(self.since or "0000")[0], span(self.until or "9999")[1]
            rows = (pair for pair in rows if _is_inside(pair[1].period, first, last))
        return iter(rows)


class Page(NamedTuple):
    """Some of the rows, and the cursor of the next page; empty after the last one."""

    rows: tuple[Observation, ...]
    next: str


def span(period: str) -> tuple[str, str]:
    """Return the first and last month of a period: `2024` is `2024-01` to `2024-12`."""
    first, _slash, last = period.partition("/")
    last = last or first
    return (
        first if len(first) == 7 else f"{first}-01",
        last if len(last) == 7 else f"{last}-12",
    )


def _having(rows: Iterable[Placed], place: int, wanted: frozenset[str]) -> Iterator[Placed]:
    return (pair for pair in rows if pair[1][place] in wanted)


def _is_inside(period: str, first: str, last: str) -> bool:
    begin, end = span(period)
    return first <= begin and end <= last


def place_of(cursor: str, version: str) -> int | None:
    """Return where a page begins; None if the cursor is not one of this release."""
    match = _CURSOR.fullmatch(cursor)
    return int(match[2]) if match and match[1] == version else None


def matching(package: Package, filters: Filters, start: int = 0) -> Iterator[Placed]:
    """Yield place and row of the observations that are asked for and may be passed on."""
    kept = withheld(package.sources)
    placed = enumerate(islice(package.observations, start, None), start)
    return (pair for pair in filters.of(placed) if may_pass(pair[1].source, kept))


def page(package: Package, filters: Filters, start: int, limit: int) -> Page:
    """Return at most `limit` observations from a place on."""
    found = list(islice(matching(package, filters, start), limit + 1))
    rows = tuple(row for _place, row in found[:limit])
    more = f"{package.meta.version}-{found[limit][0]}" if len(found) > limit else ""
    return Page(rows, more)


def left_out(package: Package, filters: Filters) -> int:
    """Return how many observations would match, but may not be passed on."""
    kept = withheld(package.sources)
    rows = filters.of(enumerate(package.observations))
    return sum(1 for _place, row in rows if not may_pass(row.source, kept))
