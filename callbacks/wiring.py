"""Registers all callbacks and routes."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from dash import Dash

from callbacks import (
    address,
    cards,
    downloads,
    frame,
    guard,
    health,
    image,
    page,
    presenter,
    quotes,
    search,
    tables,
    unknown,
    view,
    wellknown,
)
from callbacks.service.settings import Settings
from components.render import Renderer


def register(
    app: Dash,
    renderer: Renderer,
    shells: Mapping[str, Any],
    package: Path,
    version: str,
    settings: Settings,
) -> None:
    """Register all callbacks and routes on `app`.

    `shells` is the frame in each language, `package` the folder that the tables are served from,
    `version` the version of the app, `settings` those of the service.
    """
    address.register(app)
    page.register(app, renderer)
    presenter.register(app)
    view.register(app, renderer)
    search.register(app, renderer)
    cards.register(app)
    tables.register(app, renderer)
    quotes.register(app, renderer)
    downloads.register(app, renderer, package)
    image.register(app, renderer)
    health.register(app, renderer, version)
    unknown.register(app)
    wellknown.register(app)
    frame.register(app, renderer, shells)
    guard.register(app)
