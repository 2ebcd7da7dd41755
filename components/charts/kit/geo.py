"""The ground of a map: outlines, and axes that keep the aspect ratio.

Maps are plain cartesian plots in kilometres (kit/projection.py). Plotly's own maps load their
outlines from another host.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from math import cos, pi, sin
from types import MappingProxyType
from typing import Any

from components.charts.kit import style
from components.charts.kit.base import Figure
from components.charts.kit.paint import veil
from components.charts.kit.projection import project
from data.load import ROOT
from data.records.codes import COUNTRIES
from data.records.geometry import GEOMETRY, Geometry
from data.rules.faults import Fault, PackageError
from data.rules.geometry import parse_geometry

#: west and east, south and north edge of the map, in kilometres from its centre
EAST = (-1560.0, 1940.0)
NORTH = (-1130.0, 1190.0)
NO_FILLS: Mapping[str, str] = MappingProxyType({})


@lru_cache(maxsize=1)
def outlines() -> Geometry:
    """The outlines of the package, read once. Raises PackageError if they break a rule."""
    faults: list[Fault] = []
    text = (ROOT / GEOMETRY).read_text(encoding="utf-8")
    geometry = parse_geometry(text, None, faults)
    if geometry is None:
        raise PackageError(faults)
    return geometry


@lru_cache(maxsize=1)
def _paths() -> dict[str, str]:
    """Each country's outline as the path of a plotly shape, in whole kilometres."""
    return {
        code: " ".join(_path(ring) for ring in rings)
        for code, rings in outlines().countries.items()
    }


def _path(ring: tuple[tuple[float, float], ...]) -> str:
    points = [project(*place) for place in ring]
    return "M" + "L".join(f"{x:.0f},{y:.0f}" for x, y in points[:-1]) + "Z"


def ground(chosen: str, fills: Mapping[str, str] = NO_FILLS) -> list[Figure]:
    """Shapes of all countries: those of the package are darker than others, the chosen one darkest.

    The greys are transparent, so that they suit every background. `fills` has the colours of
    countries that are coloured instead.
    """
    shapes = []
    for code, path in _paths().items():
        own = code in COUNTRIES
        fill = 0.3 if code == chosen else 0.19 if own else 0.07
        shapes.append(
            {
                "type": "path",
                "path": path,
                "layer": "below",
                "fillcolor": fills.get(code) or veil(style.NEUTRAL, fill),
                "line": {
                    "color": veil(style.NEUTRAL, 0.95 if own else 0.35),
                    "width": 2.6 if code == chosen and fills else 1.1 if own else 0.6,
                },
            }
        )
    return shapes


def frame_of(country: str) -> tuple[tuple[float, float], tuple[float, float]]:
    """West and east, south and north edge of what is shown, in kilometres: a country or all."""
    if country not in COUNTRIES:
        return EAST, NORTH
    points = [project(*place) for ring in outlines().countries[country] for place in ring]
    spans = []
    for values in ([x for x, _y in points], [y for _x, y in points]):
        room = 0.12 * (max(values) - min(values)) + 40
        spans.append((min(values) - room, max(values) + room))
    return spans[0], spans[1]


def axes(country: str) -> dict[str, Any]:
    """Both axes without ticks, at the same scale, filled to the edges."""
    east, north = frame_of(country)
    bare: dict[str, Any] = {
        "showgrid": False,
        "zeroline": False,
        "showticklabels": False,
        "ticks": "",
        "fixedrange": True,
        "constrain": "range",
    }
    return {
        "xaxis": bare | {"range": [round(edge) for edge in east]},
        "yaxis": bare
        | {"range": [round(edge) for edge in north], "scaleanchor": "x", "scaleratio": 1},
    }


@lru_cache(maxsize=8)
def inside(country: str, step: float) -> tuple[tuple[float, float], ...]:
    """Points of a grid of `step` kilometres that are inside a country, in kilometres on the map."""
    rings = [[project(*place) for place in ring] for ring in outlines().countries[country]]
    easts, norths = ([place[axis] for ring in rings for place in ring] for axis in (0, 1))
    columns = range(int(min(easts) // step), int(max(easts) // step) + 1)
    lines = range(int(min(norths) // step), int(max(norths) // step) + 1)
    grid = ((column * step, line * step) for column in columns for line in lines)
    return tuple(place for place in grid if sum(_encloses(ring, place) for ring in rings) % 2)


def _encloses(ring: Sequence[tuple[float, float]], place: tuple[float, float]) -> bool:
    """True if a ray from the place to the east crosses the ring an odd number of times."""
    x, y = place
    return (
        sum(
            (y0 > y) != (y1 > y) and x < x0 + (y - y0) / (y1 - y0) * (x1 - x0)
            for (x0, y0), (x1, y1) in pairwise(ring)
        )
        % 2
        == 1
    )


def on_map(latitude: float, longitude: float) -> bool:
    """True for a place within the edges of the map."""
    x, y = project(longitude, latitude)
    return EAST[0] <= x <= EAST[1] and NORTH[0] <= y <= NORTH[1]


def spread(
    places: list[tuple[float, float]],
    kept: list[tuple[float, float]],
    apart: float = 52.0,
) -> list[tuple[float, float]]:
    """Kilometres on the map for (latitude, longitude), with overlapping places moved apart.

    The first of several at one place keeps it. Each later one takes the nearest free spot on rings
    around it, so that no two are nearer than `apart` kilometres if there is room. Spots in `kept`
    are not free.
    """
    taken = list(kept)
    for lat, lon in places:
        x, y = project(lon, lat)
        free = (spot for spot in _spots(x, y, apart) if _free(spot, taken, apart * 0.95))
        taken.append(next(free, (x, y)))
    return taken[len(kept) :]


def _spots(x: float, y: float, apart: float) -> Iterator[tuple[float, float]]:
    yield x, y
    for ring in range(1, 12):
        for step in range(6 * ring):
            angle = pi + 2 * pi * step / (6 * ring)  # start in the west: names are in the east
            yield x + ring * apart * cos(angle), y + ring * apart * sin(angle)


def _free(spot: tuple[float, float], taken: list[tuple[float, float]], apart: float) -> bool:
    return all((spot[0] - x) ** 2 + (spot[1] - y) ** 2 >= apart**2 for x, y in taken)
