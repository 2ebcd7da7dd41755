"""Rows of context/projects.csv and context/routes.csv."""

from __future__ import annotations

from typing import Annotated, Literal, NamedTuple, get_args

from pydantic import Field

from data.records.codes import COUNTRIES
from data.records.fields import Amount, Latitude, Longitude, MaybeDate, Name, SourceIds, Text, Year

PROJECTS, ROUTES = "context/projects.csv", "context/routes.csv"
Theme = Literal["raw", "making", "transport", "energy", "other"]
Stage = Literal["announced", "construction", "operating", "cancelled"]
Kind = Literal["", "cost", "contract", "loan", "grant", "investment", "offer", "unstated"]
THEMES: tuple[str, ...] = get_args(Theme)
STAGES: tuple[str, ...] = get_args(Stage)
KINDS: tuple[str, ...] = get_args(Kind)[1:]
Places = Annotated[str, Field(pattern=r"^(-?[0-9.]+,-?[0-9.]+(;-?[0-9.]+,-?[0-9.]+)+)?$")]


class Project(NamedTuple):
    """A project backed by China.

    `value_usd` is the announced amount in current US dollars and `value_kind` says what it is;
    amounts of different kinds must not be added. `countries` is ISO3 codes joined by `;`. `status`
    is what the source said on `status_as_of`. `completion_year` is planned unless the project
    operates or was cancelled.
    """

    id: Annotated[str, Field(pattern=r"^P[0-9]{3}$")]
    name: Name
    countries: Annotated[str, Field(pattern=r"^[A-Z]{3}(;[A-Z]{3})*$")]
    location: Name
    lat: Latitude | None
    lon: Longitude | None
    coord_precision: Name
    sector: Name
    theme: Theme
    chinese_parties: Name
    value_usd: Amount | None
    value_kind: Kind
    value_note: Text
    status: Stage
    status_as_of: MaybeDate
    start_year: Year | None
    completion_year: Year | None
    description: Text
    caveat: Text
    source: SourceIds


class Route(NamedTuple):
    """A border crossing, port, railway, road or pipeline.

    `path` is empty, or the places that its line on the map joins: `latitude,longitude` in degrees,
    separated by `;`.
    """

    id: Annotated[str, Field(pattern=r"^[a-z0-9-]{2,40}$")]
    name: Name
    name_ru: Name
    name_zh: Annotated[str, Field(max_length=200)]
    kind: Annotated[str, Field(pattern=r"^[a-z_]{4,20}$")]
    modes: Name
    countries: Annotated[str, Field(pattern=r"^[A-Z]{3}(;[A-Z]{3})*$")]
    lat: Latitude
    lon: Longitude
    path: Places
    status: Annotated[str, Field(max_length=80)]
    status_as_of: MaybeDate
    note: Text
    source: SourceIds


def countries_of(record: Project | Route) -> tuple[str, ...]:
    """Return the codes of the Central Asian countries that a project or route is in."""
    return tuple(code for code in record.countries.split(";") if code in COUNTRIES)


def path_of(route: Route) -> tuple[tuple[float, float], ...]:
    """Return (latitude, longitude) of the places of a route's line; empty if it has no line."""
    if not route.path:
        return ()
    pairs = (place.split(",") for place in route.path.split(";"))
    return tuple((float(lat), float(lon)) for lat, lon in pairs)
