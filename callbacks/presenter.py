"""`GET /presenter`: the page of the presenter's second window."""

from __future__ import annotations

from dash import Dash
from flask import Response, request

from callbacks.answer import answer_of
from callbacks.stored import Assets
from components.language.text import speaking
from components.present.window import window
from components.state import language_of
from components.views.payload import tagged


def register(app: Dash, assets: Assets) -> None:
    """Add the route. `assets` has the script and the styles of the page."""

    @app.server.get("/presenter")
    def presenter() -> Response:
        with speaking(language_of(request.query_string.decode("utf-8", "replace"))):
            page = window(*map(assets.address, ("/assets/khorgos.js", "/assets/khorgos.css")))
        return answer_of(tagged(page.encode()), "text/html")
