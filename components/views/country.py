"""`/country/<name>`: one country's trade with China and with everyone else."""

from __future__ import annotations

from components.charts.base import label_of
from components.state import ViewState
from components.text import _, mark
from components.views.base import View
from data.store import Store


def heading(store: Store, state: ViewState) -> str:
    """Name of the country."""
    return _("{country} and its trading partners").format(country=label_of(store, state.country))


VIEW = View(
    id="country",
    name=mark("Country"),
    heading=heading,
    lede=mark(
        "What the country sells and buys, with whom, and how that changed. "
        "Choose a bar or a point to carry it into the other charts; choose it again to let go."
    ),
)
