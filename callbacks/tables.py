"""Show the data of a card as an HTML table when the Table button is pressed."""

from __future__ import annotations

from typing import Any

from dash import ClientsideFunction, Dash, Input, Output, State, ctx

from callbacks.guard import to_text
from components.export.tabletext import table_text
from components.language.text import speaking
from components.render import Renderer
from components.shell import ids
from components.shell.card import table
from components.state import parse_query


def register(app: Dash, renderer: Renderer) -> None:
    """Register the callbacks of the Table button and of the Copy link button."""
    app.clientside_callback(
        ClientsideFunction("cards", "askTable"),
        Output(ids.part_match("ask"), "data"),
        Output(ids.part_match("table-button"), "aria-expanded"),
        Input(ids.part_match("table-button"), "n_clicks"),
        Input(ids.part_match("csv"), "href"),
        prevent_initial_call=True,
    )
    app.clientside_callback(
        ClientsideFunction("cards", "copyLink"),
        Output(ids.part_match("link"), "children"),
        Input(ids.part_match("link"), "n_clicks"),
        State(ids.part_match("link"), "data-href"),
        prevent_initial_call=True,
    )

    @app.callback(
        Output(ids.part_match("table"), "children"),
        Input(ids.part_match("ask"), "data"),
        prevent_initial_call=True,
    )
    def fill_table(asked: Any) -> Any:
        chart = renderer.charts.get(ctx.outputs_list["id"].get("chart", ""))
        query = to_text(asked)
        if chart is None or not isinstance(asked, str):
            return ""
        state, _problems = parse_query(query, renderer.vocabulary)
        with speaking(state.lang):
            head, body, caption = table_text(renderer.draw(chart, state).rows)
            return table(body, head, caption, query)
