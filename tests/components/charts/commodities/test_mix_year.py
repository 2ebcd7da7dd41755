"""Commodities of one period."""

import pytest

from components.charts.commodities.mix_year import CHART
from components.render import Renderer
from components.state import ViewState


def test_gold_is_nearly_all_that_kyrgyzstan_sells_to_china(renderer: Renderer) -> None:
    """2024: chapter 71 is 30 of 40 million; a tenth is not broken down."""
    state = ViewState(view="country", country="KGZ", flow="export")
    drawn = renderer.draw(CHART, state)
    assert (drawn.frame[0].commodity, drawn.frame[0].period) == ("71", "2024")
    assert drawn.frame[0].value == 30e6
    assert drawn.frame[-1].commodity_name == "Not broken down"
    assert drawn.frame[-1].value == pytest.approx(4e6)
    assert sum(row.value for row in drawn.frame) == pytest.approx(40e6)


def test_bars_add_up_to_the_total(renderer: Renderer) -> None:
    """Kazakhstan's own report for 2024: imports from China of 20 billion."""
    state = ViewState(view="country", country="KAZ", flow="import")
    frame = renderer.draw(CHART, state).frame
    assert sum(row.value for row in frame) == pytest.approx(20e9)
    assert len(frame) == 11


def test_a_mean_is_only_shown_when_chosen(renderer: Renderer) -> None:
    state = ViewState(view="country", country="UZB", flow="import")
    assert renderer.draw(CHART, state).frame[0].period == "2020"
    chosen = renderer.draw(CHART, state.with_(period="2022/2023"))
    assert "2022–23 average" in CHART.finding(chosen.frame, chosen.state)


def test_a_chosen_chapter_has_a_bar_of_its_own(renderer: Renderer) -> None:
    state = ViewState(view="country", country="KAZ", flow="import", commodity="09")
    assert "09" in {row.commodity for row in renderer.draw(CHART, state).frame}
