"""`GET /rows/<chart>`: the rows of a card as the cells of a table, for its Table button."""

from __future__ import annotations

import orjson
from flask import Flask, Response

from callbacks.answer import answer_of
from callbacks.downloads import read_chart_request
from callbacks.forms import kept
from components.charts.kit.base import Chart
from components.export.table import table_of
from components.language.text import speaking
from components.render import Renderer
from components.state import ViewState, query_of
from components.views.payload import Payload, tagged


def register(server: Flask, renderer: Renderer) -> None:
    """Add the route. The browser fetches it when a table is opened (assets/src/page/tables.js)."""

    @kept
    def rows(chart: Chart, state: ViewState) -> Payload:
        with speaking(state.lang):
            table = table_of(renderer.draw(chart, state).rows)
        return tagged(orjson.dumps(table | {"query": query_of(state)}))

    @server.get("/rows/<chart_id>")
    def chart_rows(chart_id: str) -> Response:
        chart_and_state = read_chart_request(renderer, chart_id)
        if isinstance(chart_and_state, Response):
            return chart_and_state
        return answer_of(rows(*chart_and_state), "application/json")
