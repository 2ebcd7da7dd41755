"""The number of a card's button is that of its title."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest

from components.charts.kit.base import show
from components.quote.titled import row_of_title
from components.render import Renderer
from components.state import ViewState
from components.views import CHARTS

#: chart -> fields of the row that its title speaks about, for Kazakhstan
SPOKEN = {
    "headline": {"flow": "turnover", "measure": "value", "period": "2025"},
    "china_trade": {"flow": "balance", "period": "2025"},
    "partner_groups": {"partner": "CHN", "period": "2023"},
    "mix_year": {"commodity": "84"},
    "ledger_ratios": {"measure": "ratio", "period": "2025"},
    "projects_values": {"item_name": "East Hope aluminium park"},
}


@pytest.mark.parametrize("chart", SPOKEN)
def test_the_row_of_the_title(chart: str, live: Renderer) -> None:
    """Of the published figures, in English."""
    drawn = live.draw(CHARTS[chart], ViewState(country="KAZ"))
    row = drawn.frame[row_of_title(CHARTS[chart], drawn)]
    assert {name: getattr(row, name) for name in SPOKEN[chart]} == SPOKEN[chart]


@pytest.mark.parametrize("lang", ["ru", "zh"])
def test_in_another_language(lang: str, live: Renderer) -> None:
    """Numbers and names are those of the title's language, whatever language speaks now."""
    drawn = live.draw(CHARTS["ledger_gap"], ViewState(country="KAZ", lang=lang))
    row = drawn.frame[row_of_title(CHARTS["ledger_gap"], drawn)]
    assert (row.period, row.ledger, row.measure) == ("2025", "china", "value")
    assert show(row) == "$48.7 bn"


def test_a_title_without_a_number_of_its_rows(live: Renderer) -> None:
    """Then it is a row of the latest period."""
    drawn = live.draw(CHARTS["flows_by_country"], ViewState())
    row = drawn.frame[row_of_title(CHARTS["flows_by_country"], drawn)]
    assert row.period == max(other.period for other in drawn.frame)


def test_the_months_of_a_year_are_later_than_the_year_before(live: Renderer) -> None:
    """A year to date counts by its last month."""
    drawn = live.draw(CHARTS["flows_by_country"], ViewState())
    rows = [
        drawn.frame[0]._replace(period=period) for period in ("2024", "2025-01/2025-10", "2023")
    ]
    chart: Any = SimpleNamespace(finding=lambda frame, state: "No number")
    assert row_of_title(chart, replace(drawn, frame=rows)) == 1
