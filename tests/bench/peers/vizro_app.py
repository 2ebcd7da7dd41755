"""The four charts in Vizro: a page of two by two, and a parameter."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import vizro.models as vm
from four import COUNTRIES, FOUR
from plotly.graph_objects import Figure
from vizro import Vizro
from vizro.models.types import capture


def captured(draw: Callable[[pd.DataFrame, str], Figure]) -> Callable[..., Figure]:
    """Return a chart as Vizro wants it: its table is named `data_frame`."""

    @capture("graph")
    def chart(data_frame: pd.DataFrame, name: str = "Kazakhstan") -> Figure:
        return draw(data_frame, name)

    return chart


page = vm.Page(
    title="Country",
    layout=vm.Grid(grid=[[0, 1], [2, 3]]),
    components=[
        vm.Graph(id=draw.__name__, figure=captured(draw)(data_frame=rows)) for draw, rows in FOUR
    ],
    controls=[
        vm.Parameter(
            targets=[f"{draw.__name__}.name" for draw, _rows in FOUR],
            selector=vm.Dropdown(
                options=list(COUNTRIES), value="Kazakhstan", multi=False, title="Country"
            ),
        )
    ],
)
app = Vizro().build(vm.Dashboard(pages=[page]))
server = app.dash.server
server.add_url_rule("/healthz", view_func=lambda: "OK")
