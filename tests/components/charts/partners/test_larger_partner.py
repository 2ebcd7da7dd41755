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


def test_the_eu_is_the_sum_of_its_members(renderer: Renderer) -> None:
    """Kazakhstan 2024: China 30 of 100; Germany 20 and Italy 10 of the other 70 parts."""
    frame = renderer.draw(CHART, ViewState()).frame
    kaz = {row.partner: row for row in frame if row.country == "KAZ"}
    assert {row.period for row in kaz.values()} == {"2024"}
    percents = {code: row.value for code, row in kaz.items()}
    assert percents == pytest.approx(
        {"CHN": 30, "RUS": 28, "CA4": 7, "EU27": 21, "TUR": 7, "OTH": 7}
    )


def test_a_year_that_is_not_broken_down_shows_the_latest(renderer: Renderer) -> None:
    state = ViewState(period="2025")
    assert CHART.table(renderer.store, state) == ()
    assert renderer.draw(CHART, state).frame == renderer.draw(CHART, ViewState()).frame


def test_bars_name_their_year_and_ledger(renderer: Renderer) -> None:
    drawn = renderer.draw(CHART, ViewState())
    bars = CHART.figure(drawn.frame, drawn.state)["data"][0]["y"]
    assert any("Turkmenistan 2020" in bar and "reconciled" in bar for bar in bars)
    assert any("Kyrgyzstan 2024" in bar and "national statistics" in bar for bar in bars)
