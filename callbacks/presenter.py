"""`GET /presenter`: the page of the presenter's second window."""

from __future__ import annotations

from dash import Dash
from flask import Response, request

from callbacks.answer import kept_answer
from components.language.text import speaking
from components.present.window import window
from components.state import language_of
from components.views.payload import tagged


def register(app: Dash) -> None:
    """Add the route."""

    @app.server.get("/presenter")
    def presenter() -> Response:
        with speaking(language_of(request.query_string.decode("utf-8", "replace"))):
            page = window(app.get_asset_url("khorgos.js"), app.get_asset_url("khorgos.css"))
        return kept_answer(tagged(page.encode()), "text/html")
