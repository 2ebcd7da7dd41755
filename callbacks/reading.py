"""The routes that show one release of the data: pages' contents, files, the API.

The app has them for the present release, and past.py for each earlier one that somebody asks for.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Flask

from callbacks import api, downloads, image, page, quotes, search, tables, view
from callbacks.service.caches import Caches
from components.render import Renderer
from components.views.search import Search


def register(server: Flask, renderer: Renderer, link: Callable[[Any], Any], version: str) -> Caches:
    """Add the routes. Return the lookups in the caches of pages, for the metrics.

    `link` completes the links in a layout (below.py), `version` is that of the app.
    """
    page.register(server, renderer, link)
    caches = view.register(server, renderer)
    finder = Search(renderer)
    search.register(server, finder)
    tables.register(server, renderer)
    quotes.register(server, renderer, link)
    downloads.register(server, renderer)
    api.register(server, renderer, finder, version)
    image.register(server, renderer)
    return caches
