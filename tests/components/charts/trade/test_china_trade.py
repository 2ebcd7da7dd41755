"""Exports, imports and balance of one country."""

import pytest

from components.charts.trade.china_trade import CHART
from components.render import Renderer
from components.state import ViewState


def test_kazakhstan_2025(renderer: Renderer) -> None:
    drawn = renderer.draw(CHART, ViewState(view="country", country="KAZ"))
    values = {(row.flow, row.period): row.value for row in drawn.frame}
    assert values["export", "2025"] == 16.2e9
    assert values["import", "2025"] == 39e9
    assert values["balance", "2025"] == pytest.approx(-22.8e9)
    assert CHART.finding(drawn.frame, drawn.state) == (
        "Kazakhstan ran a trade deficit of $22.8 bn with China in 2025"
    )


def test_the_title_is_about_the_chosen_flow(renderer: Renderer) -> None:
    """Both flows and the balance stay in the chart; without a choice the title is the balance."""
    state = ViewState(view="country", country="KAZ", flow="import")
    drawn = renderer.draw(CHART, state)
    assert {row.flow for row in drawn.frame} == {"export", "import", "balance"}
    title = "Kazakhstan’s imports from China came to $39.0 bn in 2025"
    assert CHART.finding(drawn.frame, drawn.state) == title
    chosen = renderer.draw(CHART, state.with_(flow="export", period="2023"))
    assert CHART.finding(chosen.frame, chosen.state).startswith("Kazakhstan’s exports to China")
    assert CHART.finding(chosen.frame, chosen.state).endswith("in 2023")


def test_suspect_years_are_crossed(renderer: Renderer) -> None:
    """Turkmen exports of 2016 are marked suspect."""
    state = ViewState(view="country", country="TKM", ledger="reconciled")
    drawn = renderer.draw(CHART, state)
    lines = CHART.figure(drawn.frame, drawn.state)["data"]
    exports = next(line for line in lines if line["name"] == "Exports")
    symbols = dict(zip(exports["x"], exports["marker"]["symbol"], strict=True))
    assert symbols[2016] == "circle-x-open"
    assert symbols[2020] == "circle"


def test_derived_years_are_hollow(renderer: Renderer) -> None:
    """China published Kazakhstan's exports of 2024 in yuan."""
    drawn = renderer.draw(CHART, ViewState(view="country", country="KAZ"))
    lines = CHART.figure(drawn.frame, drawn.state)["data"]
    exports = next(line for line in lines if line["name"] == "Exports")
    symbols = dict(zip(exports["x"], exports["marker"]["symbol"], strict=True))
    assert (symbols[2023], symbols[2024]) == ("circle", "circle-open")


def test_a_change_of_source_breaks_the_line(renderer: Renderer) -> None:
    """Uzbekistan's agency counts services until 2023; its Comtrade report of 2024 is goods only."""
    drawn = renderer.draw(CHART, ViewState(view="country", country="UZB", ledger="partner"))
    lines = CHART.figure(drawn.frame, drawn.state)["data"]
    exports = next(line for line in lines if line["name"] == "Exports")
    assert exports["x"][-3:] == [2023, None, 2024]
    assert exports["y"][-2] is None
