"""`GET /quote/<chart>/<row>`: one value, as a line and as the content of the drawer.

The query is that of the chart's CSV. Before it may stand `origin=`: the site's own address as the
browser has it, for the link in a sentence to copy.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import unquote

from dash import ClientsideFunction, Dash, Input, Output
from flask import Flask, Response, request
from plotly.io.json import to_json_plotly

from callbacks.answer import answer_of
from callbacks.downloads import plain_text, read_chart_request
from callbacks.forms import kept
from components.charts.kit.base import Chart
from components.language.text import _, speaking
from components.quote.quoting import about
from components.quote.titled import row_of_title
from components.render import Renderer
from components.shell import drawer, ids
from components.state import ViewState
from components.views.payload import Payload, tagged

#: in place of the number of a row: the row that the title of the card speaks about
OF_TITLE = "title"
#: a host, and the path that the site is below
_ORIGIN = re.compile(r"https?://[A-Za-z0-9.\-\[\]:]{1,200}(?:/[A-Za-z0-9._~-]{1,80}){0,9}")


def register(server: Flask, renderer: Renderer, link: Callable[[Any], Any]) -> None:
    """Add the route (assets/src/page/quote.js asks it).

    `link` completes the links of the drawer (below.py).
    """

    @kept
    def described(chart: Chart, place: int, state: ViewState, origin: str) -> Payload:
        drawn = renderer.draw(chart, state)
        with speaking(state.lang):
            address = origin + renderer.link(chart, state, drawn.rows[place])
            quote = about(renderer.store, chart, drawn, place, address)
            answer = {"line": drawer.headline(quote), "body": link(drawer.body(quote))}
            return tagged(to_json_plotly(answer).encode())

    @server.get("/quote/<chart_id>/<row>")
    def quote(chart_id: str, row: str) -> Response:
        origin, query = read_origin(request.query_string.decode("utf-8", "replace"))
        chart_and_state = read_chart_request(renderer, chart_id, query)
        if isinstance(chart_and_state, Response):
            return chart_and_state
        chart, state = chart_and_state
        drawn = renderer.draw(chart, state)
        place = int(row) if re.fullmatch(r"[0-9]{1,6}", row) else -1
        if row == OF_TITLE and drawn.frame:
            place = row_of_title(chart, drawn)
        if not 0 <= place < len(drawn.rows):
            with speaking(state.lang):
                return plain_text(_("There is no such value."), 404)
        return answer_of(described(chart, place, state, origin), "application/json")


def register_callbacks(app: Dash) -> None:
    """Add the callbacks of line and drawer."""
    app.clientside_callback(
        ClientsideFunction("quote", "show"),
        Output(ids.PICKED, "hidden"),
        Input(ids.PICKED_TEXT, "children"),
        prevent_initial_call=True,
    )
    app.clientside_callback(
        ClientsideFunction("quote", "open"),
        Output(ids.DRAWER, "opened"),
        Input(ids.QUOTE_OPEN, "n_clicks"),
        prevent_initial_call=True,
    )
    app.clientside_callback(
        ClientsideFunction("quote", "drop"),
        Output(ids.PICKED, "hidden", allow_duplicate=True),
        Input(ids.QUOTE_DROP, "n_clicks"),
        prevent_initial_call=True,
    )


def read_origin(query: str) -> tuple[str, str]:
    """Return the origin at the beginning of a query, empty if it is none, and the rest."""
    first, _sign, rest = query.partition("&")
    name, _equals, value = first.partition("=")
    if name != "origin":
        return "", query
    origin = unquote(value, errors="replace")
    return (origin if _ORIGIN.fullmatch(origin) else ""), rest
