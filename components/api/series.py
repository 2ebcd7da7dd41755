"""One series as charts draw it, with its breaks: `/api/series`."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from components.charts.kit.base import Row, row_of
from components.charts.kit.breaks import changes
from data.records.codes import ALL_COMMODITIES
from data.records.observation import Observation
from data.store import Series, Store, is_year


def series_of(store: Store, wanted: dict[str, str]) -> Series:
    """Return period -> observation. `wanted` has the parameters of `/api/series`."""
    country, flow, ledger = wanted["country"], wanted["flow"], wanted["ledger"]
    partner, code = wanted["partner"], wanted["commodity"]
    if code == ALL_COMMODITIES:
        find = store.annual if wanted["frequency"] == "year" else store.part_year
        return find(country, flow, ledger, partner)
    if wanted["frequency"] != "year":
        return {}
    if len(code) == 2:
        return store.chapter_series(country, flow, ledger, code, partner)
    return store.heading_series(country, flow, ledger, code, partner)


def series_content(store: Store, wanted: dict[str, str]) -> dict[str, Any]:
    """Return the rows and breaks of a series. No rows: nobody publishes it, or it was not found."""
    observations = list(series_of(store, wanted).values())
    rows = [row_of(store, observation) for observation in observations]
    return {
        "release": store.package.meta.version,
        "series": {name: value for name, value in wanted.items() if name != "lang"},
        "rows": [_point(observation) for observation in observations],
        "breaks": [
            {"after": before.period, "before": row.period, "kind": kind}
            for before, row in pairwise(rows)
            if (kind := _break(before, row))
        ],
    }


def _break(before: Row, row: Row) -> str:
    """Return why two neighbouring points are not joined; empty text if they are."""
    years = is_year(before.period) and is_year(row.period)
    if years and int(row.period) - int(before.period) > 1:
        return "gap"
    return "source" if changes(before, row) else ""


def _point(observation: Observation) -> dict[str, Any]:
    names = ("period", "value_usd", "status", "source", "counted_by", "note")
    return {name: getattr(observation, name) for name in names}
