"""Names on a map: what each says, and the places where it may stand, best first.

The browser knows the width of the map and puts each name at its first place that covers no marker
and no other name (assets/src/model/maplabels.js).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise
from math import hypot
from typing import Any

from components.charts.kit.geo import outlines
from components.charts.kit.projection import project
from components.language.terms import country_name
from components.language.text import _
from data.records.codes import COUNTRY_INFO

Place = tuple[float, float]
#: places of China's name: longitude, latitude
_CHINA = ((87.5, 41.5), (86.0, 39.0), (88.0, 44.0), (84.5, 36.5), (81.5, 38.0))
#: distance in kilometres between places of a country's name, and the most of them
_GRID, _MOST = 45.0, 60


def label(
    text: str,
    places: Iterable[Place],
    sides: Sequence[str],
    *,
    size: int,
    faint: bool = False,
    led: bool = False,
) -> dict[str, Any]:
    """A name for `layout.meta.labels` of a figure.

    `places` are in kilometres on the map. At each of them the name may stand on `sides`: `c` (over
    it), `r`, `l`, `t`, `b`, and the corners `tr`, `br`, `tl`, `bl`. `size` is that of the type in
    pixels; `faint` names are pale; `led` ones may stand further away, with a line to their place.
    """
    return {
        "text": text,
        "at": [[round(x), round(y)] for x, y in places],
        "sides": list(sides),
        "size": size,
        "faint": faint,
        "led": led,
    }


def countries() -> list[dict[str, Any]]:
    """The names of the countries of the package, the largest first, and of China."""
    named = [(code, info.map_label) for code, info in COUNTRY_INFO.items() if info.map_label]
    named.sort(key=lambda entry: -entry[1][2])
    labels = [
        label(
            country_name(code), _inside(code, lon, lat), "c", size=int(size), faint=True, led=True
        )
        for code, (lon, lat, size) in named
    ]
    return [*labels, label(_("China"), (project(*at) for at in _CHINA), "c", size=15, faint=True)]


def usual(labels: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Pale names at their usual places, as annotations, for a drawing that cannot place names."""
    return [
        {
            "text": name["text"],
            "x": name["at"][0][0],
            "y": name["at"][0][1],
            "showarrow": False,
            "opacity": 0.62,
            "font": {"size": name["size"]},
        }
        for name in labels
        if name["faint"]
    ]


def along(path: Sequence[Place]) -> list[Place]:
    """Places on a line for its name: the middle first, then towards both ends."""
    lengths = [hypot(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(path)]
    parts = (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82, 0.1, 0.9)
    return [_at(path, lengths, part * sum(lengths)) for part in parts]


def _at(path: Sequence[Place], lengths: Sequence[float], distance: float) -> Place:
    for ((x, y), (next_x, next_y)), length in zip(pairwise(path), lengths, strict=True):
        if distance <= length and length:
            part = distance / length
            return x + part * (next_x - x), y + part * (next_y - y)
        distance -= length
    return path[-1]


@lru_cache(maxsize=8)
def _inside(code: str, longitude: float, latitude: float) -> tuple[Place, ...]:
    """The usual place of a country's name, and places of a grid inside its outline, by distance."""
    usual = project(longitude, latitude)
    ring = [project(*place) for place in outlines().countries[code][0]]
    west, east = min(x for x, _y in ring), max(x for x, _y in ring)
    south, north = min(y for _x, y in ring), max(y for _x, y in ring)
    spots = [
        (x, y) for x in _steps(west, east) for y in _steps(south, north) if _is_inside(x, y, ring)
    ]
    spots.sort(key=lambda spot: hypot(spot[0] - usual[0], spot[1] - usual[1]))
    return (usual, *spots[:: max(1, len(spots) // _MOST)])


def _steps(low: float, high: float) -> list[float]:
    return [low + _GRID * (step + 0.5) for step in range(int((high - low) / _GRID))]


def _is_inside(x: float, y: float, ring: Sequence[Place]) -> bool:
    """True inside a closed ring: a ray to the east crosses it an odd number of times."""
    crossed = 0
    for (x1, y1), (x2, y2) in pairwise(ring):
        if (y1 > y) != (y2 > y) and x < x1 + (y - y1) / (y2 - y1) * (x2 - x1):
            crossed += 1
    return crossed % 2 == 1
