"""Answer a click on a value: what it is, both ledgers, and the ready sentences."""

from __future__ import annotations

import re
from typing import Any

from dash import ClientsideFunction, Dash, Input, Output, no_update

from components.language.text import speaking
from components.quote.quoting import about
from components.render import Renderer
from components.shell import drawer, ids
from components.state import MAX_QUERY, parse_query

#: the host that the reader's browser is on; it stands in the link of a sentence
_ORIGIN = re.compile(r"^https?://[A-Za-z0-9.\-\[\]:]{1,200}$")


def register(app: Dash, renderer: Renderer) -> None:
    """Wire the request for a value (assets/src/page/quote.js) to the line and the drawer."""

    @app.callback(
        Output(ids.PICKED_TEXT, "children"),
        Output(ids.DRAWER_BODY, "children"),
        Input(ids.ASKED, "data"),
        prevent_initial_call=True,
    )
    def answer_click(asked: Any) -> Any:
        asked = asked if isinstance(asked, dict) else {}
        chart = renderer.charts.get(_text(asked.get("chart")))
        row, query, origin = asked.get("row"), _text(asked.get("query")), _text(asked.get("origin"))
        if chart is None or type(row) is not int or len(query) > MAX_QUERY:
            return no_update, no_update
        state, _problems = parse_query(query, renderer.vocabulary)
        drawn = renderer.draw(chart, state)
        if not 0 <= row < len(drawn.rows):
            return no_update, no_update
        host = origin if _ORIGIN.match(origin) else ""
        with speaking(state.lang):
            link = host + renderer.link(chart, state, drawn.rows[row])
            quote = about(renderer.store, chart, drawn, row, link)
            return drawer.headline(quote), drawer.body(quote)

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


def _text(value: Any) -> str:
    return value.encode("utf-8", "replace").decode("utf-8") if isinstance(value, str) else ""
