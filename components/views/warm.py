"""Draw the first pages before the first visitor, so that workers share them in memory."""

from __future__ import annotations

from components.render import Renderer
from components.state import OF_COUNTRY, ViewState
from components.views import ALL
from data.records.codes import COUNTRIES, REGION


def warm(renderer: Renderer) -> None:
    """Draw every view for the region and each country, in each flow; the rest comes on demand."""
    for view in ALL.values():
        for country in (REGION, *COUNTRIES):
            if view.id in OF_COUNTRY and country == REGION:
                continue
            for flow in ("turnover", "export", "import"):
                state = ViewState(view=view.id, country=country, flow=flow)
                for chart in view.charts:
                    renderer.card(chart, state)
