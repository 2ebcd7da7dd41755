"""The small line of a tile: the series that the tile's figure is the latest or the chosen one of.

A tile has one row of the frame; the other years are rows behind the frame (`Chart.behind`), so that
the CSV has every value that the line draws.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from components.charts.kit import breaks, style
from components.charts.kit.base import Frame, Row, show
from components.language.text import _, joined
from data.store import is_year

#: digits of a value of a line: more cannot be seen
_DIGITS = 5
#: fewest years of a line
_LEAST = 3


def with_lines(tiles: Sequence[Mapping[str, Any]], frame: Frame, behind: Frame) -> list[Any]:
    """Return the tiles with a `line` for each figure (assets/src/types.d.ts: TileLine).

    It is None for a figure without a row, of a part of a year, or of a series of less than three
    years.
    """
    return [
        {**tile, "figures": [_with_line(figure, frame, behind) for figure in tile["figures"]]}
        for tile in tiles
    ]


def _with_line(figure: Mapping[str, Any], frame: Frame, behind: Frame) -> dict[str, Any]:
    place = figure["row"]
    return {**figure, "line": _line(frame[place], behind) if place >= 0 else None}


def _line(row: Row, behind: Frame) -> dict[str, Any] | None:
    """Return runs of years without a gap or a change of source: [first year, values].

    `at` is the year of the tile; `name` says where the series begins and ends, for screen readers.
    """
    series = [other for other in behind if _key(other) == _key(row)]
    if not is_year(row.period) or len(series) + 1 < _LEAST:
        return None
    series = sorted((*series, row), key=lambda other: other.period)
    runs: list[tuple[int, list[float]]] = []
    before: Row | None = None
    for other in series:
        year = int(other.period)
        if before is None or year != int(before.period) + 1 or breaks.changes(before, other):
            runs.append((year, []))
        runs[-1][1].append(float(f"{other.value:.{_DIGITS}g}"))
        before = other
    first, last = series[0], series[-1]
    text = _("from {start} in {first} to {end} in {last}").format(
        start=show(first), first=first.period, end=show(last), last=last.period
    )
    missing = int(last.period) - int(first.period) + 1 - len(series)
    gaps = _("years without a figure: {count}").format(count=missing) if missing else ""
    return {
        "name": joined(filter(None, (text, gaps)), "; "),
        "runs": runs,
        "at": int(row.period),
        "dash": style.LEDGER_DASH[row.ledger],
    }


def _key(row: Row) -> tuple[str, ...]:
    return row.country, row.partner, row.flow, row.measure, row.unit, row.ledger
