"""`/country/<name>`: one country's trade with China and with everyone else."""

from __future__ import annotations

from typing import Any

from dash import html

from components.charts.commodities import (
    gains_losses,
    mix_over_time,
    product_over_time,
    products_inside,
)
from components.charts.energy import new_energy, new_energy_months
from components.charts.kit.base import label_of
from components.charts.ledgers import ledger_path
from components.charts.partners import growth_partners, partner_groups, top_partners
from components.charts.trade import china_trade, headline, months, year_to_date
from components.language.text import _, mark
from components.render import Renderer
from components.shell.attributes import attributes
from components.state import ViewState, address
from components.views.base import View
from data.records.codes import COUNTRIES
from data.store import Store


def heading(store: Store, state: ViewState) -> str:
    """Return the heading with the country's name."""
    return _("{country} and its trading partners").format(country=name_of(store, state))


def name_of(store: Store, state: ViewState) -> str:
    """Return the name of the country of a page, in the reader's language."""
    return label_of(store, state.country)


def extra(renderer: Renderer) -> list[Any]:
    """Return a link to each country's briefing; the style sheet shows that of the chosen one."""
    return [
        html.P(
            html.A(
                _("{country}: printable briefing").format(country=label_of(renderer.store, code)),
                href=address(ViewState("brief", country=code)),
                className="button",
            ),
            className="brief-link",
            **attributes(data_only=code),
        )
        for code in COUNTRIES
    ]


VIEW = View(
    id="country",
    name=mark("Country"),
    heading=heading,
    lede=mark(
        "What the country sells and buys, with whom, and how that has "
        "changed. Click a bar or a point to apply it to the other charts; "
        "click again to clear."
    ),
    charts=(
        headline.CHART,
        year_to_date.CHART,
        months.CHART,
        china_trade.CHART,
        products_inside.CHART,
        product_over_time.CHART,
        mix_over_time.CHART,
        gains_losses.CHART,
        top_partners.CHART,
        partner_groups.CHART,
        growth_partners.CHART,
        ledger_path.CHART,
        new_energy.CHART,
        new_energy_months.CHART,
    ),
    extra=extra,
)
