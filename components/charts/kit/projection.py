"""The projection of the map: Lambert's conformal conic."""

from __future__ import annotations

from math import cos, log, pi, radians, sin, tan
from typing import cast

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
