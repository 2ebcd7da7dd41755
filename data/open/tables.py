"""The open tables: which rows of the package each has, its key, and what its columns point to.

The tables of the five countries are joined: `totals` has those of all. The types of the columns are
the record classes that the loader checks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from typing import Annotated, Any, Literal, NamedTuple

from pydantic import Field

from data.open.terms import may_pass, terms_of, withheld
from data.records.cleantech import CleanTech, Solar
from data.records.fields import IsoDate, MaybeDate, Name, PartnerCode, Slug, Text
from data.records.observation import ObservationRow, Ratio
from data.records.package import Package
from data.records.projects import Project, Route
from data.records.quantities import Quantity
from data.records.reference import (
    Chapter,
    Counter,
    ExchangeRate,
    Indicator,
    Partner,
    Product,
    Publisher,
    Section,
)
from data.records.series import Event, LeftOut, Published, Turn
from data.records.sitc import SitcExport

Rows = Iterable[tuple[Any, ...]]


class Area(NamedTuple):
    """A country, an area or a group: every code that rows have as country, reporter or partner."""

    code: PartnerCode
    name: Name
    kind: Literal["country", "group"]
    m49: Annotated[str, Field(pattern=r"^([0-9]{1,3})?$")]
    members: Text
    note: Text


class OpenSource(NamedTuple):
    """A source (data/records/sources.py) as a row, and whether its rows are passed on."""

    id: Slug
    publisher: Name
    title: Text
    url: Text
    repository: Text
    commit: Text
    path: Text
    licence: Text
    passed_on: Literal["yes", "no"]
    date_published: MaybeDate
    date_read: IsoDate
    kind: Literal["dataset", "page", "derived"]
    concept: Text
    extent: Literal["", "selected"]
    note: Text
    about: Text
    counted_by: Text


class OpenTable(NamedTuple):
    """A table of the open data.

    `row` has the type of each column, `key` the columns that tell a row from all others, and
    `refers` a column -> the table and the column that has its codes.
    """

    name: str
    row: Any
    rows: Callable[[Package], Rows]
    key: tuple[str, ...]
    refers: Mapping[str, tuple[str, str]] = {}

    @property
    def columns(self) -> tuple[str, ...]:
        """Return the names of the columns, in order."""
        fields: tuple[str, ...] = self.row._fields
        return fields


_PARTIES = dict.fromkeys(("country", "reporter", "partner"), ("areas", "code"))
_CHAPTER = {"commodity": ("hs_chapters", "chapter")}
_SOURCE = {"source": ("sources", "id")}
_FIGURE = ("country", "partner", "period", "flow", "commodity", "ledger")


def _kind(kind: str) -> Callable[[Package], Rows]:
    """Return a function to the rows of the tables of one kind, of all countries."""

    def rows(package: Package) -> Rows:
        files = (name for name in package.tables if name.rpartition("/")[2].split(".")[0] == kind)
        return chain.from_iterable(package.tables[name] for name in files)

    return rows


def _areas(package: Package) -> Iterator[Area]:
    for partner in package.partners.values():
        if partner.code not in package.groups:
            yield Area(partner.code, partner.name, "country", partner.m49, "", "")
    for code, group in package.groups.items():
        yield Area(code, group.name, "group", "", ";".join(group.members), group.note)


def _sources(package: Package) -> Iterator[OpenSource]:
    for name, source in package.sources.items():
        passed_on: Literal["yes", "no"] = "yes" if terms_of(source).passed_on else "no"
        yield OpenSource(
            name,
            source.publisher,
            source.title,
            source.url or "",
            source.repository or "",
            source.commit or "",
            source.path or "",
            source.licence,
            passed_on,
            source.date_published or "",
            source.date_read,
            source.kind,
            source.concept or "",
            source.extent or "",
            source.note or "",
            source.about or "",
            source.counted_by or "",
        )


def _figures(name: str, **refers: tuple[str, str]) -> OpenTable:
    key = (*_FIGURE, "rank", "source")
    return OpenTable(name, ObservationRow, _kind(name), key, {**_PARTIES, **refers})


#: the tables, in the order in which they are listed everywhere
TABLES: tuple[OpenTable, ...] = (
    _figures("totals"),
    _figures("periods"),
    _figures("commodities", **_CHAPTER),
    _figures("commodities_partners", **_CHAPTER),
    _figures("products"),
    _figures("headings"),
    OpenTable(
        "quantities",
        Quantity,
        lambda package: package.quantities,
        (*_FIGURE, "unit", "source"),
        _PARTIES,
    ),
    OpenTable(
        "ratios",
        Ratio,
        lambda package: package.ratios,
        (*_FIGURE, "measure", "rank", "source", "locator"),
        _PARTIES,
    ),
    OpenTable(
        "sitc",
        SitcExport,
        lambda package: package.sitc,
        ("country", "partner", "period", "section", "source"),
        {"country": ("areas", "code"), "partner": ("areas", "code"), **_SOURCE},
    ),
    OpenTable(
        "cleantech",
        CleanTech,
        lambda package: package.cleantech,
        ("country", "period", "category"),
        {"country": ("areas", "code")},
    ),
    OpenTable(
        "solar",
        Solar,
        lambda package: package.solar,
        ("country", "period", "product", "code"),
        {"country": ("areas", "code")},
    ),
    OpenTable("energy", Published, lambda package: package.energy, ()),
    OpenTable("throughput", Published, lambda package: package.throughput, ()),
    OpenTable("projects", Project, lambda package: package.projects, ("id",)),
    OpenTable("routes", Route, lambda package: package.routes, ("id",)),
    OpenTable("events", Event, lambda package: package.events, ("id",)),
    OpenTable(
        "turns",
        Turn,
        lambda package: package.turns,
        ("country", "flow", "year"),
        {"country": ("areas", "code")},
    ),
    OpenTable(
        "exchange_rates",
        ExchangeRate,
        lambda package: package.exchange_rates.values(),
        ("year",),
        _SOURCE,
    ),
    OpenTable(
        "economy",
        Indicator,
        lambda package: package.economy,
        ("country", "year", "indicator"),
        _SOURCE,
    ),
    OpenTable("hs_sections", Section, lambda package: package.sections.values(), ("section",)),
    OpenTable(
        "hs_chapters",
        Chapter,
        lambda package: package.chapters.values(),
        ("chapter",),
        {"section": ("hs_sections", "section")},
    ),
    OpenTable("hs_codes", Product, lambda package: package.products.values(), ("code",)),
    OpenTable("areas", Area, _areas, ("code",)),
    OpenTable("partners", Partner, lambda package: package.partners.values(), ("code",)),
    OpenTable("counters", Counter, lambda package: package.counters.values(), ("counter",)),
    OpenTable("publishers", Publisher, lambda package: package.publishers.values(), ("publisher",)),
    OpenTable("sources", OpenSource, _sources, ("id",)),
    OpenTable("left_out", LeftOut, lambda package: package.left_out, ()),
)
BY_NAME: Mapping[str, OpenTable] = {table.name: table for table in TABLES}


def open_rows(table: OpenTable, package: Package) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of a table that may be passed on, in the order of the package."""
    rows = table.rows(package)
    if "source" not in table.columns:
        yield from rows
        return
    kept, place = withheld(package.sources), table.columns.index("source")
    yield from (row for row in rows if may_pass(row[place], kept))


def counts(table: OpenTable, package: Package) -> tuple[int, int]:
    """Return how many rows of a table are passed on, and how many are left out."""
    total = sum(1 for _row in table.rows(package))
    passed = sum(1 for _row in open_rows(table, package))
    return passed, total - passed
