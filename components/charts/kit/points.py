"""Points that carry their row, so that a click leads to all that is known about the value.

A chart writes the `customdata` of each drawn point with `point`: the row that it stands for, and
the URL parameters that a click on it sets. In the finished figure `with_places` replaces the row by
its place in the frame, which the browser sends back.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from components.charts.kit.base import Figure, Frame, Row

#: name of the entry in a point's `customdata`
ROW = "row"
Point = dict[str, Any]


def point(row: Row, **choice: str) -> Point:
    """`customdata` of a drawn point: the URL parameters that a click on it sets, and its row."""
    return {**choice, ROW: row}


def places_of(frame: Frame, first: int = 0) -> Mapping[int, int]:
    """Identity of each row -> its place, counted from `first`.

    Rows are identified by `id`, not by their values: two rows may be equal.
    """
    return {id(row): place for place, row in enumerate(frame, first)}


def with_places(frame: Frame, traces: Sequence[Figure], first: int = 0) -> list[Figure]:
    """The traces with `{"row": place in frame}` in place of the rows.

    `first` is the place of the first row, if the frame is appended to another. Raises KeyError for
    a point whose row is not in `frame`: a chart must draw nothing else.
    """
    places = places_of(frame, first)
    return [
        trace | {"customdata": _placed(trace["customdata"], places)}
        if "customdata" in trace
        else trace
        for trace in traces
    ]


def _placed(points: Sequence[Any], places: Mapping[int, int]) -> list[Any]:
    """A list of points, or of lists of points if the trace is a matrix.

    A point without a row only sets what a click on it stands for: the area of a country on a map.
    """
    return [
        entry
        if entry is None or (isinstance(entry, dict) and ROW not in entry)
        else entry | {ROW: _place(entry[ROW], places)}
        if isinstance(entry, dict)
        else _placed(entry, places)
        for entry in points
    ]


def _place(row: Row, places: Mapping[int, int]) -> int:
    """The place of a row in its frame; KeyError with the row if it is a copy or from elsewhere."""
    place = places.get(id(row))
    if place is None:
        raise KeyError(f"the row of a point is not in the frame (draw its rows, not copies): {row}")
    return place
