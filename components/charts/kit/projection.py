"""The projection of the map: Lambert's conformal conic.

Formulas for the sphere: J. P. Snyder, Map Projections: A Working Manual (USGS Professional Paper
1395, 1987), chapter 15.
"""

from __future__ import annotations

from math import cos, log, pi, radians, sin, tan
from typing import cast

#: radius of the earth in kilometres; the two parallels of the map that have scale 1; and its centre
#: (longitude, latitude), where north is up
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
    """Kilometres east and north of CENTRE on the map.

    Raises ValueError near the poles, which have no place on it.
    """
    if not -89.0 < latitude < 89.0:
        raise ValueError(f"no place on this map: latitude {latitude}")
    rho = RADIUS * _F / _half(latitude) ** _N
    theta = _N * radians(longitude - CENTRE[0])
    return rho * sin(theta), _RHO - rho * cos(theta)
