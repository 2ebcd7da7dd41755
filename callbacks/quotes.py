"""Answer a click on a value: describe it in one line, and fill the drawer with its details."""

from __future__ import annotations

import re
from typing import Any

from dash import ClientsideFunction, Dash, Input, Output, no_update

from callbacks.guard import to_text
from components.language.text import speaking
from components.quote.quoting import about
from components.quote.titled import row_of_title
from components.render import Renderer
from components.shell import drawer, ids
from components.state import MAX_QUERY, parse_query

#: in place of the number of a row: the row that the title of the card speaks about
OF_TITLE = "title"
#: the site's own address as the browser has it, for the link in a sentence
_ORIGIN = re.compile(r"^https?://[A-Za-z0-9.\-\[\]:]{1,200}$")


def register(app: Dash, renderer: Renderer) -> None:
    """Register the answer to a request for a value (assets/src/page/quote.js)."""

    @app.callback(
        Output(ids.PICKED_TEXT, "children"),
        Output(ids.DRAWER_BODY, "children"),
        Input(ids.ASKED, "data"),
        prevent_initial_call=True,
    )
    def answer_click(data: Any) -> Any:
        data = data if isinstance(data, dict) else {}
        chart = renderer.charts.get(to_text(data.get("chart")))
        row = data.get("row")
        query, origin = to_text(data.get("query")), to_text(data.get("origin"))
        if chart is None or len(query) > MAX_QUERY:
            return no_update, no_update
        state, _problems = parse_query(query, renderer.vocabulary)
        drawn = renderer.draw(chart, state)
        if row == OF_TITLE and drawn.frame:
            row = row_of_title(chart, drawn)
        if type(row) is not int:
            return no_update, no_update
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
