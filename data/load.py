"""Read the data package once, check all of it, and return it as immutable Python.

`read_package` is the only way in. A package with any fault is refused as a whole, with every
fault named by file, line and column (data/rules).
"""

from __future__ import annotations

import gc
from collections.abc import Mapping
from dataclasses import fields, replace
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any

from pydantic import TypeAdapter

from data.open.sizes import read_sizes
from data.records.claims import ClaimBook
from data.records.cleantech import CLEANTECH, SOLAR, CleanTech, Solar
from data.records.codes import FOLDERS, REGION
from data.records.countries import FILE, CountryInfo
from data.records.countries import PACKAGE as ROOT
from data.records.fields import IsoDate
from data.records.gaps import GapNotes
from data.records.geometry import GEOMETRY
from data.records.history import CHANGES, RELEASED, LoggedChange, LoggedRelease
from data.records.observation import COLUMNS, Observation, ObservationRow, Ratio
from data.records.package import Package, PackageMeta
from data.records.projects import PROJECTS, ROUTES, Project, Route
from data.records.quantities import FILE as QUANTITIES
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
from data.records.series import (
    ENERGY,
    EVENTS,
    LEFT_OUT,
    THROUGHPUT,
    TURNS,
    Event,
    LeftOut,
    Published,
    Turn,
)
from data.records.sitc import SITC, SitcExport
from data.records.sources import Caveat, Source
from data.rules import references
from data.rules.cells import Complete, Make, Table, parse_rows
from data.rules.claims import CLAIMS, check_claims
from data.rules.cleantech import check_cleantech
from data.rules.context import check_context
from data.rules.counters import check_counters, name_counters
from data.rules.countries import check_countries, check_names
from data.rules.faults import Fault, PackageError
from data.rules.files import RawTable, parse_csv, parse_yaml, read_bytes, to_text
from data.rules.gaps import GAPS, check_gaps
from data.rules.geometry import parse_geometry
from data.rules.history import check_history
from data.rules.identities import PRINTED
from data.rules.quantities import check_quantities
from data.rules.releases import RELEASES, check_releases
from data.rules.rows import Known
from data.rules.series import check_series, check_turns
from data.rules.sitc import check_sitc
from data.rules.tables import check_tables

COUNTRY_TABLES = (
    "totals.csv",
    "periods.csv",
    "commodities.csv",
    "commodities_partners.csv.gz",
    "products.csv",
    "headings.csv.gz",
)
REGION_TABLES = ("totals.csv", "periods.csv")

_SOURCES = TypeAdapter(dict[str, Source])
_CAVEATS = TypeAdapter(dict[str, Caveat])
_GROUPS = TypeAdapter(dict[str, Group])
_COUNTRY = TypeAdapter(CountryInfo)
_PACKAGE = TypeAdapter(PackageMeta)
_GAPS = TypeAdapter(GapNotes)
_CLAIMS = TypeAdapter(ClaimBook)
_RELEASES = TypeAdapter(dict[IsoDate, Release])
_NOTHING: Mapping[str, bytes] = MappingProxyType({})
#: `Observation._make` without its count of the cells, which a table has checked: half the time
_observation: Make = partial(tuple.__new__, Observation)


class _Reader:
    """Reads files of a package folder and collects their faults, contents and row counts."""

    def __init__(self, root: Path, replaced: Mapping[str, bytes]) -> None:
        self.root = root
        self.replaced = replaced
        self.faults: list[Fault] = []
        self.contents: dict[str, bytes] = {}
        self.texts: dict[str, str] = {}
        self.counts: dict[str, int] = {}

    def text(self, file: str) -> str | None:
        content = self.replaced.get(file)
        if content is None:
            content = read_bytes(self.root, file, self.faults)
        if content is None:
            return None
        self.contents[file] = content
        return to_text(file, content, self.faults)

    def table(
        self,
        file: str,
        row: type,
        make: Make,
        country: str = "",
        complete: Complete | None = None,
    ) -> Table:
        """Read a CSV file; one that cannot be read gives a table without rows, not `readable`.

        `row` has the types of the columns, `make` turns the cells of a row into a record.
        """
        header = COLUMNS if row is ObservationRow else row._fields  # type: ignore[attr-defined]
        text = self.text(file)
        raw: RawTable | None = None
        if text is not None:
            raw = parse_csv(file, text, header, self.faults)
        if raw is None:
            return Table(file, "", country, readable=False)
        self.counts[file] = len(raw.lines)
        table = parse_rows(raw, row, make, self.faults, complete)
        table.kind = file.rpartition("/")[2].partition(".")[0]
        table.country = country
        if table.kind not in PRINTED:
            table.printed = []  # a hundred thousand texts that no rule needs
        return table

    def mapping(
        self, file: str, adapter: TypeAdapter[Any]
    ) -> tuple[Any | None, frozenset[str] | None]:
        """Read a YAML file as the adapter's type; also return its keys. None if it is unreadable.

        The keys include entries with faults, so that rows that name such an entry are no faults.
        """
        text = self.text(file)
        raw = parse_yaml(file, text, self.faults) if text is not None else None
        if text is None or raw is None:
            return None, None
        self.texts[file] = text
        return references.parse_entries(file, text, raw, adapter, self.faults), frozenset(raw)


