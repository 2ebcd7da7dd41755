"""Draw the first pages before the first visitor, so that workers share them in memory."""

from __future__ import annotations

from components.charts.registry import charts_of
from components.render import Renderer
from components.state import OF_COUNTRY, VIEWS, ViewState
from data.records.codes import COUNTRIES, REGION


def warm(renderer: Renderer) -> None:
    """Draw every view for the region and each country, in each flow; the rest comes on demand."""
    for view in VIEWS:
        for country in (REGION, *COUNTRIES):
            if view in OF_COUNTRY and country == REGION:
                continue
            for flow in ("turnover", "export", "import"):
                state = ViewState(view=view, country=country, flow=flow)
                for chart in charts_of(view):
                    renderer.card(chart, state)
