"""`/share`: China's share of each country's trade, and the countries' share of China's."""

from __future__ import annotations

from components.charts.kit.base import label_of, sharer_of
from components.charts.partners import china_share, dependence, partner_ranks, share_by_ledger
from components.language.text import _, mark
from components.state import ViewState
from components.views.base import View
from data.records.codes import CHINA
from data.store import Store


def heading(store: Store, state: ViewState) -> str:
    """The partner whose share is shown."""
    if sharer_of(state) == CHINA:
        return _("China’s share of Central Asia’s trade")
    return _("{partner}’s share of Central Asia’s trade").format(
        partner=label_of(store, sharer_of(state))
    )


VIEW = View(
    id="share",
    name=mark("Share"),
    heading=heading,
    lede=mark(
        "A share divides two figures from the same statistics. China’s "
        "customs record no country’s trade with the rest of the world, so "
        "shares come from national statistics or from reconciled data."
    ),
    charts=(
        china_share.CHART,
        share_by_ledger.CHART,
        partner_ranks.CHART,
        dependence.CHART,
    ),
)
