"""Colour scales over values: stops (value -> colour, from style.py) as plotly wants them."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import Any


def scale_of(stops: Mapping[float, str]) -> list[list[Any]]:
    """Plotly's colour scale from value -> colour; use it with zmin and zmax of the same stops."""
    low, high = min(stops), max(stops)
    return [[(value - low) / (high - low), colour] for value, colour in sorted(stops.items())]


def colour_at(stops: Mapping[float, str], value: float) -> str:
    """The colour of a value on a scale of stops, mixed as plotly mixes it."""
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
