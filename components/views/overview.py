"""`/`: the region and its countries at a glance."""

from __future__ import annotations

from components.charts.kit.base import label_of
from components.charts.ledgers import ledger_gap
from components.charts.partners import larger_partner, region_map
from components.charts.trade import (
    flows_by_country,
    headline,
    months,
    turnover_by_country,
    what_changed,
    year_to_date_by_country,
)
from components.language.text import _, mark
from components.state import ViewState
from components.views.base import View
from components.views.news import news
from data.records.codes import REGION
from data.store import Store


def heading(store: Store, state: ViewState) -> str:
    """Return the heading: the region, or the country that is highlighted."""
    if state.country == REGION:
        return _("Trade between China and Central Asia")
    return _("{country} among its neighbours").format(country=label_of(store, state.country))


VIEW = View(
    id="overview",
    name=mark("Overview"),
    heading=heading,
    lede=mark(
        "Exports and imports are those of Central Asia: exports go to the "
        "partner, imports come from it. Every chart says whose figures it "
        "shows."
    ),
    charts=(
        headline.CHART,
        year_to_date_by_country.CHART,
        months.CHART,
        region_map.CHART,
        ledger_gap.CHART,
        turnover_by_country.CHART,
        flows_by_country.CHART,
        larger_partner.CHART,
        what_changed.CHART,
    ),
    halved=(ledger_gap.CHART.id,),
    extra=lambda renderer: [news(renderer)],
)
