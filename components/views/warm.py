"""Fill the caches before the workers start, so that the workers share that memory."""

from __future__ import annotations

from components.render import Renderer
from components.state import OF_COUNTRY, ViewState
from components.views import ALL
from data.records.codes import COUNTRIES, REGION


def warm(renderer: Renderer) -> None:
    """Draw every view for the region and each country, in each flow, with all else at default."""
    for view in ALL.values():
        for country in (REGION, *COUNTRIES):
            if view.id in OF_COUNTRY and country == REGION:
                continue
            for flow in ("turnover", "export", "import"):
                state = ViewState(view=view.id, country=country, flow=flow)
                for chart in view.charts:
                    renderer.card(chart, state)
