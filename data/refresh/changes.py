"""What a refresh would change, figure by figure: found by comparing the tables before and after."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from data.history import Row, RowChange, Table, key_columns, row_changes
from data.records.observation import COLUMNS
from data.refresh.tables import Tables

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


def changes(before: Tables, after: Tables) -> list[Change]:
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


def counted(found: Iterable[Change]) -> dict[tuple[str, str, Kind], int]:
    """Return source, country and kind -> number of changes, sorted."""
    counts = Counter((change.source, change.country, change.kind) for change in found)
    return dict(sorted(counts.items()))


def _header_of(table: str, row: Row) -> Sequence[str]:
    observations = len(row) == len(COLUMNS) and not table.endswith("quantities.csv")
    return COLUMNS if observations else ()


def _drawn(table: Table) -> dict[str, float]:
    """Return key -> the value of rank 1."""
    if "rank" not in table.header:
        return {}
    rank = table.header.index("rank")
    return {_key(table, row): _value(table, row) for row in table.rows if row[rank] == "1"}


def _key(table: Table, row: Row) -> str:
    return " ".join(table.cells(row, key_columns(table.path)))


def _value(table: Table, row: Row) -> float:
    name = next((name for name in _VALUES if name in table.header), "")
    return float(row[table.header.index(name)]) if name else 0.0


def _change(table: Table, pair: RowChange, drawn: dict[str, float]) -> Change:
    row = pair.new or pair.old or []
    key = _key(table, row)
    old = None if pair.old is None else _value(table, pair.old)
    new = None if pair.new is None else _value(table, pair.new)
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
