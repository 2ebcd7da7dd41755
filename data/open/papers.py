"""The texts in the zip: README, column page, changes. In English, as Markdown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from itertools import pairwise

from data.changes import logged_releases
from data.open.describe import about, columns_of
from data.open.differences import as_lines
from data.open.schema import types_of
from data.open.tables import TABLES, OpenTable
from data.open.terms import terms_book, terms_of, withheld
from data.records.package import Package

#: changed figures of a country and release that CHANGES.md lists; the API has all
_LISTED = 25


def left_out_by_source(package: Package) -> Mapping[str, int]:
    """Return id of a source whose rows are not passed on -> how many rows are left out for it.

    A row of two such sources counts for the first of them.
    """
    kept = withheld(package.sources)
    found: Counter[str] = Counter()
    for table in TABLES:
        if "source" not in table.columns:
            continue
        place = table.columns.index("source")
        for row in table.rows(package):
            reason = next((name for name in row[place].split(";") if name in kept), None)
            if reason:
                found[reason] += 1
    return dict(found.most_common())


def readme(package: Package, rows: Mapping[str, int], left_out: Mapping[str, int]) -> str:
    """Return README.md: what is here, licence, what is left out and where to get it."""
    meta, compilation = package.meta, terms_book().compilation
    lines = [
        "# Khorgos: trade between China and Central Asia, as counted by both sides",
        "",
        f"Data package {meta.version}, data of {meta.data_date}.",
        "",
        "`datapackage.json` describes every table for programs (Frictionless Data Package), "
        "`COLUMNS.md` for people. `SHA256SUMS` lists the sums of all files; check them with "
        "`sha256sum -c SHA256SUMS`. How to cite: `CITATION.cff`. What is new: `CHANGES.md`.",
        "",
        "HS codes are text: `08` is a chapter. Read them as text:",
        "",
        "```python",
        "import pandas as pd",
        "",
        'totals = pd.read_csv("data/totals.csv", dtype={"commodity": str, "period": str})',
        "```",
        "",
        "| table | rows | content |",
        "|---|---:|---|",
        *(f"| `data/{t.name}.csv` | {rows[t.name]:,} | {about(t).text} |" for t in TABLES),
        "",
        "## Licence",
        "",
        f"The compilation (selection, structure, notes, derived figures) is under "
        f"[{compilation.title}]({compilation.path}). The figures are their publishers'. Each "
        "source has its own licence, in `data/sources.csv`; some are not confirmed.",
        "",
        "## What is left out",
        "",
        f"{sum(left_out.values()):,} rows are left out, because the terms of their sources do not "
        "allow to pass them on. The charts of the site draw and cite them. Get them from:",
        "",
        "| source | rows left out | publisher | address | terms |",
        "|---|---:|---|---|---|",
        *(_left_out(package, name, count) for name, count in left_out.items()),
        "",
    ]
    return "\n".join(lines)


def _left_out(package: Package, name: str, count: int) -> str:
    source = package.sources[name]
    where = source.url or terms_of(source).where
    return f"| `{name}` | {count:,} | {source.publisher} | {where} | {source.licence} |"


def column_page(package: Package) -> str:
    """Return COLUMNS.md: the columns of every table with type, unit and meaning."""
    lines = ["# Columns", ""]
    for table in TABLES:
        lines += [f"## {about(table).title} (`data/{table.name}.csv`)", "", about(table).text, ""]
        lines += _key(table)
        lines += ["| column | type | unit | meaning |", "|---|---|---|---|"]
        types = types_of(table)
        lines += [
            f"| `{name}` | {types[name]} | {column.unit} | {column.text} |"
            for name, column in columns_of(table).items()
        ]
        lines.append("")
    return "\n".join(lines)


def _key(table: OpenTable) -> list[str]:
    return [f"Key: {', '.join(f'`{name}`' for name in table.key)}.", ""] if table.key else []


def changes(package: Package) -> str:
    """Return CHANGES.md: what each release brought, then the figures it changed; latest first."""
    lines = ["# Changes", ""]
    for date, release in package.releases.items():
        lines += [f"## {release.version}, {date}", ""]
        lines += [f"- {' '.join(line.text.split())}" for line in release.lines]
        lines.append("")
    for previous, release_after in reversed([*pairwise(logged_releases(package))]):
        lines += [f"## Figures: {release_after} against {previous}", ""]
        lines += [*as_lines(package, previous, release_after, _LISTED), ""]
    return "\n".join(lines)
