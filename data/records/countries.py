"""The countries of the package: the content of each `country.yaml`.

These files are the only place for codes, addresses, colours and names of countries. They are read
on import of `data.records.codes`, before the package is checked, so reading never fails: a missing
or wrong field gets a default, and a file without a code is left out. data/load.py later reports
both as faults, before anything is served.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Any

import yaml
from pydantic import Field

from data.records.fields import STRICT, Latitude, Longitude, Name, Slug

#: the data package of the project
PACKAGE = Path(__file__).parents[1] / "package"
FILE = "country.yaml"
_CODE = re.compile(r"[A-Z]{3}")
_COLOUR = re.compile(r"#[0-9a-f]{6}")
_NO_COLOUR, _LAST = "#6b7280", 99


@dataclass(frozen=True, slots=True)
class CountryInfo:
    """A country of the package.

    `slug` is the name of its folder and is part of its page's address. `order` is its position in
    all lists of countries. `map_label` is the position and size of its name on the map
    (longitude, latitude, pixels); without one the map does not show the name.
    """

    __pydantic_config__ = STRICT
    code: Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
    order: Annotated[int, Field(ge=1, le=_LAST, strict=True)]
    name: Name
    name_ru: Name
    name_zh: Name
    slug: Slug
    statistics_office: Name
    publishes: Annotated[tuple[Name, ...], Field(min_length=1)]
    does_not_publish: Annotated[tuple[Name, ...], Field(min_length=1)]
    colour: Annotated[str, Field(pattern=r"^#[0-9a-f]{6}$")]
    map_label: tuple[Longitude, Latitude, Annotated[int, Field(ge=8, le=30)]] | None = None


def read_countries(package: Path = PACKAGE) -> Mapping[str, CountryInfo]:
    """Return the countries of a package folder by ISO3 code, in their order. Never raises."""
    infos = [_read(path) for path in sorted(package.glob(f"countries/*/{FILE}"))]
    ordered = sorted(filter(None, infos), key=lambda info: (info.order, info.code))
    return MappingProxyType({info.code: info for info in ordered})


def _read(path: Path) -> CountryInfo | None:
    try:
        raw = yaml.safe_load(path.read_bytes())
    except (OSError, ValueError, RecursionError, yaml.YAMLError):
        return None
    if not isinstance(raw, dict) or not _CODE.fullmatch(_text(raw, "code")):
        return None
    code = _text(raw, "code")
    colour, order = _text(raw, "colour"), raw.get("order")
    return CountryInfo(
        code=code,
        order=order if isinstance(order, int) else _LAST,
        name=_text(raw, "name", code),
        name_ru=_text(raw, "name_ru", code),
        name_zh=_text(raw, "name_zh", code),
        slug=path.parent.name,
        statistics_office=_text(raw, "statistics_office"),
        publishes=(),
        does_not_publish=(),
        colour=colour if _COLOUR.fullmatch(colour) else _NO_COLOUR,
        map_label=_label(raw.get("map_label")),
    )


def _text(raw: Mapping[Any, Any], key: str, default: str = "") -> str:
    value = raw.get(key)
    return value if isinstance(value, str) and value else default


def _label(value: Any) -> tuple[float, float, int] | None:
    numbers = isinstance(value, list) and all(isinstance(part, int | float) for part in value)
    if not numbers or len(value) != 3:
        return None
    return float(value[0]), float(value[1]), int(value[2])
