"""Wiring, one module per effect. Nothing is drawn or computed here."""

from __future__ import annotations

from pathlib import Path

from dash import Dash

from callbacks import address, cards, downloads, guard, health, page, quotes, tables, view
from components.render import Renderer


def register(app: Dash, renderer: Renderer, package: Path, version: str) -> None:
    """Register everything on `app`; `package` is the folder that the tables are served from,
    `version` that of the app.
    """
    address.register(app)
    page.register(app, renderer)
    view.register(app, renderer)
    cards.register(app)
    tables.register(app, renderer)
    quotes.register(app, renderer)
    downloads.register(app, renderer, package)
    health.register(app, renderer, version)
    guard.register(app)
