"""Rules between files: a code or id that one file names must exist in another."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from pydantic import TypeAdapter, ValidationError

from data.records.codes import COUNTRIES, REGION
from data.records.package import PackageMeta
from data.records.reference import Chapter, ExchangeRate, Group, Indicator, Product, Publisher
from data.records.series import TURNS
from data.records.sources import Caveat, Source
from data.rules.cells import Table
from data.rules.columns import rule_of
from data.rules.faults import Fault, excerpt
from data.rules.files import line_of

SOURCES, CAVEATS, PACKAGE = "sources.yaml", "caveats.yaml", "package.yaml"
GROUPS = "reference/partner_groups.yaml"
PRODUCTS, PUBLISHERS = "reference/products.csv", "reference/publishers.csv"
#: Tables written by hand; package.yaml need not list them.
COUNTERS = "reference/counters.csv"
HANDWRITTEN = frozenset(
    {
        "reference/hs_sections.csv",
        "reference/hs_chapters.csv",
        PRODUCTS,
        PUBLISHERS,
        COUNTERS,
        TURNS,
    }
)
#: Known ids; None if their file could not be read, and then rules about them are skipped.
Ids = frozenset[str] | None


def parse_entries(
    file: str, text: str, raw: Any, adapter: TypeAdapter[Any], faults: list[Fault]
) -> Any | None:
    """Return `raw`, the content of a YAML file, as the adapter's type.

    Every wrong field adds a fault at the line of its key in `text`. Wrong entries of a mapping of
    records are left out; a single record with a wrong field gives None.
    """
    try:
        return adapter.validate_python(raw)
    except ValidationError as errors:
        wrong = set()
        for error in errors.errors(include_url=False):
            place = error["loc"]
            wrong.add(place[0] if place else None)
            value = "" if error["type"] == "missing" else excerpt(error["input"])
            column = ".".join(str(part) for part in place)
            faults.append(Fault(file, line_of(text, place), column, rule_of(error), value))
        rest = {key: value for key, value in raw.items() if key not in wrong}
        try:
            return adapter.validate_python(rest)
        except ValidationError:
            return None  # one record, not a mapping of records


def check_unique(table: Table, column: str, keys: Iterable[Any], faults: list[Fault]) -> None:
    """Add a fault at `column` for each key that an earlier row has; `keys` has one a row."""
    earlier = set()
    for line, key in zip(table.lines, keys, strict=True):
        if key in earlier:
            faults.append(Fault(table.file, line, column, f"{column} occurs once", excerpt(key)))
        earlier.add(key)


def check_hs(sections: Table, chapters: Table, faults: list[Fault]) -> None:
    """Check that chapters belong to known sections, and that codes and names are unique."""
    check_unique(sections, "section", [row.section for row in sections.rows], faults)
    check_unique(chapters, "chapter", [row.chapter for row in chapters.rows], faults)
    check_unique(chapters, "name", [row.name for row in chapters.rows], faults)
    known = {row.section for row in sections.rows}
    rows: list[Chapter] = chapters.rows
    for line, row in zip(chapters.lines, rows, strict=True):
        if row.section not in known:
            rule = "section is in hs_sections.csv"
            faults.append(Fault(chapters.file, line, "section", rule, excerpt(row.section)))


def check_products(products: Table, chapters: Ids, faults: list[Fault]) -> None:
    """Check that each code of products.csv occurs once and belongs to a known chapter."""
    rows: list[Product] = products.rows
    check_unique(products, "code", [row.code for row in rows], faults)
    for line, row in zip(products.lines, rows, strict=True):
        if chapters is not None and row.code[:2] not in chapters:
            rule = "a code in a chapter of hs_chapters.csv"
            faults.append(Fault(products.file, line, "code", rule, excerpt(row.code)))


def check_publishers(
    publishers: Table,
    sources: Mapping[str, Source] | None,
    series: Sequence[Table],
    faults: list[Fault],
) -> None:
    """Check that each publisher occurs once, and that a source or a row of `series` names it.

    The second rule is skipped where those files have faults: entries and rows with faults are
    left out of `sources` and `series`, so their publishers would be missing.
    """
    rows: list[Publisher] = publishers.rows
    check_unique(publishers, "publisher", [row.publisher for row in rows], faults)
    if sources is None or {SOURCES, *(table.file for table in series)} & {f.file for f in faults}:
        return
    named = {source.publisher for source in sources.values()}
    named |= {row.publisher for table in series for row in table.rows}
    for line, row in zip(publishers.lines, rows, strict=True):
        if row.publisher not in named:
            rule = "a publisher of sources.yaml, energy.csv or throughput.csv"
            faults.append(Fault(publishers.file, line, "publisher", rule, excerpt(row.publisher)))


def check_rates(rates: Table, sources: Ids, faults: list[Fault]) -> None:
    """Check that each year has one rate, from a known source; its type has the range."""
    rows: list[ExchangeRate] = rates.rows
    check_unique(rates, "year", [row.year for row in rows], faults)
    check_ids(rates, [row.source for row in rows], sources, faults)


def check_economy(economy: Table, sources: Ids, faults: list[Fault]) -> None:
    """Check that each country, year and indicator has one figure, from a known source."""
    rows: list[Indicator] = economy.rows
    keys = [f"{row.country} {row.year} {row.indicator}" for row in rows]
    check_unique(economy, "indicator", keys, faults)
    check_ids(economy, [row.source for row in rows], sources, faults)


def check_ids(table: Table, cells: Sequence[str], sources: Ids, faults: list[Fault]) -> None:
    """Check that each source id is in sources.yaml; `cells` has ids joined by `;` for each row."""
    if sources is None:
        return
    for line, cell in zip(table.lines, cells, strict=True):
        missing = [source for source in cell.split(";") if source not in sources]
        if missing:
            value = excerpt(";".join(missing))
            faults.append(Fault(table.file, line, "source", "source is in sources.yaml", value))


def check_sources(text: str, sources: Mapping[str, Source], faults: list[Fault]) -> None:
    """Check that a source has a title or `about`, and a url or repository (unless derived).

    An id must not contain `;`, which joins ids in rows, or spaces.
    """
    for name, source in sources.items():
        if ";" in name or name.split() != [name]:
            rule = "an id without `;` or spaces"
            faults.append(Fault(SOURCES, line_of(text, [name]), excerpt(name), rule))
        if not (source.title or source.about):
            line = line_of(text, [name, "title"])
            faults.append(Fault(SOURCES, line, f"{name}.title", "a title or an about text"))
        if source.kind != "derived" and not (source.url or source.repository):
            line = line_of(text, [name])
            faults.append(Fault(SOURCES, line, f"{name}.url", "a url or a repository"))
        if source.url and not source.url.startswith(("https://", "http://")):
            line = line_of(text, [name, "url"])
            rule = "url begins with https:// or http://"
            faults.append(Fault(SOURCES, line, f"{name}.url", rule, excerpt(source.url)))


def check_caveats(
    text: str, caveats: Mapping[str, Caveat], sources: Ids, faults: list[Fault]
) -> None:
    """Check that caveats name known sources, and that their years are in order."""
    for name, caveat in caveats.items():
        named = (
            ("applies.source", caveat.applies.source),
            ("applies.other_than", caveat.applies.other_than),
            ("sources", caveat.sources),
        )
        for field, ids in named:
            for source in ids:
                if sources is not None and source not in sources:
                    line = line_of(text, [name, field.rpartition(".")[2]])
                    rule = "source is in sources.yaml"
                    faults.append(Fault(CAVEATS, line, f"{name}.{field}", rule, excerpt(source)))
        years = caveat.applies.years
        if years and years[0] > years[1]:
            line = line_of(text, [name, "applies"])
            rule = "first year is not after the last"
            faults.append(Fault(CAVEATS, line, f"{name}.applies.years", rule, str(years)))


def check_groups(
    text: str, groups: Mapping[str, Group], partners: Ids, faults: list[Fault]
) -> None:
    """Check that members are known partners or countries of the package, each listed once."""
    known = {*(partners or ()), *COUNTRIES} - groups.keys()
    for name, group in groups.items():
        line = line_of(text, [name, "members"])
        for member, times in Counter(group.members).items():
            if partners is not None and member not in known:
                rule = "member is in partners.csv"
                faults.append(Fault(GROUPS, line, f"{name}.members", rule, member))
            if times > 1:
                faults.append(Fault(GROUPS, line, f"{name}.members", "each member once", member))
    for name in ("EU27", "EAEU", REGION):
        if name not in groups:
            faults.append(Fault(GROUPS, 1, name, "field is required"))


def check_package(
    text: str,
    meta: PackageMeta,
    files: Mapping[str, bytes],
    rows: Mapping[str, int],
    faults: list[Fault],
) -> None:
    """Check that package.yaml lists each table with the rows and the sha256 of its file.

    `files` is the content and `rows` the number of rows of each table by its path.
    """
    for file, content in files.items():
        listed = meta.tables.get(file)
        line = line_of(text, ["tables", file])
        if listed is None:
            if file in HANDWRITTEN:
                continue
            faults.append(Fault(PACKAGE, line, f"tables.{file}", "every table is listed"))
            continue
        digest = hashlib.sha256(content).hexdigest()
        if digest != listed.sha256:
            rule = "sha256 of the file as it is; rebuild or restore the table"
            faults.append(Fault(PACKAGE, line, f"tables.{file}", rule, digest))
        if file in rows and rows[file] != listed.rows:
            rule = f"number of rows in the file ({rows[file]})"
            faults.append(Fault(PACKAGE, line, f"tables.{file}.rows", rule, str(listed.rows)))
    for file in meta.tables.keys() - files.keys():
        line = line_of(text, ["tables", file])
        faults.append(
            Fault(PACKAGE, line, f"tables.{file}", "a listed table exists in the package")
        )
