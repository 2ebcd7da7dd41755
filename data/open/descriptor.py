"""The descriptor of the data package: datapackage.json of Frictionless (Data Package, v2)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from data.open.describe import about
from data.open.schema import table_schema
from data.open.tables import BY_NAME
from data.open.terms import terms_book, terms_of
from data.records.package import Package

PROFILES = "https://datapackage.org/profiles/2.0"


class FileFacts(NamedTuple):
    """Size in bytes and sha256 of a table's file, and its rows."""

    bytes: int
    sha256: str
    rows: int


def descriptor(package: Package, files: Mapping[str, FileFacts]) -> dict[str, Any]:
    """Return datapackage.json. `files` is table name -> facts about `data/<name>.csv`."""
    meta, compilation = package.meta, terms_book().compilation
    return {
        "$schema": f"{PROFILES}/datapackage.json",
        "name": "khorgos",
        "title": "Trade between China and Central Asia, as counted by both sides",
        "description": "Both sides' figures of the trade of Kazakhstan, Uzbekistan, Kyrgyzstan, "
        "Tajikistan and Turkmenistan with China and other partners. The tables are in README.md, "
        "their columns in COLUMNS.md.",
        "version": meta.version,
        "created": f"{meta.data_date}T00:00:00Z",
        "licenses": [
            {"name": compilation.name, "title": compilation.title, "path": compilation.path}
        ],
        "sources": [
            _source(source.title, source.publisher, source.url, name)
            for name, source in package.sources.items()
            if source.kind == "dataset" and terms_of(source).passed_on
        ],
        "resources": [_resource(name, facts) for name, facts in files.items()],
    }


def _source(title: str, publisher: str, url: str | None, name: str) -> dict[str, str]:
    source = {"title": f"{publisher}: {title}", "id": name}
    return source | {"path": url} if url else source


def _resource(name: str, facts: FileFacts) -> dict[str, Any]:
    table = BY_NAME[name]
    text = about(table)
    return {
        "$schema": f"{PROFILES}/dataresource.json",
        "name": name,
        "type": "table",
        "title": text.title,
        "description": text.text,
        "path": f"data/{name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": facts.bytes,
        "hash": f"sha256:{facts.sha256}",
        "rows": facts.rows,
        "schema": table_schema(table),
    }
