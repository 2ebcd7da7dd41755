"""Colour scales: stops (value -> colour, from style.py) in the form that plotly expects."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import Any


def scale_of(stops: Mapping[float, str]) -> list[list[Any]]:
    """Plotly's colour scale for the stops; use it with zmin and zmax of the same stops."""
    low, high = min(stops), max(stops)
    return [[(value - low) / (high - low), colour] for value, colour in sorted(stops.items())]


def colour_at(stops: Mapping[float, str], value: float) -> str:
    """The colour of a value between stops, interpolated as plotly does."""
    known = sorted(stops)
    value = min(max(value, known[0]), known[-1])
    low, high = next(pair for pair in pairwise(known) if value <= pair[1])
    part = (value - low) / (high - low)
    mixed = (
        round(
            (1 - part) * int(stops[low][at : at + 2], 16) + part * int(stops[high][at : at + 2], 16)
        )
        for at in (1, 3, 5)
    )
    return "#" + "".join(f"{part:02x}" for part in mixed)
