"""Which release last changed a figure, by the log of changes (docs/versions.md).

A change of a value counts, or of the source that is drawn. A figure that is stored beside the one
that is drawn does not count, nor do notes and statuses.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from data.changes import Change, changes_between
from data.history import header_of
from data.past import Dated, releases_of
from data.records.cleantech import CLEANTECH, SOLAR
from data.records.codes import ALL_COMMODITIES
from data.records.quantities import FILE as QUANTITIES
from data.store import Store

#: stands for every partner, every HS code, every period
ANY = "*"
#: kind of a table that is none of trade: values of new energy, GDP and prices, weights and numbers
NEW_ENERGY, ECONOMY, QUANTITY = "new energy", "economy", "quantity"


class Behind(NamedTuple):
    """What a figure is about, as far as the log tells it. `time` is as `times` returns it."""

    country: str
    time: str
    kind: str = ""
    ledger: str = ""
    partner: str = ""
    flow: str = ""
    commodity: str = ""


class LastChange(NamedTuple):
    """A release, and whether it is known to have changed figures.

    If not, it is the first of the log: the figures are as they were then, or before.
    """

    release: Dated
    changed: bool


def times(period: str) -> tuple[str, ...]:
    """Return the years of a period; of a part of a year its year with a sign, `2025-`.

    Figures of months do not stand behind those of years.
    """
    part = "-" if "-" in period else ""
    return tuple(dict.fromkeys(end[:4] + part for end in period.split("/")))


def last_change(store: Store, behind: Iterable[Behind]) -> LastChange | None:
    """Return the latest release that changed one of the figures; None if the log has only one."""
    releases, index = _index(store)
    if len(releases) == 1:
        return None
    place = max((index.get(key, 0) for key in behind), default=0)
    return LastChange(releases[place], place > 0)


@lru_cache(maxsize=4)
def _index(store: Store) -> tuple[tuple[Dated, ...], dict[Behind, int]]:
    """Return the releases, and figure -> place of the latest one that changed it."""
    package = store.package
    releases = releases_of(package)
    index: dict[Behind, int] = {}
    for place, (old, new) in enumerate(pairwise(releases), start=1):
        for changes in changes_between(package, old.release, new.release).values():
            for change in changes:
                index.update(dict.fromkeys(_changed(change), place))
    return releases, index


def _changed(change: Change) -> Iterator[Behind]:
    """Yield what the figures of a change are about, coarse and fine."""
    if change.kind == "words":
        return
    header = header_of(change.table)
    for row in (change.old, change.new):
        cells = dict(zip(header, row or (), strict=False))
        if not cells or cells.get("rank", "1") != "1" or "country" not in cells:
            continue
        known = times(cells.get("period") or cells["year"])
        # a figure that is gone has no place in the chart any more
        for time in known if change.new else (*known, ANY):
            yield from _about(change.table, cells, time)


def _about(table: str, cells: dict[str, str], time: str) -> Iterator[Behind]:
    if table in (CLEANTECH, SOLAR):
        # a chart adds months up to years
        yield Behind(cells["country"], time.rstrip("-"), NEW_ENERGY)
    elif "ledger" not in cells:
        yield Behind(cells["country"], time, ECONOMY)
    else:
        kind = QUANTITY if table.endswith(QUANTITIES) else ""
        code = cells["commodity"]
        for partner in (cells["partner"], ANY):
            for commodity in (code,) if code == ALL_COMMODITIES else (code, ANY):
                yield Behind(
                    cells["country"],
                    time,
                    kind,
                    cells["ledger"],
                    partner,
                    cells["flow"],
                    commodity,
                )
