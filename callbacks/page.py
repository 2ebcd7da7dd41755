"""`GET /layout`: the layout of a page, with places for its cards.

The browser fetches it beside what the page shows (callbacks/view.py) and puts both in together, so
that the cards of one page never stand under the heading of another. Filters do not change it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Flask, Response, request
from plotly.io.json import to_json_plotly

from callbacks.answer import answer_of
from callbacks.view import read_request
from components import views
from components.language.text import LANGUAGES, speaking
from components.render import Renderer
from components.state import parse
from components.views.base import layout
from components.views.payload import tagged


def register(server: Flask, renderer: Renderer, link: Callable[[Any], Any]) -> None:
    """Build the layout of each view in each language once, and add the route.

    Its query is that of `/view`, of which it uses the path and the language. `link` completes the
    links in a layout (below.py).
    """
    layouts = {}
    for code in LANGUAGES:
        with speaking(code):
            for view_id, view in views.ALL.items():
                page = link(layout(view, renderer))
                layouts[view_id, code] = tagged(to_json_plotly(page).encode())

    @server.get("/layout")
    def lay_out() -> Response:
        page = read_request(request.query_string.decode("utf-8", "replace"))
        state, _problems = parse(page.path, page.query, renderer.vocabulary)
        return answer_of(layouts[state.view, state.lang or LANGUAGES[0]], "application/json")
