"""The address bar and the state of the page, kept in step.

All of it happens in the browser (assets/src/page/address.js): the address is the state, controls
and charts only propose another address. The server reads an address in callbacks/view.py and
answers with the canonical one.

dcc.Location is not used: it writes a new history entry whenever one of its properties changes,
so that a corrected address would trap the back button.
"""

from __future__ import annotations

from dash import ALL, ClientsideFunction, Dash, Input, Output

from components.shell import ids


def register(app: Dash) -> None:
    """Wire reading, following and writing the address."""
    app.clientside_callback(
        ClientsideFunction("address", "open"),
        Output(ids.ADDRESS, "data"),
        Input(ids.PAGE, "id"),
    )
    app.clientside_callback(
        ClientsideFunction("address", "section"),
        Output(ids.SECTION, "data"),
        Input(ids.ADDRESS, "data"),
    )
    app.clientside_callback(
        ClientsideFunction("address", "fromControls"),
        Input({"kind": "filter", "name": ALL}, "value"),
        prevent_initial_call=True,
    )
    app.clientside_callback(
        ClientsideFunction("address", "fromClick"),
        Input({"part": "graph", "chart": ALL}, "clickData"),
        prevent_initial_call=True,
    )
    app.clientside_callback(
        ClientsideFunction("address", "clear"),
        Input(ids.CLEAR, "n_clicks"),
        prevent_initial_call=True,
    )
