"""Who trades most: only countries with figures of the same year are compared."""

import pytest

from components.charts.trade.turnover_by_country import CHART
from components.render import Renderer
from components.state import ViewState


@pytest.mark.parametrize(
    ("chosen", "title"),
    [
        ({}, "Kazakhstan had the largest total trade with China: $55.2 bn in 2025"),
        # for 2025 only Uzbekistan has a figure; for 2024 four countries have one
        (
            {"partner": "RUS"},
            "Kazakhstan had the largest total trade with Russia: $28.0 bn in 2024",
        ),
        (
            {"partner": "RUS", "period": "2025"},
            "Uzbekistan’s total trade with Russia came to $10.0 bn in 2025",
        ),
        (
            {"flow": "export", "period": "2025"},
            "Kazakhstan had the largest exports to China: $16.2 bn in 2025, among the 4 countries with data",
        ),
    ],
)
def test_the_title_compares_what_can_be_compared(
    renderer: Renderer, chosen: dict[str, str], title: str
) -> None:
    drawn = renderer.draw(CHART, ViewState(**chosen))
    assert CHART.finding(drawn.frame, drawn.state).startswith(title)
