"""Axes of a figure: what its values are, where they begin and end, and which are labelled."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import isnan, nan
from typing import Any

from matplotlib.ticker import MaxNLocator

#: part of the values' span that is left free at an end without a range of its own
_ROOM = 0.05


@dataclass(frozen=True)
class Scale:
    """One axis. `of` gives the number at which a value is drawn; categories are at 0, 1, 2 ..."""

    categories: Mapping[str, int]
    is_log: bool
    limits: tuple[float, float]
    ticks: Sequence[float]
    labels: Sequence[str]

    @property
    def is_category(self) -> bool:
        """Are its values names?"""
        return bool(self.categories)

    @property
    def has_zero(self) -> bool:
        """Is zero inside the axis, where a line marks it?"""
        return not (self.is_log or self.is_category) and min(self.limits) <= 0 <= max(self.limits)

    def of(self, value: Any) -> float:
        """Return the place of a value; NaN if it is missing or no value of this axis."""
        if self.categories and isinstance(value, str):
            return float(self.categories.get(value, nan))
        try:
            return float(value)
        except (TypeError, ValueError):
            return nan


def scales(layout: Mapping[str, Any], traces: Sequence[Mapping[str, Any]]) -> dict[str, Scale]:
    """Return the axes that the traces use: `x`, `y`, `x2` ..."""
    used: dict[str, list[Any]] = {}
    for trace in traces:
        for letter in "xy":
            axis = trace.get(f"{letter}axis", letter)
            used.setdefault(axis, []).extend(trace.get(letter) or ())
    if layout.get("barmode") == "stack":
        for axis, ends in _ends_of_stacks(traces).items():
            used[axis].extend(ends)
    lengths = {axis: _reach(axis, traces) for axis in used}
    return {
        axis: _scale(layout.get(f"{axis[0]}axis{axis[1:]}", {}), values, lengths[axis])
        for axis, values in used.items()
    }


def _ends_of_stacks(traces: Sequence[Mapping[str, Any]]) -> dict[str, list[float]]:
    """Return axis -> how far the stacked bars reach along it."""
    sums: dict[tuple[str, Any, bool], float] = {}
    for trace in traces:
        if trace["type"] != "bar":
            continue
        letter, other = ("x", "y") if trace.get("orientation") == "h" else ("y", "x")
        axis = trace.get(f"{letter}axis", letter)
        for name, value in zip(trace[other], trace[letter], strict=True):
            key = (axis, name, (value or 0) < 0)
            sums[key] = sums.get(key, 0.0) + (value or 0)
    ends: dict[str, list[float]] = {}
    for (axis, _name, _sign), end in sums.items():
        ends.setdefault(axis, []).append(end)
    return ends


def _reach(axis: str, traces: Sequence[Mapping[str, Any]]) -> bool:
    """Return whether bars are measured along the axis, which then begins at zero."""
    return any(
        trace["type"] == "bar"
        and trace.get(f"{axis[0]}axis", axis[0]) == axis
        and (trace.get("orientation") == "h") == (axis[0] == "x")
        for trace in traces
    )


def _scale(settings: Mapping[str, Any], values: Sequence[Any], from_zero: bool) -> Scale:
    categories = _categories(settings, values)
    is_log = settings.get("type") == "log"
    limits = _limits(settings, values, categories, is_log, from_zero)
    if settings.get("autorange") == "reversed":
        limits = (limits[1], limits[0])
    plain = Scale(categories, is_log, limits, (), ())
    if "tickvals" in settings:
        texts = settings.get("ticktext", settings["tickvals"])
        pairs = [
            (plain.of(value), str(text))
            for value, text in zip(settings["tickvals"], texts, strict=True)
        ]
        ticks = [(place, text) for place, text in pairs if not isnan(place)]
    elif categories:
        ticks = [(float(place), name) for name, place in categories.items()]
    else:
        before, after = settings.get("tickprefix", ""), settings.get("ticksuffix", "")
        places = MaxNLocator(5, steps=[1, 2, 5, 10]).tick_values(min(limits), max(limits))
        ticks = [(place, f"{before}{place:g}{after}") for place in places]
    low, high = min(limits), max(limits)
    inside = [(place, text) for place, text in ticks if low <= place <= high]
    return Scale(
        categories,
        is_log,
        limits,
        [place for place, _text in inside],
        [text for _p, text in inside],
    )


def _categories(settings: Mapping[str, Any], values: Sequence[Any]) -> dict[str, int]:
    """Return name -> place of an axis of names; empty for an axis of numbers."""
    texts = [value for value in values if isinstance(value, str)]
    is_category = settings.get("type") == "category" or "categoryarray" in settings
    if not texts or not (is_category or any(not _is_number(text) for text in texts)):
        return {}
    names = dict.fromkeys([*settings.get("categoryarray", ()), *texts])
    return {name: place for place, name in enumerate(names)}


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def _limits(
    settings: Mapping[str, Any],
    values: Sequence[Any],
    categories: Mapping[str, int],
    is_log: bool,
    from_zero: bool,
) -> tuple[float, float]:
    if chosen := settings.get("range"):
        low, high = (float(end) for end in chosen)
        return (10.0**low, 10.0**high) if is_log else (low, high)
    if categories:
        return -0.5, len(categories) - 0.5
    numbers = [float(value) for value in values if value is not None and _is_number(str(value))]
    low, high = min(numbers, default=0.0), max(numbers, default=1.0)
    if is_log:
        return low / 1.5, high * 1.5
    if from_zero:
        low, high = min(low, 0.0), max(high, 0.0)
    room = (high - low or 1.0) * _ROOM
    return (low - room if low < 0 or not from_zero else low), high + room
