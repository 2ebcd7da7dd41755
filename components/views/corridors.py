"""`/corridors`: gas by pipeline, trains, cargo and vehicles across the borders with China."""

from __future__ import annotations

from components.charts.corridors import (
    crossing_cargo,
    crossing_road,
    crossing_trains,
    gas_share,
    gas_value,
    gas_volume,
    trains_europe,
)
from components.language.text import _, mark
from components.state import ViewState
from components.views.base import View
from data.store import Store


def heading(store: Store, state: ViewState) -> str:
    """Return the heading, which is the same for every state."""
    return _("Corridors and gas: what crosses the border, and where")


VIEW = View(
    id="corridors",
    name=mark("Corridors"),
    heading=heading,
    lede=mark(
        "What operators, customs and officials publish on pipelines, "
        "railways and crossings. Trains, tonnes and vehicles are never "
        "added up; partial years are marked ⊗ and not joined."
    ),
    charts=(
        gas_value.CHART,
        gas_share.CHART,
        gas_volume.CHART,
        trains_europe.CHART,
        crossing_trains.CHART,
        crossing_cargo.CHART,
        crossing_road.CHART,
    ),
)
