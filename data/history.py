"""The log of changes: what a release changed in a table, and the table as it was before.

A change keeps the whole row before and after it. To go back past a release, the rows `new` are
taken out of the table and the rows `old` put in; sorting then gives the bytes of that time. Rows
are lists of text cells, in the order of the columns.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any, NamedTuple

from data.records.cleantech import CLEANTECH, SOLAR, CleanTech, Solar
from data.records.history import LoggedChange
from data.records.observation import COLUMNS
from data.records.quantities import FILE as QUANTITIES
from data.records.quantities import KEY as QUANTITY_KEY
from data.records.quantities import Quantity
from data.records.reference import ExchangeRate, Indicator, Partner

Row = list[str]
Rows = list[Row]
_ECONOMY, _RATES = "reference/economy.csv", "reference/exchange_rates.csv"
_PARTNERS = "reference/partners.csv"
_OBSERVATION = ("country", "partner", "period", "flow", "commodity", "ledger")
#: table, or its file name -> columns that name a figure
_KEYS: Mapping[str, tuple[str, ...]] = {
    _ECONOMY: ("country", "year", "indicator"),
    _RATES: ("year",),
    CLEANTECH: ("country", "period", "category"),
    SOLAR: ("country", "period", "code"),
    _PARTNERS: ("code",),
    QUANTITIES: tuple(name for name in QUANTITY_KEY if name != "source"),
}
#: table, or its file name -> its columns; all others are tables of observations
_HEADERS: Mapping[str, tuple[str, ...]] = {
    _ECONOMY: Indicator._fields,
    _RATES: ExchangeRate._fields,
    CLEANTECH: CleanTech._fields,
    SOLAR: Solar._fields,
    _PARTNERS: Partner._fields,
    QUANTITIES: Quantity._fields,
}


class HistoryError(Exception):
    """The log and the table do not belong together: the table was edited after the release."""


class Table(NamedTuple):
    """The text of a table: its path in the package, its columns, and its rows."""

    path: str
    header: Row
    rows: Rows

    def cells(self, row: Row, names: Sequence[str]) -> tuple[str, ...]:
        """Return the cells of the columns `names`."""
        return tuple(row[self.header.index(name)] for name in names)


class RowChange(NamedTuple):
    """A row before and after; None where there is none."""

    old: Row | None
    new: Row | None


def key_columns(path: str) -> tuple[str, ...]:
    """Return the columns that name a figure of the table at `path`."""
    return _KEYS.get(path) or _KEYS.get(path.rpartition("/")[2]) or _OBSERVATION


def header_of(path: str) -> Row:
    """Return the columns of the table at `path`, one of those that a refresh changes."""
    return [*(_HEADERS.get(path) or _HEADERS.get(path.rpartition("/")[2]) or COLUMNS)]


def in_order(table: Table) -> Rows:
    """Return the rows in the order of the package."""
    places = {name: place for place, name in enumerate(table.header)}
    if "rank" in places:
        names: tuple[str, ...] = (*_OBSERVATION, "rank", "source", "value_usd", "unit", "locator")
    elif table.path.endswith(QUANTITIES):
        names = QUANTITY_KEY
    else:
        return sorted(table.rows)
    columns = [(places[name], name in ("rank", "value_usd")) for name in names]

    def order(row: Row) -> tuple[Any, ...]:
        return tuple(_number(row[place]) if number else row[place] for place, number in columns)

    return sorted(table.rows, key=order)


def _number(text: str) -> Decimal:
    try:
        return Decimal(text)
    except InvalidOperation:
        return Decimal(0)


def row_changes(before: Table, after: Table) -> list[RowChange]:
    """Return the rows that differ between two states of a table, paired by figure and source."""
    left, right = _counted(before.rows), _counted(after.rows)
    gone = [row for row, count in left.items() for _ in range(count - right.get(row, 0))]
    come = [row for row, count in right.items() for _ in range(count - left.get(row, 0))]
    several = "rank" in after.header or after.path.endswith(QUANTITIES)
    names = (*key_columns(after.path), "source") if several else key_columns(after.path)
    places = [after.header.index(name) for name in names]
    pairs: dict[tuple[str, ...], tuple[Rows, Rows]] = defaultdict(lambda: ([], []))
    for side, rows in enumerate((gone, come)):
        for row in rows:
            pairs[tuple(row[place] for place in places)][side].append(list(row))
    changes = []
    for key in sorted(pairs):
        old, new = pairs[key]
        for place in range(max(len(old), len(new))):
            changes.append(
                RowChange(
                    old[place] if place < len(old) else None,
                    new[place] if place < len(new) else None,
                )
            )
    return changes


def _counted(rows: Iterable[Row]) -> dict[tuple[str, ...], int]:
    counts: dict[tuple[str, ...], int] = defaultdict(int)
    for row in rows:
        counts[tuple(row)] += 1
    return counts


def logged(release: str, table: Table, changes: Iterable[RowChange]) -> list[LoggedChange]:
    """Return the changes of a table as rows of the log."""
    lines = []
    for change in changes:
        row = change.new or change.old or []
        source = table.cells(row, ("source",))[0] if "source" in table.header else ""
        key = "|".join(table.cells(row, key_columns(table.path)))
        lines.append(
            LoggedChange(
                release, table.path, key, source, _as_text(change.old), _as_text(change.new)
            )
        )
    return lines


def _as_text(row: Row | None) -> str:
    return "" if row is None else json.dumps(row, ensure_ascii=False, separators=(",", ":"))


def undone(table: Table, changes: Iterable[LoggedChange]) -> Table:
    """Return the table as it was before `changes`, which are of one release or of several.

    Raises HistoryError if the table does not hold the rows that the log says it should.
    """
    own = [line for line in changes if line.table == table.path]
    if not own:
        return table
    counts = _counted(table.rows)
    for change in reversed(own):
        if change.new:
            row = tuple(json.loads(change.new))
            if not counts.get(row):
                place = f"{table.path}: {change.key} ({change.source})"
                raise HistoryError(f"{place} is not as {change.release} left it")
            counts[row] -= 1
        if change.old:
            row = tuple(json.loads(change.old))
            counts[row] = counts.get(row, 0) + 1
    rows = [list(row) for row, count in counts.items() for _ in range(count)]
    return table._replace(rows=in_order(table._replace(rows=rows)))


def hash_of_tables(tables: Mapping[str, Mapping[str, object]]) -> str:
    """Return the sha256 over what package.yaml says of all tables but the log's own."""
    others = {name: dict(entry) for name, entry in tables.items() if "history/" not in name}
    return hashlib.sha256(json.dumps(others, sort_keys=True).encode()).hexdigest()


def as_of(
    table: Table, log: Sequence[LoggedChange], release: str, releases: Sequence[str]
) -> Table:
    """Return the table as `release` had it.

    `log` is changes.csv.gz, `releases` the releases of the log, oldest first (releases.csv). A
    release that is not among them is from before the log: the table is then as before its first.
    """
    place = releases.index(release) + 1 if release in releases else 0
    later = frozenset(releases[place:])
    return undone(table, [change for change in log if change.release in later])
