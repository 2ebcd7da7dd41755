"""What differs between two states of the tables, figure by figure.

A refresh compares the tables before and after (`changes`). What changed between two releases is
made from the log of changes (`changes_between`).
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from data.history import Row, RowChange, Rows, Table, header_of, key_columns, row_changes
from data.records.observation import COLUMNS
from data.records.package import Package

#: `order`: only the rank changed; `words`: status, note or growth changed, the value did not
Kind = Literal["new", "revised", "withdrawn", "order", "words"]
KINDS: tuple[Kind, ...] = ("new", "revised", "withdrawn", "words", "order")
_VALUES = ("value_usd", "value", "quantity", "cny_per_usd")


class Change(NamedTuple):
    """One row of `table` before and after; `key` is the cells that name the figure.

    `drawn_before` is the value that charts showed for the figure until now, if it is of another
    row; `percent` is the change of the value, or against `drawn_before`.
    """

    kind: Kind
    table: str
    country: str
    key: str
    source: str
    old: Row | None
    new: Row | None
    old_value: float | None
    new_value: float | None
    drawn_before: float | None
    percent: float | None

    @property
    def is_drawn(self) -> bool:
        """Return True if charts show the row after the change."""
        if self.new is None or "rank" not in _header_of(self.table, self.new):
            return self.new is not None
        return self.new[COLUMNS.index("rank")] == "1"


def changes(before: Mapping[str, Table], after: Mapping[str, Table]) -> list[Change]:
    """Return every change between two states of the tables, in the order of tables and keys."""
    found = []
    for path in sorted(after):
        if before[path].rows is after[path].rows or before[path].rows == after[path].rows:
            continue
        drawn = _drawn(before[path])
        found += [
            _change(after[path], pair, drawn) for pair in row_changes(before[path], after[path])
        ]
    return found


def logged_releases(package: Package) -> tuple[str, ...]:
    """Return the releases between which the log tells the changes, oldest first."""
    accepted = package.history
    first = accepted[0].previous if accepted else package.meta.version
    return (first, *(row.release for row in accepted))


def changes_between(package: Package, start: str, end: str) -> Mapping[str, tuple[Change, ...]]:
    """Return country -> what is different in release `end` against `start`, one change a figure.

    A figure that changed twice has one change, and none if it is again as it was. The countries are
    in the order of the package, then others by code; rates and names of partners have no country
    (an empty text). `start` may be the later release. Raises KeyError if a release is not one of
    `logged_releases`.
    """
    releases = logged_releases(package)
    for release in (start, end):
        if release not in releases:
            raise KeyError(release)
    first, last = releases.index(start), releases.index(end)
    later = frozenset(releases[min(first, last) + 1 : max(first, last) + 1])
    gone, come = _rows_by_table(package, later)
    if first > last:
        gone, come = come, gone
    before, after = (
        {path: Table(path, header_of(path), side[path]) for path in {*gone, *come}}
        for side in (gone, come)
    )
    found: dict[str, list[Change]] = {code: [] for code in package.countries}
    for change in sorted(changes(before, after), key=lambda c: (not c.country, c.country)):
        found.setdefault(change.country, []).append(change)
    return {country: tuple(lines) for country, lines in found.items() if lines}


def _rows_by_table(
    package: Package, releases: frozenset[str]
) -> tuple[dict[str, Rows], dict[str, Rows]]:
    """Return table -> rows that the releases took out, and table -> rows that they put in."""
    gone: dict[str, Rows] = defaultdict(list)
    come: dict[str, Rows] = defaultdict(list)
    for line in package.changes:
        if line.release in releases:
            for text, side in ((line.old, gone), (line.new, come)):
                if text:
                    side[line.table].append(json.loads(text))
    return gone, come


def _header_of(table: str, row: Row) -> Sequence[str]:
    observations = len(row) == len(COLUMNS) and not table.endswith("quantities.csv")
    return COLUMNS if observations else ()


def _drawn(table: Table) -> dict[str, float]:
    """Return key -> the value of rank 1."""
    if "rank" not in table.header:
        return {}
    rank = table.header.index("rank")
    return {_key(table, row): value_of(table, row) for row in table.rows if row[rank] == "1"}


def _key(table: Table, row: Row) -> str:
    return " ".join(table.cells(row, key_columns(table.path)))


def value_of(table: Table, row: Row) -> float:
    """Return the figure of a row; 0 if its table has none. Raises ValueError if it is no number."""
    name = next((name for name in _VALUES if name in table.header), "")
    return float(row[table.header.index(name)]) if name else 0.0


def _change(table: Table, pair: RowChange, drawn: dict[str, float]) -> Change:
    row = pair.new or pair.old or []
    key = _key(table, row)
    old = None if pair.old is None else value_of(table, pair.old)
    new = None if pair.new is None else value_of(table, pair.new)
    kind = _kind(table, pair, old, new)
    shown = drawn.get(key)
    other = shown if shown not in (old, new) and kind == "new" else None
    base = old if old is not None else other
    percent = (new / base - 1) * 100 if new is not None and base and new != base else None
    country = table.cells(row, ("country",))[0] if "country" in table.header else ""
    source = table.cells(row, ("source",))[0] if "source" in table.header else ""
    return Change(
        kind, table.path, country, key, source, pair.old, pair.new, old, new, other, percent
    )


def _kind(table: Table, pair: RowChange, old: float | None, new: float | None) -> Kind:
    if pair.old is None or pair.new is None:
        return "new" if pair.old is None else "withdrawn"
    if old != new:
        return "revised"
    if "rank" in table.header:
        rank = table.header.index("rank")
        if pair.old[:rank] + pair.old[rank + 1 :] == pair.new[:rank] + pair.new[rank + 1 :]:
            return "order"
    return "words"


def amount(value: float | None) -> str:
    """Return a value for reading: whole numbers from 1,000."""
    if value is None:
        return "—"
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:,.4g}"


def line(change: Change) -> str:
    """Return one change in words."""
    text = f"{change.key}: {amount(change.old_value)} -> {amount(change.new_value)}"
    if change.drawn_before is not None and change.is_drawn:
        text += f", drawn in place of {amount(change.drawn_before)}"
    elif change.kind == "new" and not change.is_drawn:
        text += ", stored beside the figure that is drawn"
    return text if change.percent is None else f"{text} ({change.percent:+.1f}%)"
