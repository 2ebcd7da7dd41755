"""Routes for programs (docs/api.md)."""

from __future__ import annotations

from dash import Dash
from flask import Response

from callbacks.answer import own_host
from callbacks.api import charts, embed, indicators, rows, tables
from callbacks.api.answers import answer, as_json, let_others_read, refused
from components.api.declared import listed
from components.api.document import document
from components.api.operations import Operations
from components.api.pages import docs_page
from components.render import Renderer
from components.views.search import Search


def register(app: Dash, renderer: Renderer, finder: Search, version: str) -> None:
    """Add `/api`, `/tables`, `/embed`, `/oembed` and `/docs`. `version` is that of the app."""
    meta = renderer.store.package.meta
    declared = Operations(renderer)
    charts.register(app, renderer)
    rows.register(app, renderer, declared, finder, version)
    indicators.register(app, renderer, declared)
    tables.register(app, renderer)
    embed.register(app, renderer)

    @app.server.get("/api/openapi.json")
    def openapi() -> Response:
        described = document(declared.all(), version, own_host())
        return as_json(described, meta.data_date)

    @app.server.get("/docs")
    def docs() -> Response:
        page = docs_page(declared.all(), version, own_host())
        return answer(page.encode(), "text/html", meta.data_date)

    @app.server.get("/api")
    @app.server.get("/api/")
    @app.server.get("/api/<path:path>")
    def nothing(path: str = "") -> Response:
        paths = (operation.path for operation in declared.all())
        return refused(404, (f"There is nothing at this address. {listed(paths)}",))

    let_others_read(app.server)
