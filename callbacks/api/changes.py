"""`/api/changes`: what changed between two releases, by country."""

from __future__ import annotations

from flask import Flask, Response

from callbacks.api.answers import as_csv, as_json, query, refused
from components.api.operations import Operations
from components.render import Renderer
from data.open.differences import Difference, differences


def register(server: Flask, renderer: Renderer, declared: Operations) -> None:
    """Add the route. `declared` are the operations by id."""
    package = renderer.store.package
    meta = package.meta

    @server.get("/api/changes")
    def changes() -> Response:
        wanted, problems = declared["changes"].read(query())
        if problems:
            return refused(400, problems)
        start, end = wanted["from"], wanted["to"]
        rows, left_out = differences(package, start, end)
        if wanted["format"] == "csv":
            name = f"khorgos-changes-{start}-{end}.csv"
            return as_csv(Difference._fields, rows, meta.data_date, name)
        content = {
            "release": meta.version,
            "from": start,
            "to": end,
            "rows": [row._asdict() for row in rows],
            "left_out": left_out,
        }
        return as_json(content, meta.data_date)
