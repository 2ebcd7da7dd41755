"""Exports, imports and balance of one country."""

from components.charts.trade.china_trade import CHART
from components.render import Renderer
from components.state import ViewState


def test_kazakhstan_2025(renderer: Renderer) -> None:
    drawn = renderer.draw(CHART, ViewState(view="country", country="KAZ"))
    values = {(row.flow, row.period): row.value for row in drawn.frame}
    assert values["export", "2025"] == 19.0e9
    assert values["import", "2025"] == 29.7e9
    assert round(values["balance", "2025"] / 1e9, 1) == -10.7
    assert CHART.finding(drawn.frame, drawn.state) == (
        "Kazakhstan bought $10.7 bn more from China than it sold in 2025"
    )


def test_suspect_years_are_crossed(renderer: Renderer) -> None:
    """The Atlas has half of what China reports for Turkmen exports in 2011-14."""
    state = ViewState(view="country", country="TKM", ledger="reconciled")
    drawn = renderer.draw(CHART, state)
    lines = CHART.figure(drawn.frame, drawn.state)["data"]
    exports = next(one for one in lines if one["name"] == "Exports")
    symbols = dict(zip(exports["x"], exports["marker"]["symbol"], strict=True))
    assert symbols[2012] == "circle-x-open"
    assert symbols[2020] == "circle-open"  # a sum of chapters, so derived


def test_a_change_of_source_breaks_the_line(renderer: Renderer) -> None:
    """Uzbekistan's agency counts services until 2023, its Comtrade report of 2024 only goods."""
    drawn = renderer.draw(CHART, ViewState(view="country", country="UZB", ledger="partner"))
    lines = CHART.figure(drawn.frame, drawn.state)["data"]
    exports = next(one for one in lines if one["name"] == "Exports")
    assert exports["x"][-3:] == [2023, None, 2024]
    assert exports["y"][-2] is None
