"""All views, by id, in the order of the navigation, and the charts that stand in them."""

from __future__ import annotations

from collections.abc import Mapping

from components.charts.kit.base import Chart
from components.render import Pages, charts_by_id
from components.views import (
    brief,
    claims,
    commodities,
    corridors,
    country,
    ledgers,
    overview,
    projects,
    share,
)
from components.views import data as data_view
from components.views.base import View

ALL: Mapping[str, View] = {
    module.VIEW.id: module.VIEW
    for module in (
        overview,
        country,
        brief,
        share,
        commodities,
        ledgers,
        projects,
        corridors,
        claims,
        data_view,
    )
}
#: view -> its charts; what a Renderer is made with
PAGES: Pages = {view.id: view.charts for view in ALL.values()}
CHARTS: Mapping[str, Chart] = charts_by_id(PAGES)


def in_navigation() -> Mapping[str, str]:
    """Id -> English name of the views that the navigation lists, in its order."""
    return {view.id: view.name for view in ALL.values() if view.in_nav}
