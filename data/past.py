"""Releases of the package, and the package as an earlier one of them had it.

Every accepted release is in `history/releases.csv`, with the release that it changed. An earlier
release is made from the files of the package: tables have the later changes of the log undone
(data/history.py), package.yaml and releases.yaml end with that release. Nothing is stored twice.
"""

from __future__ import annotations

import csv
import gzip
import hashlib
import io
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from data.history import HistoryError, Table, as_of, hash_of_tables
from data.load import read_package
from data.records.history import CHANGES, RELEASED
from data.records.package import Package
from data.records.releases import Release
from data.rules.references import PACKAGE
from data.rules.releases import RELEASES


class Dated(NamedTuple):
    """A release and the date of its data."""

    release: str
    date: str


def releases_of(package: Package) -> tuple[Dated, ...]:
    """Return the releases that the package can show, oldest first; the last is its own.

    Only its own if tables were edited after the last accepted release: what was shown before can
    then no longer be told from the log.
    """
    meta, accepted = package.meta, package.history
    own = Dated(meta.version, meta.data_date)
    if not accepted or accepted[-1].release != meta.version:
        return (own,)
    tables = {
        name: {"rows": table.rows, "sha256": table.sha256} for name, table in meta.tables.items()
    }
    if hash_of_tables(tables) != accepted[-1].tables:
        return (own,)
    first = accepted[0].previous
    dates = (date for date, entry in package.releases.items() if entry.version == first)
    oldest = Dated(first, next(dates, accepted[0].date))
    return (oldest, *(Dated(row.release, row.date) for row in accepted))


def package_as_of(root: Path, package: Package, release: str) -> Package:
    """Return the package as `release` had it. `package` is what the folder `root` has now.

    Checked by the same rules as the package itself. Raises KeyError for a release that is not in
    `releases_of`, HistoryError if the files are not those of the log, and PackageError if the
    package of that time breaks a rule of today.
    """
    known = releases_of(package)
    if release not in [row.release for row in known]:
        raise KeyError(release)
    if release == package.meta.version:
        return package
    return read_package(root, _replaced(root, package, release, known))


def _replaced(
    root: Path, package: Package, release: str, known: tuple[Dated, ...]
) -> Mapping[str, bytes]:
    """Return path -> content of the files that were different in `release`."""
    accepted = [row.release for row in package.history]
    kept = accepted[: accepted.index(release) + 1] if release in accepted else []
    later = {row.release for row in package.history} - set(kept)
    undo = sorted({change.table for change in package.changes if change.release in later})
    files = {
        name: _bytes_of(as_of(_read(root, name), package.changes, release, accepted))
        for name in undo
    }
    for name in (CHANGES, RELEASED):
        table = _read(root, name)
        files[name] = _bytes_of(
            table._replace(rows=[row for row in table.rows if row[0] not in later])
        )
    date = next(row.date for row in known if row.release == release)
    files[RELEASES] = _as_yaml(_entries(package.releases, release, date, later))
    files[PACKAGE] = _as_yaml(_meta(package, release, date, files))
    return files


def _meta(package: Package, release: str, date: str, files: Mapping[str, bytes]) -> dict[str, Any]:
    """Return the content of package.yaml of that time, with the hashes of the tables as made."""
    tables = {}
    for name, table in package.meta.tables.items():
        rows, digest = table.rows, table.sha256
        if name in files:
            rows = len(_rows_of(name, files[name])) - 1
            digest = hashlib.sha256(files[name]).hexdigest()
        tables[name] = {"rows": rows, "sha256": digest}
    built = package.meta.built_from
    return {"version": release, "built_from": built, "data_date": date, "tables": tables}


def _entries(
    releases: Mapping[str, Release], release: str, date: str, later: set[str]
) -> dict[str, Any]:
    """Return releases.yaml without later releases.

    An entry that a later release of the same day took over keeps the lines, under its old name.
    """
    return {
        day: {
            "version": release if entry.version in later else entry.version,
            "lines": [{"text": line.text, "chart": line.chart} for line in entry.lines],
        }
        for day, entry in releases.items()
        if entry.version not in later or day == date
    }


def _read(root: Path, name: str) -> Table:
    try:
        header, *rows = _rows_of(name, (root / name).read_bytes())
    except (OSError, ValueError) as error:
        raise HistoryError(f"{name} cannot be read: {error}") from error
    return Table(name, header, rows)


def _rows_of(name: str, content: bytes) -> list[list[str]]:
    text = (gzip.decompress(content) if name.endswith(".gz") else content).decode("utf-8")
    return list(csv.reader(io.StringIO(text, newline="")))


def _bytes_of(table: Table) -> bytes:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([table.header, *table.rows])
    content = text.getvalue().encode("utf-8")
    return gzip.compress(content, 1, mtime=0) if table.path.endswith(".gz") else content


def _as_yaml(content: dict[str, Any]) -> bytes:
    return yaml.safe_dump(content, sort_keys=False, allow_unicode=True).encode("utf-8")
