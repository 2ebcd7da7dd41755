"""The four charts in plain Dash: a dropdown and one callback."""

from __future__ import annotations

from dash import Dash, Input, Output, dcc, html
from four import COUNTRIES, FOUR
from plotly.graph_objects import Figure

app = Dash("plain", health_endpoint="healthz")
app.layout = html.Div(
    [
        dcc.Dropdown(list(COUNTRIES), "Kazakhstan", id="country", clearable=False),
        *(dcc.Graph(id=draw.__name__) for draw, _rows in FOUR),
    ]
)
server = app.server


@app.callback([Output(draw.__name__, "figure") for draw, _rows in FOUR], Input("country", "value"))
def show(name: str) -> list[Figure]:
    """Return the figures of a country."""
    return [draw(rows, name) for draw, rows in FOUR]
