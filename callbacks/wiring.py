"""Registers all callbacks and routes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from threading import Event
from typing import Any

from dash import Dash

from callbacks import (
    address,
    api,
    downloads,
    finish,
    frame,
    guard,
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
from callbacks.below import linker, put_below
from callbacks.forms import Forms
from callbacks.service import contact, exchange, headers, limit, probes
from callbacks.service.clients import Proxied
from callbacks.service.settings import Settings
from callbacks.stored import Assets
from components.render import Renderer
from components.views.search import Search
from data.kept import folder_of


def register(
    app: Dash,
    renderer: Renderer,
    shells: Mapping[str, Any],
    version: str,
    settings: Settings,
) -> Callable[[], None]:
    """Register all callbacks and routes on `app`; return what to call when it is ready.

    `shells` is the frame in each language, `version` the version of the app, `settings` those of
    the service.
    """
    server = app.server
    forms = Forms()
    finish.register(app, forms)
    folder = folder_of(settings.cache) or settings.cache  # one that is read-only can be read
    assets = Assets(app, forms, folder and folder / "scripts")
    stored.register(app, assets)
    limit.register(server, settings)
    address.register(app)
    link = linker(settings.base_path)
    page.register(app, renderer, link)
    presenter.register(app, assets)
    caches = view.register(app, renderer)
    finder = Search(renderer)
    search.register(app, finder)
    tables.register(app, renderer)
    quotes.register(app, renderer, link)
    downloads.register(app, renderer)
    api.register(app, renderer, finder, version)
    image.register(app, renderer)
    unknown.register(app)
    wellknown.register(app, assets)
    frame.register(app, renderer, shells, assets, link)
    guard.register(app)
    headers.register(server, settings, app.csp_hashes())  # by now it has all inline scripts
    contact.register(server, settings)
    meta = renderer.store.package.meta
    ready = Event()
    probes.register(server, version, meta.version, probes.checksum_of(meta.tables), ready)
    observe, begin = None, ready.set
    if settings.metrics_token:
        from callbacks.service.metrics import Metrics  # it would slow down every other start

        all_caches = {**caches, "card": renderer.lookups}
        metrics = Metrics(version, meta.version, meta.data_date, all_caches)
        probes.register_metrics(server, settings, metrics.text)
        observe = metrics.observe

        def begin() -> None:
            metrics.begin()
            ready.set()

    put_below(server, settings.base_path)
    exchange.register(server, observe, ready)
    server.wsgi_app = Proxied(server.wsgi_app, settings)  # type: ignore[method-assign]
    return begin
