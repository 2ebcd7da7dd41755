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


def test_chinas_share_as_the_offices_have_it(renderer: Renderer) -> None:
    """Percent of turnover: KAZ 2019 15.1, KGZ 2022 34.3, UZB 2020 17.8."""
    for country, year, percent in (
        ("KAZ", "2019", 15.1),
        ("KGZ", "2022", 34.3),
        ("UZB", "2020", 17.8),
    ):
        frame = renderer.draw(CHART, ViewState(view="country", country=country)).frame
        found = [row.value for row in frame if (row.partner, row.period) == ("CHN", year)]
        assert [round(value, 1) for value in found] == [percent]


def test_a_year_with_partners_of_one_flow_only_is_left_out(renderer: Renderer) -> None:
    """Of Kazakhstan's 2017 and 2024 only imports are known for all partners."""
    frame = renderer.draw(CHART, ViewState(view="country", country="KAZ")).frame
    assert not {"2017", "2024"} & {row.period for row in frame}
