"""The smallest Dash app, with one callback that returns nothing: what bench.py compares with."""

from __future__ import annotations

from typing import Any

from dash import Dash, Input, Output, dcc, html

app = Dash("empty", health_endpoint="healthz")
app.layout = html.Div([dcc.Store(id="in"), dcc.Store(id="out")])
server = app.server


@app.callback(Output("out", "data"), Input("in", "data"), prevent_initial_call=True)
def nothing(_asked: Any) -> Any:
    """Return nothing."""
    return None
