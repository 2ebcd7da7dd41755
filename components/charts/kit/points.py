"""Points that carry their row, so that a click can be told all that is known about the value.

A chart writes the `customdata` of each drawn point with `point`: what a click on it chooses, and
the row that it stands for. When the figure is finished, `with_places` writes the place of that
row in the frame instead, which is what the browser sends back.
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

    Rows are told apart by what they are, not by their values: two rows may well be equal.
    """
    return {id(row): place for place, row in enumerate(frame, first)}


def with_places(frame: Frame, traces: Sequence[Figure], first: int = 0) -> list[Figure]:
    """The traces with `{"row": place in frame}` where a chart wrote the row itself.

    `first` is the place of the first row, where the frame follows on another. Raises KeyError for
    a point whose row is not one of `frame`: a chart may draw nothing else.
    """
    places = places_of(frame, first)
    return [
        trace | {"customdata": _placed(trace["customdata"], places)}
        if "customdata" in trace
        else trace
        for trace in traces
    ]


def _placed(points: Sequence[Any], places: Mapping[int, int]) -> list[Any]:
    """A list of points, or of lines of points where the trace is a matrix."""
    return [
        found
        if found is None
        else found | {ROW: places[id(found[ROW])]}
        if isinstance(found, dict)
        else _placed(found, places)
        for found in points
    ]
