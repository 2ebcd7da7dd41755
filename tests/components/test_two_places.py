"""Two places that answer the same question give the same number, or name what differs."""

from __future__ import annotations

import pytest

from components.charts.commodities import gains_losses
from components.charts.kit.mixes import flow_of
from components.charts.trade import china_trade, headline
from components.language.terms import trade_with
from components.render import Renderer
from components.state import ViewState
from data.records.codes import CHINA, COUNTRIES, LEDGERS


@pytest.mark.parametrize("country", COUNTRIES)
@pytest.mark.parametrize("ledger", ["", *LEDGERS])
def test_the_balance_is_the_same_in_tiles_and_chart(
    country: str, ledger: str, live: Renderer
) -> None:
    """On the page of a country, and in its briefing, which has the same charts."""
    state = ViewState(view="country", country=country, ledger=ledger)
    tiles = live.draw(headline.CHART, state).frame
    bars = live.draw(china_trade.CHART, state).frame
    for row in tiles:
        if (row.flow, row.measure) == ("balance", "value"):
            same = [
                (bar.value, bar.counted_by, bar.status)
                for bar in bars
                if (bar.flow, bar.period, bar.ledger, bar.measure)
                == ("balance", row.period, row.ledger, "value")
            ]
            assert same == [(row.value, row.counted_by, row.status)]


@pytest.mark.parametrize("country", COUNTRIES)
def test_gains_of_two_flows_are_told_apart(country: str, live: Renderer) -> None:
    """+$2.82 bn in exports (the briefing) and +$2.79 bn in total trade (the country's page)."""
    for flow in ("export", "import", "turnover"):
        state = ViewState(view="country", country=country, flow=flow)
        drawn = live.draw(gains_losses.CHART, state)
        if drawn.frame and len(drawn.frame) > 1:
            title = gains_losses.CHART.finding(drawn.frame, drawn.state)
            # total trade of which one side is unknown is that of the other side
            assert trade_with(flow_of(drawn.frame), CHINA, "China") in title, title
