"""Khorgos: China-Central Asia trade, as counted by both sides. `gunicorn app:server` serves it."""

from __future__ import annotations

import gc
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from dash import Dash
from flask import Flask, has_request_context, request

import callbacks
from components import views
from components.language.text import LANGUAGES, speaking
from components.render import Renderer
from components.shell.index import index
from components.shell.layout import layout
from components.state import language_of
from components.views.warm import warm
from data.load import ROOT as PACKAGE
from data.load import read_package
from data.rules.faults import PackageError
from data.store import Store

ROOT = Path(__file__).resolve().parent
#: the version of the app, which pyproject.toml alone says
VERSION: str = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]


def create_app(package: Path = PACKAGE) -> Dash:
    """Read and check the data package, then build the app on it.

    Raises PackageError, which lists every fault, when the package is not sound.
    """
    store = Store(read_package(package))
    renderer = Renderer(store, views.PAGES)
    app = Dash(
        "khorgos",
        title="Khorgos",
        update_title="",
        assets_folder=str(ROOT / "assets"),
        assets_path_ignore=["^src$"],  # assets/khorgos.js is built from it
        index_string=index(),
        serve_locally=True,
        compress=True,
    )
    app.layout = _layouts(store)
    callbacks.register(app, renderer, package, VERSION)
    warm(renderer)
    # Dash learns which scripts it may serve when it first writes the index: a worker that has
    # not done so yet would answer 500 to a page that another worker sent
    app.server.test_client().get("/")
    return app


def _layouts(store: Store) -> Callable[[], Any]:
    """The shell in each language; which one is asked for stands in the address of the page."""
    shells = {}
    for code in LANGUAGES:
        with speaking(code):
            shells[code] = layout(store, VERSION, views.in_navigation())

    def shell() -> Any:
        page = request.referrer if has_request_context() else ""
        return shells[language_of(urlsplit(page or "").query)]

    return shell


def start() -> Flask:
    """The WSGI application; a package that is not sound stops the start with its faults."""
    try:
        flask = create_app().server
    except PackageError as fault:
        sys.exit(str(fault))
    gc.collect()
    gc.freeze()  # what is loaded stays for good: collections then look at requests alone
    return flask


server = start()

if __name__ == "__main__":
    server.run(port=8050)
