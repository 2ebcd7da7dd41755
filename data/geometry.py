"""Outlines of the region: their record, the rules of the file, and the projection of the map.

reference/geometry.json is made by data/build/geometry.py from Natural Earth.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from math import cos, log, pi, radians, sin, tan
from types import MappingProxyType
from typing import Annotated, Any, cast

from pydantic import ConfigDict, Field, TypeAdapter, ValidationError

from data.checks_faults import Fault, quote
from data.checks_models import Sha256, rule_of
from data.model import CHINA, COUNTRIES

GEOMETRY = "reference/geometry.json"
#: more than this is not a simplified outline, and would weigh on every page that draws it
MAX_SIZE = 120_000
Longitude = Annotated[float, Field(ge=-180, le=180, allow_inf_nan=False)]
Latitude = Annotated[float, Field(ge=-90, le=90, allow_inf_nan=False)]
Place = tuple[Longitude, Latitude]
Ring = Annotated[tuple[Place, ...], Field(min_length=4, max_length=5000)]
Code = Annotated[str, Field(pattern=r"^[A-Z]{3}$")]


@dataclass(frozen=True, slots=True)
class Input:
    """The file that the outlines were made from."""

    __pydantic_config__ = ConfigDict(extra="forbid")
    package: str
    file: str
    sha256: Sha256


@dataclass(frozen=True, slots=True)
class Geometry:
    """Outlines by ISO3 code (`ZZZ`: nobody's), each a list of closed rings of (longitude, latitude)
    in degrees, the largest first. `box` is west, south, east, north of all of them."""

    __pydantic_config__ = ConfigDict(extra="forbid")
    source: str
    input: Input
    box: tuple[Longitude, Latitude, Longitude, Latitude]
    countries: Mapping[Code, tuple[Ring, ...]]


_SHAPE = TypeAdapter(Geometry)


def parse_geometry(
    text: str, sources: frozenset[str] | None, faults: list[Fault]
) -> Geometry | None:
    """The outlines in a text of JSON, or None and faults. Never raises on any text."""
    if len(text) > MAX_SIZE:
        faults.append(Fault(GEOMETRY, 0, "", f"at most {MAX_SIZE} characters", str(len(text))))
        return None
    try:
        raw = _tuples(json.loads(text))
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", 0)
        faults.append(Fault(GEOMETRY, line, "", "plain JSON", quote(getattr(error, "msg", ""))))
        return None
    try:
        found = _SHAPE.validate_python(raw)
    except ValidationError as errors:
        for one in errors.errors(include_url=False)[:20]:
            column = ".".join(str(part) for part in one["loc"])
            faults.append(Fault(GEOMETRY, 0, column, rule_of(one), quote(one["input"])))
        return None
    before = len(faults)
    _check(found, sources, faults)
    if len(faults) > before:
        return None
    return Geometry(found.source, found.input, found.box, MappingProxyType(dict(found.countries)))


def _tuples(raw: Any) -> Any:
    """JSON's lists as tuples, as deep as an outline goes."""
    if isinstance(raw, dict):
        return {key: _tuples(value) for key, value in raw.items()}
    return tuple(_tuples(one) for one in raw) if isinstance(raw, list) else raw


def _check(found: Geometry, sources: frozenset[str] | None, faults: list[Fault]) -> None:
    west, south, east, north = found.box
    for code in (*COUNTRIES, CHINA):
        if code not in found.countries:
            faults.append(Fault(GEOMETRY, 0, f"countries.{code}", "country has an outline"))
    for code, rings in found.countries.items():
        for place, ring in enumerate(rings):
            where = f"countries.{code}.{place}"
            if ring[0] != ring[-1]:
                faults.append(Fault(GEOMETRY, 0, where, "ring is closed", quote(ring[-1])))
            out = next(
                (p for p in ring if not (west <= p[0] <= east and south <= p[1] <= north)), None
            )
            if out is not None:
                faults.append(Fault(GEOMETRY, 0, where, "ring is within box", quote(out)))
    if sources is not None and found.source not in sources:
        rule = "source is in sources.yaml"
        faults.append(Fault(GEOMETRY, 0, "source", rule, quote(found.source)))


#: radius of the earth in kilometres, and the cone of the map: Lambert's, true to angles, with
#: scale 1 along two parallels and north up along one meridian
RADIUS = 6371.0
PARALLELS = (38.0, 52.0)
CENTRE = (67.0, 45.0)


def _half(latitude: float) -> float:
    return tan(pi / 4 + radians(latitude) / 2)


_N = cast(
    float,
    log(cos(radians(PARALLELS[0])) / cos(radians(PARALLELS[1])))
    / log(_half(PARALLELS[1]) / _half(PARALLELS[0])),
)
_F = cos(radians(PARALLELS[0])) * _half(PARALLELS[0]) ** _N / _N
_RHO = RADIUS * _F / _half(CENTRE[1]) ** _N


def project(longitude: float, latitude: float) -> tuple[float, float]:
    """Kilometres east and north of CENTRE on the map (Lambert's conformal conic projection).

    Raises ValueError for the poles, which have no place on it.
    """
    if not -89.0 < latitude < 89.0:
        raise ValueError(f"no place on this map: latitude {latitude}")
    rho = RADIUS * _F / _half(latitude) ** _N
    theta = _N * radians(longitude - CENTRE[0])
    return rho * sin(theta), _RHO - rho * cos(theta)
