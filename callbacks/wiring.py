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
    finish,
    frame,
    guard,
    health,
    image,
    page,
    presenter,
    quotes,
    search,
    stored,
    tables,
    unknown,
    view,
    wellknown,
)
from callbacks.forms import Forms
from callbacks.service.settings import Settings
from callbacks.stored import Assets
from components.render import Renderer

#: where compressed scripts are kept unless a setting says otherwise
CACHE = Path(__file__).resolve().parents[1] / "build" / "cache"


def register(
    app: Dash,
    renderer: Renderer,
    shells: Mapping[str, Any],
    originals: Mapping[str, bytes],
    version: str,
    settings: Settings,
) -> None:
    """Register all callbacks and routes on `app`.

    `shells` is the frame in each language, `originals` the bytes of the package's tables, `version`
    the version of the app, `settings` those of the service.
    """
    forms = Forms()
    finish.register(app, forms)
    assets = Assets(app, forms, (settings.cache or CACHE) / "scripts")
    stored.register(app, assets)
    address.register(app)
    page.register(app, renderer)
    presenter.register(app, assets)
    view.register(app, renderer)
    search.register(app, renderer)
    cards.register(app)
    tables.register(app, renderer)
    quotes.register(app, renderer)
    downloads.register(app, renderer, originals)
    image.register(app, renderer)
    health.register(app, renderer, version)
    unknown.register(app)
    wellknown.register(app, assets)
    frame.register(app, renderer, shells, assets)
    guard.register(app)
