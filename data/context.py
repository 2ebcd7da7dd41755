"""Projects and routes: record shapes of data/context, and the rules between their columns."""

from __future__ import annotations

from typing import Annotated, Literal, NamedTuple, get_args

from pydantic import Field

from data.checks_faults import Fault, quote
from data.checks_models import Amount, MaybeDate, SourceIds, Text, Year
from data.checks_references import check_ids, check_unique
from data.checks_rows import Table
from data.model import CHINA, COUNTRIES

PROJECTS, ROUTES = "context/projects.csv", "context/routes.csv"
Theme = Literal["raw", "making", "transport", "energy", "other"]
Stage = Literal["announced", "construction", "operating", "cancelled"]
Kind = Literal["", "cost", "contract", "loan", "grant", "investment", "offer", "unstated"]
THEMES: tuple[str, ...] = get_args(Theme)
STAGES: tuple[str, ...] = get_args(Stage)
KINDS: tuple[str, ...] = get_args(Kind)[1:]
Latitude = Annotated[float, Field(ge=-90, le=90, allow_inf_nan=False)]
Longitude = Annotated[float, Field(ge=-180, le=180, allow_inf_nan=False)]
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


def check_context(
    projects: Table, routes: Table, sources: frozenset[str] | None, faults: list[Fault]
) -> None:
    """Ids occur once, sources and countries exist, a value has its kind, a place both numbers."""
    for table in (projects, routes):
        check_unique(table, "id", [row.id for row in table.rows], faults)
        check_ids(table, [row.source for row in table.rows], sources, faults)
        for line, row in zip(table.lines, table.rows, strict=True):
            unknown = set(row.countries.split(";")) - {*COUNTRIES, CHINA}
            if unknown or (isinstance(row, Project) and not countries_of(row)):
                rule = "known countries, one of the five among them"
                faults.append(Fault(table.file, line, "countries", rule, quote(row.countries)))
    for line, row in zip(projects.lines, projects.rows, strict=True):
        if (row.value_usd is None) != (row.value_kind == ""):
            rule = "a value has a kind, and only a value has"
            faults.append(Fault(projects.file, line, "value_kind", rule, quote(row.value_kind)))
        if (row.lat is None) != (row.lon is None):
            rule = "latitude and longitude together"
            faults.append(Fault(projects.file, line, "lat", rule, quote(row.lat)))
