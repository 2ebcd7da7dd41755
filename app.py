"""Khorgos, a dashboard of the trade between China and Central Asia.

`gunicorn app:server` serves it, and `python app.py` does without gunicorn.
"""

from __future__ import annotations

from callbacks.service.start import refuse_port_in_use, settings_or_exit

# Before imports that take seconds: a wrong setting is named at once.
SETTINGS = settings_or_exit()
if __name__ == "__main__":
    refuse_port_in_use(SETTINGS.host, SETTINGS.port)

import gc
import sys
import tomllib
from pathlib import Path
from typing import Any

from dash import Dash
from flask import Flask

from callbacks.below import make_dash
from callbacks.service.plain import serve
from callbacks.service.settings import Settings
from callbacks.wiring import Shown, register
from components import views
from components.language.text import LANGUAGES, speaking
from components.render import Renderer
from components.shell.index import index
from components.shell.layout import layout
from components.views.warm import warm
from data.kept import folder_of, kept_package
from data.load import ROOT as PACKAGE
from data.past import package_as_of
from data.rules.faults import PackageError
from data.store import Store

ROOT = Path(__file__).resolve().parent
#: version of the app; pyproject.toml is the only place that has it
VERSION: str = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]


def create_app(package: Path = PACKAGE, settings: Settings = SETTINGS) -> Dash:
    """Read and check the data package, then build the app on it.

    The countries are those of the live package's country.yaml files (data/package/countries),
    which are read once, at import; another `package` must have the same ones.

    Raises PackageError, which lists every fault, if the package breaks a rule.
    """
    store = Store(kept_package(package, folder_of(settings.cache)))
    renderer = Renderer(store, views.PAGES)
    present = Shown(renderer, _shells(renderer))

    def earlier(release: str) -> Shown:
        past = Store(package_as_of(package, store.package, release))
        older = Renderer(past, views.PAGES, renderer.vocabulary.releases)
        return Shown(older, _shells(older))

    app = make_dash(
        settings.base_path,
        title="Khorgos",
        update_title="",
        assets_folder=str(ROOT / "assets"),
        assets_path_ignore=["^src$"],  # sources of khorgos.js and khorgos.css
        index_string=index(settings.base_path),
        serve_locally=True,
    )
    app.layout = present.shells[LANGUAGES[0]]
    begin = register(app, present, earlier, VERSION, settings)
    warm(renderer)
    # Dash registers the scripts it may serve when it first renders the index page. Do that now:
    # otherwise a new worker answers 500 when a browser asks for scripts of a page that another
    # worker sent.
    app.server.test_client().get("/")
    begin()
    return app


def _shells(renderer: Renderer) -> dict[str, Any]:
    """Return the shell in each language."""
    shells = {}
    for code in LANGUAGES:
        with speaking(code):
            shells[code] = layout(renderer, VERSION, views.in_navigation())
    return shells


def start() -> Flask:
    """Return the WSGI application, or exit with the list of faults if the package has any."""
    try:
        flask = create_app().server
    except PackageError as fault:
        sys.exit(str(fault))
    gc.collect()
    gc.freeze()  # the package is never freed, so the collector need not scan it
    return flask


server = start()

if __name__ == "__main__":
    serve(server, SETTINGS)
