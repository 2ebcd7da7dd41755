"""The next release: its version, its entry in releases.yaml, its lines in the history."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from data.build.package import as_bytes
from data.build.seal import as_yaml, seal
from data.history import Table, hash_of_tables, logged, row_changes
from data.records.history import CHANGES, RELEASED, LoggedChange, LoggedRelease
from data.records.refreshed import SERVICES
from data.refresh.tables import Tables, read_table
from data.rules.releases import RELEASES

PACKAGE = "package.yaml"
_ENTRY = re.compile(r'^["\']?\d{4}-\d{2}-\d{2}["\']?:', re.MULTILINE)
#: lines of a release (data/records/releases.py)
_LINES = 12


class ReleaseError(Exception):
    """No release can follow the one of the package: a clock is wrong."""


def next_version(current: str, today: date) -> str:
    """Return the version of a release of today: 2026.12, or 2026.12.1 if there is one already.

    Raises ReleaseError if the current version is of a later month.
    """
    month = f"{today:%Y.%m}"
    if month < current[:7]:
        raise ReleaseError(f"the package is {current}, and the clock says {today}")
    if month > current[:7]:
        return month
    return f"{month}.{int(current[8:] or 0) + 1}"


def read_meta(package: Path) -> dict[str, Any]:
    """Return the content of package.yaml."""
    meta: dict[str, Any] = yaml.safe_load((package / PACKAGE).read_text("utf-8"))
    return meta


def released(package: Path) -> list[LoggedRelease]:
    """Return the accepted releases, oldest first."""
    return [LoggedRelease(*row) for row in read_table(package, RELEASED).rows]


def write_release(
    target: Path, before: Tables, after: Tables, services: Sequence[str], digest: str, today: date
) -> str:
    """Make the package in `target` a new release; return its version.

    Writes the log of changes, the list of releases, releases.yaml and package.yaml. Raises
    ReleaseError.
    """
    meta = read_meta(target)
    version = next_version(meta["version"], today)
    if str(meta["data_date"]) > today.isoformat():
        raise ReleaseError(f"the data are of {meta['data_date']}, and the clock says {today}")
    log: list[LoggedChange] = []
    for path in sorted(after):
        if after[path].rows is not before[path].rows:
            log += logged(version, after[path], row_changes(before[path], after[path]))
    _append(target, CHANGES, [list(line) for line in log])
    fingerprint = hash_of_tables(meta["tables"])
    line = LoggedRelease(version, today.isoformat(), meta["version"], digest, fingerprint)
    _append(target, RELEASED, [list(line)])
    file = target / RELEASES
    file.write_text(with_entry(file.read_text("utf-8"), version, today, services), "utf-8")
    changed = {**meta, "version": version, "data_date": today.isoformat()}
    (target / PACKAGE).write_bytes(as_yaml(changed))
    seal(target)
    return version


def _append(target: Path, name: str, rows: list[list[str]]) -> None:
    table: Table = read_table(target, name)
    (target / name).write_bytes(as_bytes(name, table.header, [*table.rows, *rows]))


def with_entry(text: str, version: str, today: date, services: Sequence[str]) -> str:
    """Return the text of releases.yaml with a release of today before the others.

    A release of the same day keeps its lines. Comments and other entries stay as they are.
    """
    start = _ENTRY.search(text)
    place = start.start() if start else len(text)
    old = yaml.safe_load(text) or {}
    lines: list[dict[str, str]] = []
    rest = text[place:]
    if next(iter(old), "") == today.isoformat():
        lines = old[today.isoformat()]["lines"]
        following = _ENTRY.search(rest, 1)
        rest = rest[following.start() :] if following else ""
    for name in services:
        line = {"text": SERVICES[name].line, "chart": SERVICES[name].chart}
        if line not in lines:
            lines = [*lines, line]
    entry = {today.isoformat(): {"version": version, "lines": lines[-_LINES:]}}
    return text[:place] + as_yaml(entry).decode("utf-8") + rest
