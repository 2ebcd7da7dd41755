"""`/commodities`: what is traded, by HS section, chapter, heading and subheading."""

from __future__ import annotations

from components.charts.commodities import (
    commodity_share,
    concentration,
    mix_compare,
    mix_trend,
    product_over_time,
    products_inside,
    treemap,
    two_way,
    unit_value,
)
from components.charts.energy import new_energy, new_energy_months, solar_capacity
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
        "By product of the Harmonized System (HS). Click a chapter to see its headings, and a "
        "heading to see its subheadings. After 2020 most sources of trade with China here have "
        "some chapters only; each chart says which source it uses and how much it covers."
    ),
    charts=(
        products_inside.CHART,
        product_over_time.CHART,
        unit_value.CHART,
        treemap.CHART,
        mix_compare.CHART,
        mix_trend.CHART,
        new_energy.CHART,
        new_energy_months.CHART,
        solar_capacity.CHART,
        concentration.CHART,
        two_way.CHART,
        commodity_share.CHART,
    ),
)
