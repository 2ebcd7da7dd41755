"""Keep the address bar and the state of the page in step.

All of it runs in the browser (assets/src/page/address.js). The address holds the state; controls
and clicks on charts propose another address. The server reads an address in callbacks/view.py
and answers with its canonical form.

dcc.Location is not used: it adds a history entry whenever one of its properties changes. After a
correction of the address, the back button would lead to the wrong address, which is corrected
again.
"""

from __future__ import annotations

from dash import ALL, ClientsideFunction, Dash, Input, Output

from components.shell import ids


def register(app: Dash) -> None:
    """Register the callbacks that read the address and those that change it."""
    app.clientside_callback(
        ClientsideFunction("address", "open"),
        Output(ids.ADDRESS, "data"),
        Input(ids.PAGE, "id"),
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
