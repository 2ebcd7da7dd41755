"""A Store of a few invented rows, for the tests of one rule."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from data.records.observation import Observation
from data.records.sources import Source
from data.store import Store

_TABLE = Source("Office", "Table", "free", "2026-01-01", "dataset")
#: two tables of one office, another's, and others that do not compare with them
SOURCES = {
    "table": _TABLE,
    "second": _TABLE,
    "other": replace(_TABLE, publisher="Other"),
    "services": replace(_TABLE, concept="goods and services"),
    "again": replace(_TABLE, concept="recalculated"),
    "page": replace(_TABLE, kind="page"),
    "some": replace(_TABLE, extent="selected"),
}


def figure(usd: float, **cells: Any) -> Observation:
    """Kazakhstan's exports to China in 2024 by its office, in dollars."""
    row = Observation(
        "KAZ", "KAZ", "CHN", "2024", "export", "TOTAL", usd, usd, "USD", "partner", "reported",
        "table",
    )  # fmt: skip
    return row._replace(**cells)


def store_of(base: Store, *rows: Observation, **fields: Any) -> Store:
    """A Store of `rows`, with countries, partners and groups of another one.

    `fields` are those of the package that have figures too.
    """
    empty: dict[str, Any] = {"ratios": (), "quantities": (), "cleantech": (), "solar": ()}
    given = {**empty, "sources": SOURCES, **fields}
    return Store(replace(base.package, observations=rows, **given))
