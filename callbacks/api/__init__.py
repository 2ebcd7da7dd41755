"""Routes for programs (docs/api.md)."""

from __future__ import annotations

from flask import Flask, Response

from callbacks.answer import own_host
from callbacks.api import changes, charts, embed, indicators, rows, tables
from callbacks.api.answers import answer, as_json, let_others_read, refused
from components.api.declared import listed
from components.api.document import document
from components.api.operations import Operations
from components.api.pages import docs_page
from components.render import Renderer
from components.views.search import Search


def register(server: Flask, renderer: Renderer, finder: Search, version: str) -> None:
    """Add `/api`, `/tables`, `/embed`, `/oembed` and `/docs`. `version` is that of the app."""
    meta = renderer.store.package.meta
    declared = Operations(renderer)
    charts.register(server, renderer)
    rows.register(server, renderer, declared, finder, version)
    indicators.register(server, renderer, declared)
    tables.register(server, renderer)
    changes.register(server, renderer, declared)
    embed.register(server, renderer)

    @server.get("/api/openapi.json")
    def openapi() -> Response:
        described = document(declared.all(), version, own_host())
        return as_json(described, meta.data_date)

    @server.get("/docs")
    def docs() -> Response:
        page = docs_page(declared.all(), version, own_host())
        return answer(page.encode(), "text/html", meta.data_date)

    @server.get("/api")
    @server.get("/api/")
    @server.get("/api/<path:path>")
    def nothing(path: str = "") -> Response:
        paths = (operation.path for operation in declared.all())
        return refused(404, (f"There is nothing at this address. {listed(paths)}",))

    let_others_read(server)
