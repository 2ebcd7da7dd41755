"""Keep the address bar and the state of the page in step.

All of it runs in the browser (assets/src/page/address.js), which also fetches what an address shows
(callbacks/view.py) and shows it. The callbacks have no outputs: with an output for each part of a
page, Dash took a third of the time of a filter change. The address holds the state; controls and
clicks on charts propose another address. The server answers with its canonical form.

dcc.Location is not used: it adds a history entry whenever one of its properties changes. After a
correction of the address, the back button would lead to the wrong address, which is corrected
again.
"""

from __future__ import annotations

from dash import ALL, ClientsideFunction, Dash, Input, State

from components.shell import ids


def register(app: Dash) -> None:
    """Register the callbacks that read the address and those that change it."""
    app.clientside_callback(
        ClientsideFunction("address", "open"),
        Input(ids.PAGE, "id"),
        State(ids.TEMPLATES, "data"),
    )
    app.clientside_callback(
        ClientsideFunction("address", "fromControls"),
        Input({"kind": "filter", "name": ALL}, "value"),
        prevent_initial_call=True,
    )
    app.clientside_callback(
        ClientsideFunction("address", "clear"),
        Input(ids.CLEAR, "n_clicks"),
        prevent_initial_call=True,
    )
