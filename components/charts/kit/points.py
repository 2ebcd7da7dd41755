"""Which row of the frame each drawn point stands for.

A chart draws its rows in whatever order suits it; here each point is given the place of its row,
so that a click on it can be told everything that is known about that value.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from components.charts.kit.base import Figure, Frame, Row

#: name of the entry in a point's `customdata`
ROW = "row"


def values_of(trace: Figure) -> Sequence[Any]:
    """The list of a trace that holds its values; of a heatmap the list of its lines."""
    if trace["type"] == "treemap":
        return trace["values"]
    if trace["type"] == "heatmap":
        return trace["z"]
    return trace["x"] if trace.get("orientation") == "h" else trace["y"]


def with_rows(frame: Frame, traces: Sequence[Figure]) -> list[Figure]:
    """The traces, each point's `customdata` completed by `{"row": place in frame}`.

    A point without a value, and a line that is mere decoration (`hoverinfo` skip), gets none.
    """
    finder = _Finder(frame)
    return [
        trace
        if trace.get("hoverinfo") == "skip"
        else trace | {"customdata": finder.fill(values_of(trace), trace.get("customdata"))}
        for trace in traces
    ]


Chosen = tuple[float, tuple[str, ...]]  # a value, and what a click on it chooses


class _Finder:
    """Rows by value. Where several rows have one value, what a click chooses tells them apart."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self.places: dict[float, list[int]] = defaultdict(list)
        self.alike: dict[tuple[str, ...], dict[Chosen, list[int]]] = {}
        self.items: dict[str, int] = {}
        self.used: set[int] = set()
        for place, row in enumerate(frame):
            self.places[row.value].append(place)
            self.items.setdefault(row.item, place)

    def fill(self, values: Sequence[Any], chosen: Sequence[Any] | None) -> list[Any]:
        given = chosen if chosen is not None else [None] * len(values)
        return list(self._filled(values, given))

    def _filled(self, values: Sequence[Any], chosen: Sequence[Any]) -> Iterator[Any]:
        for value, choice in zip(values, chosen, strict=True):
            if isinstance(value, list | tuple):
                yield self.fill(value, choice)
                continue
            place = self._place(value, choice or {})
            yield choice if place is None else (choice or {}) | {ROW: place}

    def _place(self, value: Any, choice: Mapping[str, str]) -> int | None:
        if value is None:
            return None
        found = self.places.get(float(value), [])
        if not found:  # a point of a map stands at a place, not at a value
            return self.items.get(choice["item"]) if "item" in choice else None
        if len(found) > 1:
            found = self._same(float(value), choice) or found
        best = max(found, key=lambda place: self._fit(place, choice))
        self.used.add(best)
        return best

    def _same(self, value: float, choice: Mapping[str, str]) -> list[int]:
        """Rows that have the value and all that a click chooses; many points may share a value."""
        names = tuple(choice)
        if names not in self.alike:
            alike = self.alike[names] = defaultdict(list)
            for place, row in enumerate(self.frame):
                alike[row.value, tuple(str(getattr(row, name, "")) for name in names)].append(place)
        return self.alike[names].get((value, tuple(choice.values())), [])

    def _fit(self, place: int, choice: Mapping[str, str]) -> tuple[int, bool, int]:
        """How well a row agrees with what a click chooses; then, rows not taken; then, order."""
        row = self.frame[place]
        fit = sum(_agrees(row, name, value) for name, value in choice.items())
        return fit, place not in self.used, -place


def _agrees(row: Row, name: str, value: str) -> bool:
    own = str(getattr(row, name, ""))
    return own == value or (name == "period" and own.startswith(value))
