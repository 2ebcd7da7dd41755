"""`/commodities`: what is traded, by HS section and chapter."""

from __future__ import annotations

from components.charts.commodities import (
    commodity_search,
    commodity_share,
    concentration,
    mix_compare,
    mix_trend,
    treemap,
)
from components.charts.kit.base import commodity_label, label_of
from components.language.text import _, joined, mark
from components.state import ViewState
from components.views.base import View
from data.store import Store


def heading(store: Store, state: ViewState) -> str:
    """Return the heading: the chosen commodity, or what is traded, and the country."""
    what = commodity_label(store, state.commodity) if state.commodity else _("What is traded")
    return joined((what, label_of(store, state.country)), ": ")


VIEW = View(
    id="commodities",
    name=mark("Commodities"),
    heading=heading,
    lede=mark(
        "By chapter of the Harmonized System (HS). Neither China’s customs "
        "nor most national offices publish this by country; each chart "
        "names the source used instead."
    ),
    charts=(
        treemap.CHART,
        mix_compare.CHART,
        mix_trend.CHART,
        concentration.CHART,
        commodity_search.CHART,
        commodity_share.CHART,
    ),
)
