"""Stored sums after a refresh: total trade of a country, and the region.

The app adds up both where no row is stored. Where one is stored and drawn (it was printed, or a
claim names it), it must still agree with the refreshed figures. A printed one that agrees stays;
in place of any other the new sum is drawn, and the printed one stands beside it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from data.build.rows import SCALE
from data.history import Row, in_order
from data.records.codes import ALL_COMMODITIES, CHINA, REGION
from data.records.observation import COLUMNS, Observation
from data.refresh.ranking import RANK, STATUS
from data.refresh.tables import Tables, cells_of
from data.rules.identities import REGION_TOLERANCE
from data.store import FORMULAS, SUM_OF_MEMBERS
from data.sums import joined

Key = tuple[str, ...]  # country, partner, period, flow, commodity, ledger
Located = tuple[str, Row]
KEY_PLACES = tuple(
    COLUMNS.index(name) for name in ("country", "partner", "period", "flow", "commodity", "ledger")
)
_USD, _VALUE, _UNIT, _SOURCE, _NOTE, _REPORTER = (
    COLUMNS.index(name) for name in ("value_usd", "value", "unit", "source", "note", "reporter")
)
_FLOWS = ("export", "import")
_STRONG = ("reported", "revised", "derived")


def key_of(row: Row) -> Key:
    """Return the key of a row of observations."""
    return tuple(row[place] for place in KEY_PLACES)


def observation_tables(tables: Tables) -> list[str]:
    """Return the paths of the tables of observations."""
    return [path for path, table in tables.items() if table.header == list(COLUMNS)]


def replace_groups(tables: Tables, touched: dict[Key, list[Located]]) -> None:
    """Put the rows of the touched keys in the place of those that are there."""
    if not touched:
        return
    put: dict[str, list[Row]] = defaultdict(list)
    for located in touched.values():
        for path, row in located:
            put[path].append(row)
    for path in observation_tables(tables):
        table = tables[path]
        kept = [row for row in table.rows if key_of(row) not in touched]
        if len(kept) != len(table.rows) or path in put:
            fresh = table._replace(rows=kept + put.get(path, []))
            tables[path] = fresh._replace(rows=in_order(fresh))


def settle_sums(tables: Tables, touched: Iterable[Key], members: Sequence[str]) -> None:
    """Bring stored total trade in step with the keys that were touched, then the region."""
    totals = {(*key[:3], "turnover", *key[4:]) for key in touched}
    _settle(
        tables,
        {key: [(*key[:3], flow, *key[4:]) for flow in _FLOWS] for key in totals},
        FORMULAS["turnover"],
    )
    region = {
        (REGION, *key[1:3], flow, *key[4:])
        for key in touched
        if key[0] in members and key[1] == CHINA and key[4] == ALL_COMMODITIES
        for flow in (key[3], "turnover")
    }
    parts = {
        key: [
            (code, *key[1:3], flow, *key[4:])
            for code in members
            for flow in (_FLOWS if key[3] == "turnover" else (key[3],))
        ]
        for key in region
    }
    _settle(tables, parts, SUM_OF_MEMBERS)


def _settle(tables: Tables, parts: dict[Key, list[Key]], note: str) -> None:
    """Settle the stored rows of each key of `parts` with the sum of its parts, if all are drawn."""
    if not parts:
        return
    needed = {part for group in parts.values() for part in group}
    drawn: dict[Key, Row] = {}
    stored: dict[Key, list[Located]] = defaultdict(list)
    for path in observation_tables(tables):
        for row in tables[path].rows:
            key = key_of(row)
            if key in parts:
                stored[key].append((path, row))
            if key in needed and row[RANK] == "1":
                drawn[key] = row
    settled: dict[Key, list[Located]] = {}
    for key, located in stored.items():
        rows = [drawn.get(part) for part in parts[key]]
        found = [row for row in rows if row is not None]
        first = next((row for _path, row in located if row[RANK] == "1"), None)
        if first is None or len(found) != len(rows):
            continue
        total = round(sum(float(row[_USD]) for row in found), 2)
        if _is_sum(first, note) or abs(float(first[_USD]) - total) > _allowed(first, total):
            settled[key] = _with_sum(key, located, found, total, note)
    replace_groups(tables, settled)


def _is_sum(row: Row, note: str) -> bool:
    return row[STATUS] != "reported" and row[_NOTE].startswith(note)


def _allowed(row: Row, total: float) -> float:
    """Return by how much a printed figure may differ: its last digit, or the rule's tolerance."""
    decimals = len(row[_VALUE].partition(".")[2])
    return max(float(SCALE[row[_UNIT]]) * 10.0**-decimals, REGION_TOLERANCE * total)


def _with_sum(
    key: Key, located: list[Located], parts: list[Row], total: float, note: str
) -> list[Located]:
    """Return the rows of a key with the sum first; an older sum gives way to it."""
    path = next(path for path, row in located if row[RANK] == "1")
    country, partner, period, flow, code, ledger = key
    weak = [row[STATUS] for row in parts if row[STATUS] not in _STRONG]
    record = Observation(
        country, parts[0][_REPORTER], partner, period, flow, code, total, total, "USD", ledger,
        weak[0] if weak else "derived", joined([row[_SOURCE] for row in parts]), note=note,
    )  # fmt: skip
    others = sorted(
        (pair for pair in located if pair[1][RANK] != "0" and not _is_sum(pair[1], note)),
        key=lambda pair: int(pair[1][RANK]),
    )
    ranked = [
        (where, [*row[:RANK], str(number), *row[RANK + 1 :]])
        for number, (where, row) in enumerate(others, 2)
    ]
    held = [pair for pair in located if pair[1][RANK] == "0"]
    return [(path, cells_of(record)), *ranked, *held]
