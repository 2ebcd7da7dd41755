"""All views, by id, in the order of the navigation."""

from __future__ import annotations

from collections.abc import Mapping

from components.views import (
    brief,
    claims,
    commodities,
    corridors,
    country,
    data_view,
    ledgers,
    overview,
    projects,
    share,
)
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