def read_package(root: Path = ROOT, replaced: Mapping[str, bytes] = _NOTHING) -> Package:
    """Read and check the package in folder `root`.

    `replaced` is path -> content of files that are taken in place of those in the folder.

    Raises PackageError with every fault found; no other exception for any content of files.
    """
    # Garbage collection would scan the growing list of tuples again and again and free nothing.
    collecting = gc.isenabled()
    gc.disable()
    try:
        return read_only(_read(Path(root), replaced))
    finally:
        if collecting:
            gc.enable()


def _read(root: Path, replaced: Mapping[str, bytes]) -> Package:
    reader = _Reader(root, replaced)
    sources, source_ids = reader.mapping(references.SOURCES, _SOURCES)
    caveats, _ = reader.mapping(references.CAVEATS, _CAVEATS)
    groups, group_ids = reader.mapping(references.GROUPS, _GROUPS)
    meta, _ = reader.mapping(references.PACKAGE, _PACKAGE)
    gap_notes, _ = reader.mapping(GAPS, _GAPS)
    claims, _ = reader.mapping(CLAIMS, _CLAIMS)
    releases, _ = reader.mapping(RELEASES, _RELEASES)
    sections = reader.table("reference/hs_sections.csv", Section, Section._make)
    chapters = reader.table("reference/hs_chapters.csv", Chapter, Chapter._make)
    products = reader.table(references.PRODUCTS, Product, Product._make)
    partners = reader.table("reference/partners.csv", Partner, Partner._make)
    publishers = reader.table(references.PUBLISHERS, Publisher, Publisher._make)
    counters = reader.table(references.COUNTERS, Counter, Counter._make)
    rates = reader.table("reference/exchange_rates.csv", ExchangeRate, ExchangeRate._make)
    economy = reader.table("reference/economy.csv", Indicator, Indicator._make)
    projects = reader.table(PROJECTS, Project, Project._make)
    routes = reader.table(ROUTES, Route, Route._make)
    energy = reader.table(ENERGY, Published, Published._make)
    throughput = reader.table(THROUGHPUT, Published, Published._make)
    events = reader.table(EVENTS, Event, Event._make)
    turns = reader.table(TURNS, Turn, Turn._make)
    sitc = reader.table(SITC, SitcExport, SitcExport._make)
    cleantech = reader.table(CLEANTECH, CleanTech, CleanTech._make)
    solar = reader.table(SOLAR, Solar, Solar._make)
    left_out = reader.table(LEFT_OUT, LeftOut, LeftOut._make)
    changes = reader.table(CHANGES, LoggedChange, LoggedChange._make)
    history = reader.table(RELEASED, LoggedRelease, LoggedRelease._make)
    complete = name_counters(sources or {}, counters.rows)
    ratios = reader.table("ratios.csv", Ratio, Ratio._make, complete=complete)
    tables = [
        reader.table(f"{folder}/{name}", ObservationRow, _observation, code, complete)
        for folder, names, code in _folders()
        for name in names
    ]
    quantities = [
        reader.table(f"countries/{folder}/{QUANTITIES}", Quantity, Quantity._make, code)
        for code, folder in FOLDERS.items()
    ]
    countries = _read_countries(reader)
    outlines = reader.text(GEOMETRY)
    geometry = parse_geometry(outlines, source_ids, reader.faults) if outlines else None

    partner_codes = [row.code for row in partners.rows]
    known = Known(
        chapters=_codes(chapters, "chapter"),
        partners=_codes(partners, "code", group_ids),
        sources=source_ids,
        rates={str(row.year): row.cny_per_usd for row in rates.rows} if rates.readable else None,
    )
    faults = reader.faults
    references.check_hs(sections, chapters, faults)
    references.check_products(products, known.chapters, faults)
    references.check_unique(partners, "code", partner_codes, faults)
    references.check_publishers(publishers, sources, (energy, throughput), faults)
    check_names(partners, countries, faults)
    references.check_rates(rates, source_ids, faults)
    references.check_economy(economy, source_ids, faults)
    check_context(projects, routes, source_ids, faults)
    known_routes = frozenset(row.id for row in routes.rows)
    check_series(energy, throughput, events, known_routes, source_ids, faults)
    check_turns(turns, events, faults)
    check_sitc(sitc, known, faults)
    check_cleantech(cleantech, solar, source_ids, faults)
    if sources is not None:
        references.check_sources(reader.texts[references.SOURCES], sources, faults)
        figures = (*tables, ratios)
        check_counters(counters, sources, reader.texts[references.SOURCES], figures, faults)
    if caveats is not None:
        references.check_caveats(reader.texts[references.CAVEATS], caveats, source_ids, faults)
    if groups is not None:
        references.check_groups(reader.texts[references.GROUPS], groups, known.partners, faults)
    if meta is not None:
        csv_files = {file: raw for file, raw in reader.contents.items() if ".csv" in file}
        text = reader.texts[references.PACKAGE]
        references.check_package(text, meta, csv_files, reader.counts, faults)
    if releases is not None:
        check_releases(reader.texts[RELEASES], releases, meta, faults)
    check_history(history, changes, faults)
    if gap_notes is not None:
        check_gaps(reader.texts[GAPS], gap_notes, source_ids, tables, faults)
    members = groups[REGION].members if groups and REGION in groups else ()
    faults.extend(check_tables(tables, ratios, known, members))
    for table in quantities:
        check_quantities(table, known, faults)
    observations = tuple(row for table in tables for row in table.rows)
    if claims is not None:
        rows = None if faults else observations
        claim_figures = check_claims(
            reader.texts[CLAIMS], claims, source_ids, rows, ratios.rows, projects.rows,
            cleantech.rows, faults,
        )  # fmt: skip
    if faults or meta is None or gap_notes is None or claims is None or geometry is None:
        raise PackageError(faults or [Fault(GEOMETRY, 0, "", "outlines", "empty file")])

    return Package(
        tables={table.file: tuple(table.rows) for table in tables},
        observations=observations,
        ratios=tuple(ratios.rows),
        quantities=tuple(row for table in quantities for row in table.rows),
        sources=sources or {},
        caveats=caveats or {},
        countries=countries,
        chapters={row.chapter: row for row in chapters.rows},
        products={row.code: row for row in products.rows},
        sections={row.section: row for row in sections.rows},
        partners={row.code: row for row in partners.rows},
        publishers={row.publisher: row for row in publishers.rows},
        counters={row.counter: row for row in counters.rows},
        groups=groups or {},
        exchange_rates={row.year: row for row in rates.rows},
        economy=tuple(economy.rows),
        gaps=gap_notes,
        claims=claims,
        claim_figures=claim_figures,
        projects=tuple(projects.rows),
        routes=tuple(routes.rows),
        energy=tuple(energy.rows),
        throughput=tuple(throughput.rows),
        events=tuple(events.rows),
        turns=tuple(turns.rows),
        sitc=tuple(sitc.rows),
        cleantech=tuple(cleantech.rows),
        solar=tuple(solar.rows),
        left_out=tuple(left_out.rows),
        geometry=geometry,
        releases=releases or {},
        history=tuple(history.rows),
        changes=tuple(changes.rows),
        meta=meta,
        open_sizes=read_sizes(root, meta),
    )


