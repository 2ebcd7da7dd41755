"""`GET /rows/<chart>`: the rows of a card as the cells of a table, for its Table button."""

from __future__ import annotations

import orjson
from dash import Dash
from flask import Response

from callbacks.downloads import read_chart_request
from components.export.table import table_of
from components.language.text import speaking
from components.render import Renderer
from components.state import query_of


def register(app: Dash, renderer: Renderer) -> None:
    """Add the route. The browser fetches it when a table is opened (assets/src/page/tables.js)."""

    @app.server.get("/rows/<chart_id>")
    def chart_rows(chart_id: str) -> Response:
        chart_and_state = read_chart_request(renderer, chart_id)
        if isinstance(chart_and_state, Response):
            return chart_and_state
        chart, state = chart_and_state
        with speaking(state.lang):
            table = table_of(renderer.draw(chart, state).rows)
        return Response(
            orjson.dumps(table | {"query": query_of(state)}), mimetype="application/json"
        )
