"""All views, by id, in the order of the navigation."""

from __future__ import annotations

from collections.abc import Mapping

from components.views import commodities, country, data_view, overview, share
from components.views.base import View

ALL: Mapping[str, View] = {
    module.VIEW.id: module.VIEW for module in (overview, country, share, commodities, data_view)
}
