"""Content of reference/geometry.json: outlines of the countries on the map."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from data.records.fields import STRICT, Latitude, Longitude, Sha256

GEOMETRY = "reference/geometry.json"
Place = tuple[Longitude, Latitude]
Ring = Annotated[tuple[Place, ...], Field(min_length=4, max_length=5000)]
Code = Annotated[str, Field(pattern=r"^[A-Z]{3}$")]


@dataclass(frozen=True, slots=True)
class Input:
    """The file that the outlines were made from."""

    __pydantic_config__ = STRICT
    package: str
    file: str
    sha256: Sha256


@dataclass(frozen=True, slots=True)
class Geometry:
    """Outlines of countries by ISO3 code; `ZZZ` is areas assigned to no country.

    An outline is a list of closed rings of (longitude, latitude) in degrees, the largest first.
    `box` is the west, south, east and north limit of all rings; `source` is a source id.
    """

    __pydantic_config__ = STRICT
    source: str
    input: Input
    box: tuple[Longitude, Latitude, Longitude, Latitude]
    countries: Mapping[Code, tuple[Ring, ...]]
