"""Partners by group over the years."""

import pytest

from components.charts.partners.partner_groups import CHART
from components.render import Renderer
from components.state import ViewState
from data.records.codes import COUNTRIES


def test_every_year_adds_up(renderer: Renderer) -> None:
    for country in COUNTRIES:
        frame = renderer.draw(CHART, ViewState(view="country", country=country)).frame
        for year in {row.period for row in frame}:
            parts = [row.value for row in frame if row.period == year]
            assert sum(parts) == pytest.approx(100.0)
            assert min(parts) >= 0


def test_each_share_is_that_of_its_group(renderer: Renderer) -> None:
    """Kazakhstan 2019: China 15 of 100, Russia 40% of the rest, and so on."""
    frame = renderer.draw(CHART, ViewState(view="country", country="KAZ")).frame
    shares = {row.partner: row.value for row in frame if row.period == "2019"}
    assert shares == pytest.approx(
        {"CHN": 15, "RUS": 34, "CA4": 8.5, "EU27": 25.5, "TUR": 8.5, "OTH": 8.5}
    )


def test_chinas_share_as_the_offices_have_it(renderer: Renderer) -> None:
    """Percent of total trade, by national statistics."""
    for country, year, percent in (
        ("KAZ", "2019", 15.0),
        ("KGZ", "2022", 18.2),
        ("UZB", "2020", 8.0),
    ):
        frame = renderer.draw(CHART, ViewState(view="country", country=country)).frame
        shares = [row.value for row in frame if (row.partner, row.period) == ("CHN", year)]
        assert [round(value, 1) for value in shares] == [percent]


def test_a_year_with_a_few_partners_only_is_left_out(renderer: Renderer) -> None:
    """For 2025 Uzbekistan publishes only China, Russia and the world."""
    frame = renderer.draw(CHART, ViewState(view="country", country="UZB")).frame
    assert {row.period for row in frame} == {str(year) for year in range(2019, 2025)}
