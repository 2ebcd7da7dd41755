"""Gains and losses by chapter."""

from components.charts.commodities.gains_losses import CHART
from components.render import Renderer
from components.state import ViewState

STATE = ViewState(view="country", country="KAZ", flow="export")


def test_kazakh_exports_five_years_back(renderer: Renderer) -> None:
    drawn = renderer.draw(CHART, STATE)
    assert {row.note for row in drawn.frame} == {"2019 → 2024"}
    assert (drawn.frame[0].commodity, drawn.frame[0].value) == ("26", 3.5e9)
    assert (drawn.frame[-1].commodity, drawn.frame[-1].value) == ("27", -0.5e9)
    assert [row.value for row in drawn.frame] == sorted(
        (row.value for row in drawn.frame), reverse=True
    )


def test_years_of_different_sources_are_not_compared(renderer: Renderer) -> None:
    """2020 comes from one third party, the average of 2022-23 from another."""
    state = STATE.with_(flow="import", ledger="reconciled", period="2022/2023", base="2020")
    assert renderer.draw(CHART, state).frame == ()


def test_the_change_is_the_difference_of_the_two_years(renderer: Renderer) -> None:
    row = renderer.draw(CHART, STATE).frame[0]
    series = renderer.store.chapter_series("KAZ", "export", "partner", "26")
    assert row.value == series["2024"].value_usd - series["2019"].value_usd
