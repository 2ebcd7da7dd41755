"""A Dash page with one chart and nothing else."""

from __future__ import annotations

from dash import Dash, dcc, html
from four import TOTALS, with_china

app = Dash("bare", health_endpoint="healthz")
app.layout = html.Div([dcc.Graph(figure=with_china(TOTALS, "Kazakhstan"))])
server = app.server
