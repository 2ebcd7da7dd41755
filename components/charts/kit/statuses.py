"""The marks of a finished drawing follow the status of its rows, whatever chart drew them.

The last step of every figure (finish.py): a chart that forgets about statuses, or draws a value
that it computed, still shows derived values hollow and weak ones crossed or hatched.

Parts of a whole, which are areas beside each other, are hollow only if others are as published.
Where all are derived, as shares are, hollow ones would tell nothing, and pale neighbours could not
be told apart; the key then says that all are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from components.charts.kit import marks, paint
from components.charts.kit.base import Figure, Row
from components.charts.kit.points import ROW
from components.language.terms import status_name
from components.language.text import _
from data.records.codes import WEAK

#: what a fill with text on it keeps of its colour if its value is derived
TINT = 0.4
#: the line between areas of which some are hollow
_GAP = paint.veil(paint.WHITE, 0.6)
#: status -> its sign; a value as published has none
_SIGNS: Mapping[str, str] = {"derived": "○", **dict.fromkeys(WEAK, "⊗")}


def marked(traces: Sequence[Figure]) -> list[Figure]:
    """The traces with markers, bars and tiles as the status of their rows asks for."""
    solid = all_derived(traces)
    return [
        trace if solid and _is_part(trace) else _MARK.get(trace.get("type", ""), _as_is)(trace)
        for trace in map(_divided, traces)
    ]


def key(traces: Sequence[Figure]) -> list[str]:
    """The signs that a picture has besides that of values as published: `⊗ estimate`."""
    if all_derived(traces):
        return [_("all values derived")]
    found = {row.status for trace in traces for row in rows_of(trace) if row}
    return [signed(status) for status in _SIGNS if status in found]


def signed(status: str) -> str:
    """The name of a status, after its sign if it has one: `⊗ estimate`, `as published`."""
    return f"{_SIGNS.get(status, '')} {status_name(status)}".strip()


def all_derived(traces: Sequence[Figure]) -> bool:
    """True for parts of a whole that are all derived."""
    found = [row.status for trace in traces if _is_part(trace) for row in rows_of(trace) if row]
    return bool(found) and set(found) == {"derived"}


def _is_part(trace: Figure) -> bool:
    """True for areas that divide a whole: tiles, and bars with their text inside."""
    return trace.get("type") == "treemap" or trace.get("textposition") == "inside"


def _divided(trace: Figure) -> Figure:
    """Parts of a bar with a line between them, in the colour of the paper of the theme."""
    if trace.get("type") != "bar" or not _is_part(trace):
        return trace
    return trace | {"marker": trace["marker"] | {"line": {"width": 1}}}


def _as_is(trace: Figure) -> Figure:
    return trace


def rows_of(trace: Figure) -> list[Row | None]:
    """The row of each point of a trace; None for a point without one."""
    return [
        entry.get(ROW) if isinstance(entry, dict) else None
        for entry in _flat(trace.get("customdata") or ())
    ]


def _flat(entries: Sequence[Any]) -> Iterator[Any]:
    for entry in entries:
        if isinstance(entry, list):
            yield from _flat(entry)
        else:
            yield entry


def _each(setting: Any, count: int) -> list[Any]:
    """A setting of each point, if it is given once for all."""
    return list(setting) if isinstance(setting, list | tuple) else [setting] * count


def _points(trace: Figure) -> Figure:
    rows = rows_of(trace)
    marker = trace.get("marker", {})
    if not any(rows) or "markers" not in trace.get("mode", ""):
        return trace
    symbols = [
        str(symbol)
        if row is None
        else marks.symbol(row, str(symbol).partition("-open")[0].removesuffix("-x"))
        for row, symbol in zip(rows, _each(marker.get("symbol", "circle"), len(rows)), strict=True)
    ]
    return trace | {"marker": marker | {"symbol": symbols}}


def _bars(trace: Figure) -> Figure:
    rows = rows_of(trace)
    marker = trace.get("marker", {})
    if not any(rows):
        return trace
    colours = _each(marker.get("color"), len(rows))
    pattern = marker.get("pattern", {})
    shapes = _each(pattern.get("shape", ""), len(rows))
    weak = [bool(row and row.status in WEAK) for row in rows]
    marker = marker | {
        "pattern": {"size": 5, "solidity": 0.4, **pattern}
        | {
            "shape": [
                "\\" if is_weak else shape for is_weak, shape in zip(weak, shapes, strict=True)
            ]
        }
    }
    hollow = [bool(row and marks.is_hollow(row)) for row in rows]
    if not any(hollow) or not all(str(colour).startswith("#") for colour in colours):
        return trace | {"marker": marker}  # the chart has drawn them hollow itself
    inside = trace.get("textposition") == "inside"
    fills = [
        colour
        if not is_hollow
        else paint.tint(colour, TINT)
        if inside
        else paint.veil(colour, 0.25)
        for colour, is_hollow in zip(colours, hollow, strict=True)
    ]
    gap = 1 if inside else 0
    edges = [
        colour if is_hollow else _GAP for colour, is_hollow in zip(colours, hollow, strict=True)
    ]
    widths = [1.5 if is_hollow else gap for is_hollow in hollow]
    marker |= {"color": fills, "line": {"width": widths, "color": edges}}
    return trace | {"marker": marker} | (_ink(trace, fills) if inside else {})


def _ink(trace: Figure, fills: list[str]) -> Figure:
    """The text on the fills in the colour that is easier to read."""
    name = "insidetextfont" if "insidetextfont" in trace else "textfont"
    return {name: trace.get(name, {}) | {"color": [paint.ink_on(fill) for fill in fills]}}


def _tiles(trace: Figure) -> Figure:
    rows = rows_of(trace)
    marker = trace["marker"]
    fills = [
        paint.tint(colour, TINT) if row and marks.is_hollow(row) else colour
        for row, colour in zip(rows, marker["colors"], strict=True)
    ]
    pattern = marker.get("pattern", {}) | {"bgcolor": fills}
    font = trace["textfont"] | {"color": [paint.ink_on(fill) for fill in fills]}
    hollow = [bool(row and marks.is_hollow(row)) for row in rows]
    # a derived tile has an edge of its own colour, the others stay apart by a light line
    edges = {
        "width": [1.5 if is_hollow else 1 for is_hollow in hollow],
        "color": [
            colour if is_hollow else _GAP
            for colour, is_hollow in zip(marker["colors"], hollow, strict=True)
        ],
    }
    return trace | {
        "marker": marker | {"colors": fills, "pattern": pattern, "line": edges},
        "textfont": font,
    }


_MARK: dict[str, Callable[[Figure], Figure]] = {"scatter": _points, "bar": _bars, "treemap": _tiles}
