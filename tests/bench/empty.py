"""The least a Dash app can do: one callback that gives back nothing. The measure of bench.py."""

from __future__ import annotations

from typing import Any

from dash import Dash, Input, Output, dcc, html

app = Dash("empty", health_endpoint="healthz")
app.layout = html.Div([dcc.Store(id="in"), dcc.Store(id="out")])
server = app.server


@app.callback(Output("out", "data"), Input("in", "data"), prevent_initial_call=True)
def nothing(_asked: Any) -> Any:
    """Give back nothing."""
    return None
