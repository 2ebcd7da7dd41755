"""All partners as the chosen partner: amounts are those with the world, shares stay China's."""

from __future__ import annotations

import orjson
import pytest

from components.render import Renderer
from components.state import ViewState

UZB = ViewState(view="commodities", country="UZB", flow="import", partner="WLD")


def test_amounts_are_those_with_all_partners(renderer: Renderer) -> None:
    """The chapters of 2020 with the world: 40 billion of imports."""
    frame = renderer.draw(renderer.charts["treemap"], UZB).frame
    assert {row.partner for row in frame} == {"WLD"}
    assert sum(row.value for row in frame if row.measure == "section_total") == pytest.approx(40e9)


@pytest.mark.parametrize("chart", ["commodity_share", "china_share", "share_by_ledger"])
def test_a_share_of_all_partners_is_replaced_by_chinas(renderer: Renderer, chart: str) -> None:
    """It would always be 100%: the card shows China's and says so."""
    frame = renderer.draw(renderer.charts[chart], UZB).frame
    assert {row.partner for row in frame} == {"CHN"}
    card = orjson.loads(orjson.dumps(renderer.card(renderer.charts[chart], UZB)))
    assert "All partners: no figures here. Shown: China." in card["note"]


def test_a_chart_of_partners_marks_none(renderer: Renderer) -> None:
    """No bar is faded, and there is nothing to explain."""
    chart = renderer.charts["top_partners"]
    state = UZB.with_(view="country")
    drawn = renderer.draw(chart, state)
    bars = chart.figure(drawn.frame, drawn.state)["data"][0]
    assert set(bars["marker"]["opacity"]) == {1.0}
    card = orjson.loads(orjson.dumps(renderer.card(chart, state)))
    assert "All partners" not in card["note"]
