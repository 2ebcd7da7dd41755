"""All views by id, in the order of the navigation, and their charts."""

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
#: id of a view -> its charts, for Renderer
PAGES: Pages = {view.id: view.charts for view in ALL.values()}
CHARTS: Mapping[str, Chart] = charts_by_id(PAGES)


def in_navigation() -> Mapping[str, str]:
    """Return id -> English name of the views in the navigation, in its order."""
    return {view.id: view.name for view in ALL.values() if view.in_nav}
