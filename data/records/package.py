"""Entries of package.yaml, and the package as a whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from pydantic import ConfigDict, Field

from data.records.claims import ClaimBook, ClaimFigure
from data.records.cleantech import CleanTech, Solar
from data.records.countries import CountryInfo
from data.records.fields import STRICT, IsoDate, Sha256, Version
from data.records.gaps import GapNotes
from data.records.geometry import Geometry
from data.records.history import LoggedChange, LoggedRelease
from data.records.observation import Observation, Ratio
from data.records.projects import Project, Route
from data.records.quantities import Quantity
from data.records.reference import (
    Chapter,
    Counter,
    ExchangeRate,
    Group,
    Indicator,
    Partner,
    Product,
    Publisher,
    Section,
)
from data.records.releases import Release
from data.records.series import Event, LeftOut, Published, Turn
from data.records.sitc import SitcExport
from data.records.sources import Caveat, Source


@dataclass(frozen=True, slots=True)
class TableMeta:
    """Number of rows of a table (without the header) and the sha256 of its file."""

    __pydantic_config__ = ConfigDict(extra="ignore")
    rows: Annotated[int, Field(ge=0, strict=True)]
    sha256: Sha256


@dataclass(frozen=True, slots=True)
class PackageMeta:
    """The content of package.yaml.

    `built_from` is the sha256 of inputs.yaml, `data_date` the latest date on which a source was
    read, or refreshed figures were accepted.
    """

    __pydantic_config__ = STRICT
    version: Version
    built_from: Sha256
    data_date: IsoDate
    tables: Mapping[str, TableMeta]


@dataclass(frozen=True, slots=True)
class OpenSize:
    """Rows of an open table, rows that are left out of it, and bytes of its CSV."""

    __pydantic_config__ = STRICT
    rows: int
    left_out: int
    bytes: int


@dataclass(frozen=True, slots=True)
class OpenSizes:
    """The content of open.yaml: a hash of the tables, bytes of the zip, and sizes by table."""

    __pydantic_config__ = STRICT
    of: Sha256
    zip: int
    tables: Mapping[str, OpenSize]


@dataclass(frozen=True, slots=True)
class Package:
    """The checked data package. Mappings are read-only and rows are tuples.

    `tables` has the observations of each file by its path below the package folder;
    `observations` has all of them in the same order. `exchange_rates` is yuan per US dollar by
    year. `countries`, `chapters`, `products` (HS codes of 4 and 6 digits), `sections`, `partners`
    and `groups` are by code, `sources` and `caveats` by id, `publishers` by the name that sources
    give, `counters` by their own. `claim_figures` has the resolved figures of each claim: id of the
    claim -> name of the figure -> figure. `releases` is by the date of their data, latest first;
    `history` has the accepted ones, oldest first, and `changes` what they changed.
    """

    tables: Mapping[str, tuple[Observation, ...]]
    observations: tuple[Observation, ...]
    ratios: tuple[Ratio, ...]
    quantities: tuple[Quantity, ...]
    sources: Mapping[str, Source]
    caveats: Mapping[str, Caveat]
    countries: Mapping[str, CountryInfo]
    chapters: Mapping[str, Chapter]
    products: Mapping[str, Product]
    sections: Mapping[str, Section]
    partners: Mapping[str, Partner]
    publishers: Mapping[str, Publisher]
    counters: Mapping[str, Counter]
    groups: Mapping[str, Group]
    exchange_rates: Mapping[int, ExchangeRate]
    economy: tuple[Indicator, ...]
    gaps: GapNotes
    claims: ClaimBook
    claim_figures: Mapping[str, Mapping[str, ClaimFigure]]
    projects: tuple[Project, ...]
    routes: tuple[Route, ...]
    energy: tuple[Published, ...]
    throughput: tuple[Published, ...]
    events: tuple[Event, ...]
    turns: tuple[Turn, ...]
    sitc: tuple[SitcExport, ...]
    cleantech: tuple[CleanTech, ...]
    solar: tuple[Solar, ...]
    left_out: tuple[LeftOut, ...]
    geometry: Geometry
    releases: Mapping[str, Release]
    history: tuple[LoggedRelease, ...]
    changes: tuple[LoggedChange, ...]
    meta: PackageMeta
    open_sizes: OpenSizes | None = None