def read_only(package: Package) -> Package:
    """Return the package with read-only mappings."""
    mappings: dict[str, Any] = {
        field.name: MappingProxyType(value)
        for field in fields(package)
        if isinstance(value := getattr(package, field.name), dict)
    }
    figures = {claim: MappingProxyType(own) for claim, own in package.claim_figures.items()}
    sizes = package.open_sizes
    gaps, claims, meta, geometry = package.gaps, package.claims, package.meta, package.geometry
    mappings |= {
        "claim_figures": MappingProxyType(figures),
        "claims": replace(claims, claims=MappingProxyType(dict(claims.claims))),
        "gaps": GapNotes(
            causes=MappingProxyType(dict(gaps.causes)),
            office_prints=MappingProxyType(dict(gaps.office_prints)),
            no_second_ledger=MappingProxyType(dict(gaps.no_second_ledger)),
        ),
        "geometry": replace(geometry, countries=MappingProxyType(dict(geometry.countries))),
        "meta": replace(meta, tables=MappingProxyType(dict(meta.tables))),
        "open_sizes": sizes and replace(sizes, tables=MappingProxyType(dict(sizes.tables))),
    }
    return replace(package, **mappings)


def _folders() -> list[tuple[str, tuple[str, ...], str]]:
    """Return folder, names of its tables, and code of its country or region."""
    own = [(f"countries/{name}", COUNTRY_TABLES, code) for code, name in FOLDERS.items()]
    return [*own, ("region", REGION_TABLES, REGION)]


def _codes(
    table: Table, column: str, more: frozenset[str] | None = frozenset()
) -> frozenset[str] | None:
    """Return the codes of a reference table and `more`; None if either could not be read."""
    if not table.readable or more is None:
        return None
    return frozenset(getattr(row, column) for row in table.rows) | more


def _read_countries(reader: _Reader) -> dict[str, CountryInfo]:
    """Read and check every country.yaml; return the countries by code, in their order."""
    folders = {path.name for path in reader.root.glob("countries/*") if path.is_dir()}
    by_file: dict[str, CountryInfo] = {}
    for folder in sorted(folders | set(FOLDERS.values())):
        file = f"countries/{folder}/{FILE}"
        info, _ = reader.mapping(file, _COUNTRY)
        if info is not None:
            by_file[file] = info
    check_countries(by_file, reader.texts, reader.faults)
    ordered = sorted(by_file.values(), key=lambda info: (info.order, info.code))
    return {info.code: info for info in ordered}
