"""Projects and routes: rows of data/package/context."""

from __future__ import annotations

from typing import Annotated, Literal, NamedTuple, get_args

from pydantic import Field

from data.records.codes import COUNTRIES
from data.records.fields import Amount, Latitude, Longitude, MaybeDate, SourceIds, Text, Year

PROJECTS, ROUTES = "context/projects.csv", "context/routes.csv"
Theme = Literal["raw", "making", "transport", "energy", "other"]
Stage = Literal["announced", "construction", "operating", "cancelled"]
Kind = Literal["", "cost", "contract", "loan", "grant", "investment", "offer", "unstated"]
THEMES: tuple[str, ...] = get_args(Theme)
STAGES: tuple[str, ...] = get_args(Stage)
KINDS: tuple[str, ...] = get_args(Kind)[1:]
Named = Annotated[str, Field(min_length=1, max_length=200)]
Places = Annotated[str, Field(pattern=r"^(-?[0-9.]+,-?[0-9.]+(;-?[0-9.]+,-?[0-9.]+)+)?$")]


class Project(NamedTuple):
    """One project with a Chinese side. `value_usd` is what was announced, in US dollars of the
    day, and `value_kind` what kind of value that is: values of two kinds never add up.

    `countries` is ISO3 codes joined by `;`. `status` is what the page said on `status_as_of`.
    `completion_year` is planned, except where the project operates or was cancelled.
    """

    id: Annotated[str, Field(pattern=r"^P[0-9]{3}$")]
    name: Named
    countries: Annotated[str, Field(pattern=r"^[A-Z]{3}(;[A-Z]{3})*$")]
    location: Named
    lat: Latitude | None
    lon: Longitude | None
    coord_precision: Named
    sector: Named
    theme: Theme
    chinese_parties: Named
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
    """A crossing, port, railway, road or pipeline; `path` is `latitude,longitude` of the places
    that its line joins, separated by `;`, where it is drawn as a line."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9-]{2,40}$")]
    name: Named
    name_ru: Named
    name_zh: Annotated[str, Field(max_length=200)]
    kind: Annotated[str, Field(pattern=r"^[a-z_]{4,20}$")]
    modes: Named
    countries: Annotated[str, Field(pattern=r"^[A-Z]{3}(;[A-Z]{3})*$")]
    lat: Latitude
    lon: Longitude
    path: Places
    status: Annotated[str, Field(max_length=80)]
    status_as_of: MaybeDate
    note: Text
    source: SourceIds


def countries_of(record: Project | Route) -> tuple[str, ...]:
    """The Central Asian countries that a project or a route is in."""
    return tuple(one for one in record.countries.split(";") if one in COUNTRIES)


def path_of(route: Route) -> tuple[tuple[float, float], ...]:
    """Latitude and longitude of the places of a route's line; none where it has no line."""
    if not route.path:
        return ()
    pairs = (one.split(",") for one in route.path.split(";"))
    return tuple((float(lat), float(lon)) for lat, lon in pairs)
