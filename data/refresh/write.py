"""Write a package folder with refreshed tables beside the old one: tables, sources, sums."""

from __future__ import annotations

import shutil
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from data.build.seal import as_yaml, seal
from data.build.sources import entry
from data.records.refreshed import SERVICES
from data.refresh.cache import Answer
from data.refresh.tables import Tables, table_bytes

SOURCES = "sources.yaml"


def write_package(
    package: Path,
    target: Path,
    before: Tables,
    after: Tables,
    services: Collection[str],
    answers: Sequence[Answer],
) -> None:
    """Copy `package` to `target` and write the tables that differ, sources.yaml and the sums."""
    shutil.copytree(package, target)
    for path, table in after.items():
        if table.rows is not before[path].rows:
            (target / path).write_bytes(table_bytes(table))
    file = target / SOURCES
    sources = yaml.safe_load(file.read_text("utf-8"))
    file.write_bytes(as_yaml(_sources(sources, services, answers)))
    seal(target)


def _sources(
    sources: Mapping[str, Any], services: Collection[str], answers: Sequence[Answer]
) -> dict[str, Any]:
    """Return the entries of sources.yaml with those of the services, in order of id."""
    fresh = {}
    for name in services:
        dates = [answer.date[:10] for answer in answers if answer.service == name]
        service = SERVICES[name]
        if dates:
            fresh[service.id] = entry(
                publisher=service.publisher, title=service.title, url=service.url,
                licence=service.licence, date_read=max(dates), kind="dataset",
                concept=service.concept, note=service.note, counted_by=service.counted_by,
            )  # fmt: skip
    return dict(sorted({**sources, **fresh}.items()))
