"""Dash callbacks and Flask routes, one module per effect.

They are adapters: they read a request, call components, and return the answer.
"""

from __future__ import annotations

from pathlib import Path

from dash import Dash

from callbacks import (
    address,
    cards,
    downloads,
    guard,
    health,
    page,
    quotes,
    search,
    tables,
    unknown,
    view,
)
from components.render import Renderer


def register(app: Dash, renderer: Renderer, package: Path, version: str) -> None:
    """Register all callbacks and routes on `app`.

    `package` is the folder that the tables are served from, `version` the version of the app.
    """
    address.register(app)
    page.register(app, renderer)
    view.register(app, renderer)
    search.register(app, renderer)
    cards.register(app)
    tables.register(app, renderer)
    quotes.register(app, renderer)
    downloads.register(app, renderer, package)
    health.register(app, renderer, version)
    unknown.register(app)
    guard.register(app)
