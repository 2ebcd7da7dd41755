"""Who trades most: only countries that were counted in one year are compared."""

import pytest

from components.charts.trade.turnover_by_country import CHART
from components.render import Renderer
from components.state import ViewState


@pytest.mark.parametrize(
    ("chosen", "told"),
    [
        ({}, "Kazakhstan leads in turnover with China: $48.7 bn in 2025"),
        # by 2025 Uzbekistan alone has printed; Kazakhstan's figure of 2024 is twice as large
        ({"partner": "RUS"}, "Kazakhstan leads in turnover with Russia: $27.8 bn in 2024"),
        (
            {"partner": "RUS", "period": "2025"},
            "Uzbekistan leads in turnover with Russia: $13.0 bn in 2025, of the 3 countries counted",
        ),
        (
            {"flow": "export", "period": "2025"},
            "Kazakhstan leads in exports to China: $19.0 bn in 2025, of the 2 countries counted",
        ),
    ],
)
def test_the_title_compares_what_can_be_compared(
    renderer: Renderer, chosen: dict[str, str], told: str
) -> None:
    drawn = renderer.draw(CHART, ViewState(**chosen))
    assert CHART.finding(drawn.frame, drawn.state).startswith(told)
