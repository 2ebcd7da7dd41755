"""Registers all callbacks and routes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from threading import Event
from typing import Any, NamedTuple

from dash import Dash
from flask import Flask

from callbacks import (
    address,
    feed,
    finish,
    frame,
    guard,
    past,
    presenter,
    quotes,
    reading,
    stored,
    unknown,
    wellknown,
)
from callbacks.below import linker, put_below
from callbacks.forms import Forms
from callbacks.service import contact, exchange, headers, limit, probes
from callbacks.service.clients import Proxied
from callbacks.service.settings import Settings
from callbacks.stored import Assets
from components.render import Renderer
from data.kept import folder_of


class Shown(NamedTuple):
    """What draws a release of the data, and the frame of its pages in each language."""

    renderer: Renderer
    shells: Mapping[str, Any]


def register(
    app: Dash,
    present: Shown,
    earlier: Callable[[str], Shown],
    version: str,
    settings: Settings,
) -> Callable[[], None]:
    """Register all callbacks and routes on `app`; return what to call when it is ready.

    `earlier` makes what an earlier release shows, `version` is the version of the app, `settings`
    are those of the service.
    """
    server, renderer = app.server, present.renderer
    forms = Forms()
    finish.register(app, forms)
    folder = folder_of(settings.cache) or settings.cache  # one that is read-only can be read
    assets = Assets(app, forms, folder and folder / "scripts")
    stored.register(app, assets)
    limit.register(server, settings)
    address.register(app)
    link = linker(settings.base_path)
    presenter.register(app, assets)
    quotes.register_callbacks(app)
    own = set(server.view_functions)
    caches = reading.register(server, renderer, link, version)
    own = set(server.view_functions) - own
    unknown.register(app)
    wellknown.register(app, assets)
    feed.register(server, renderer)
    frames = frame.Frames(app, assets)
    frame.register(app, renderer, present.shells, frames, link)

    def make(release: str) -> Flask:
        older = earlier(release)
        of_release = Flask("khorgos", static_folder=None)
        reading.register(of_release, older.renderer, link, version)
        views = frame.views_of(older.renderer, older.shells, frames, link)
        for name, rule in frame.RULES.items():
            of_release.add_url_rule(rule, name, views[name])
        return of_release

    releases = renderer.vocabulary.releases
    past.register(server, past.Shelf(make), own | set(frame.RULES), releases)
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
