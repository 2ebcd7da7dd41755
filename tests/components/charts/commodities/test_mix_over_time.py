"""The mix by section in all periods with data."""

import orjson
import pytest

from components.charts.commodities.mix_over_time import CHART
from components.render import Renderer
from components.state import ViewState

STATE = ViewState(view="country", country="UZB", flow="import")


def test_every_period_adds_up(renderer: Renderer) -> None:
    frame = renderer.draw(CHART, STATE).frame
    for period in {row.period for row in frame}:
        assert sum(row.value for row in frame if row.period == period) == pytest.approx(100.0)


def test_each_share_is_that_of_its_section(renderer: Renderer) -> None:
    """Of 100 of imports 50 are machinery, 15 vehicles, ...; the smallest are added up."""
    frame = renderer.draw(CHART, STATE).frame
    shares = {row.commodity: row.value for row in frame if row.period == "2020"}
    assert shares == pytest.approx(
        {"XVI": 50, "XVII": 15, "XI": 10, "XV": 9, "VII": 5, "XII": 5, "other": 6}
    )


def test_the_mean_has_a_place_of_its_own_and_2021_is_a_gap(renderer: Renderer) -> None:
    drawn = renderer.draw(CHART, STATE)
    axis = CHART.figure(drawn.frame, drawn.state)["layout"]["xaxis"]
    assert axis["type"] == "category"
    assert axis["categoryarray"][-3:] == ["2020", "2021", "2022–23 average"]
    assert not any(row.period == "2021" for row in drawn.frame)


def test_nine_chapters_are_not_a_mix(renderer: Renderer) -> None:
    """BACI has only nine chapters of 2024."""
    assert not any(row.period == "2024" for row in renderer.draw(CHART, STATE).frame)


def test_exports_by_sitc_section_where_there_are_no_chapters(renderer: Renderer) -> None:
    """Uzbekistan's own statistics: services are 4 of 10 billion in 2025."""
    state = ViewState(view="country", country="UZB", flow="export", partner="WLD")
    drawn = renderer.draw(CHART, state)
    assert {row.commodity for row in drawn.frame} == {"sitc-6", "sitc-7", "sitc-99"}
    assert {row.period for row in drawn.frame} == {"2024", "2025"}
    for year in ("2024", "2025"):
        year_sum = sum(row.value for row in drawn.frame if row.period == year)
        assert year_sum == pytest.approx(100)
    services = next(row for row in drawn.frame if row.commodity == "sitc-99")
    assert services.value == pytest.approx(40)
    subtitle = CHART.subtitle(drawn.frame, drawn.state)
    assert "goods and services, all partners, by SITC section" in subtitle


def test_the_sitc_sections_are_one_click_from_exports_by_hs_section(renderer: Renderer) -> None:
    """And from total trade; imports and other countries have none."""
    state = ViewState(view="country", country="UZB", flow="export")
    card = orjson.loads(orjson.dumps(renderer.card(CHART, state)))
    (link,) = card["others"]
    assert link["href"] == "/country/uzbekistan?flow=export&ledger=partner&partner=WLD"
    for other in (state.with_(flow="import"), state.with_(country="KGZ")):
        assert orjson.loads(orjson.dumps(renderer.card(CHART, other)))["others"] == []
