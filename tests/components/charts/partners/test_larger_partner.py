"""China against Russia, the EU, Türkiye and the neighbours."""

import pytest

from components.charts.partners.larger_partner import CHART
from components.render import Renderer
from components.state import ViewState


def test_each_bar_is_whole(renderer: Renderer) -> None:
    for flow in ("turnover", "export", "import"):
        frame = renderer.draw(CHART, ViewState(flow=flow)).frame
        for country in {row.country for row in frame}:
            parts = [row.value for row in frame if row.country == country]
            assert sum(parts) == pytest.approx(100.0)
            assert min(parts) >= 0


def test_kazakhstan_trades_more_with_the_eu_than_with_china(renderer: Renderer) -> None:
    """2023, the bureau's full table: China 21.5 % of turnover; 2024 has exports to few partners."""
    frame = renderer.draw(CHART, ViewState()).frame
    kaz = {row.partner: row for row in frame if row.country == "KAZ"}
    assert kaz["CHN"].period == "2023"
    assert round(kaz["CHN"].value, 1) == 21.5
    assert kaz["EU27"].value > kaz["CHN"].value


def test_a_year_that_is_not_broken_down_is_empty(renderer: Renderer) -> None:
    assert renderer.draw(CHART, ViewState(period="2025")).frame == ()


def test_bars_name_their_year_and_ledger(renderer: Renderer) -> None:
    drawn = renderer.draw(CHART, ViewState())
    bars = CHART.figure(drawn.frame, drawn.state)["data"][0]["y"]
    assert any("Tajikistan 2020" in bar and "reconciled" in bar for bar in bars)
    assert any("Kyrgyzstan 2023" in bar and "own statistics" in bar for bar in bars)
