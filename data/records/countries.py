"""The countries of the dashboard: what each `country.yaml` says about one.

Codes, addresses, colours and names of countries come from these files and from nowhere else. They
are read when this module is imported, before any package is checked, so they are read leniently:
a field that is missing or wrong gets a stand-in, a file without a code is left out, and
data/load.py reports both with file, line and rule before anything is served.
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
    """One country. `slug` is the name of its folder and of its page's address.

    `order` is its place wherever countries are listed. `colour` is used in every chart.
    `map_label` is where the map writes its name (longitude, latitude, size in pixels); a country
    without one is drawn without its name.
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
    """The countries of a package folder by ISO3 code, in their order. Never raises."""
    found = [_read(path) for path in sorted(package.glob(f"countries/*/{FILE}"))]
    known = sorted(filter(None, found), key=lambda info: (info.order, info.code))
    return MappingProxyType({info.code: info for info in known})


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
