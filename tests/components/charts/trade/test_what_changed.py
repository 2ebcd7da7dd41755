"""Changes between two years."""

import pytest

from components.charts.trade.what_changed import CHART
from components.render import Renderer
from components.state import ViewState


def test_without_a_choice_the_newest_year_that_all_five_have(renderer: Renderer) -> None:
    frame = renderer.draw(CHART, ViewState()).frame
    assert {row.period for row in frame} == {"2024"}
    assert len(frame) == 10


def test_a_chosen_year_is_compared_with_the_one_before(renderer: Renderer) -> None:
    frame = renderer.draw(CHART, ViewState(period="2025")).frame
    change = {(row.country, row.flow): row.value for row in frame}
    assert change["KGZ", "import"] == pytest.approx(10e9)
    assert not any(row.country == "TJK" for row in frame)  # no split published for 2025


def test_base_must_be_earlier(renderer: Renderer) -> None:
    assert renderer.draw(CHART, ViewState(period="2014", base="2024")).frame == ()


def test_years_counted_differently_have_no_change(renderer: Renderer) -> None:
    """Uzbekistan's figure of 2023 counts services, that of 2024 does not."""
    state = ViewState(ledger="partner", period="2024", base="2023")
    countries = {row.country for row in renderer.draw(CHART, state).frame}
    assert "KAZ" in countries
    assert "UZB" not in countries
