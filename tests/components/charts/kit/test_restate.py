"""Charts in constant dollars, per person and in percent of GDP."""

from __future__ import annotations

import orjson
import pytest

from components.render import Renderer
from components.state import ViewState
from components.views import CHARTS


def _card(renderer: Renderer, chart: str, **chosen: str) -> dict:
    return orjson.loads(orjson.dumps(renderer.card(CHARTS[chart], ViewState(**chosen))))


@pytest.mark.parametrize(
    ("terms", "unit", "title"),
    [
        # 20 bn of imports in 2024 for 10 million people; 18 bn of 200 bn in 2023
        ("person", "USD_person", "$1,000 per person"),
        ("gdp", "percent_gdp", "4.5% of GDP"),
        ("real", "USD_real", "at 2024 prices"),
    ],
)
def test_the_chart_is_drawn_in_the_unit(
    renderer: Renderer, terms: str, unit: str, title: str
) -> None:
    """Every row has it, is derived, and names the source of what it was divided by."""
    state = ViewState(country="KAZ", ledger="partner", terms=terms)
    drawn = renderer.draw(CHARTS["china_trade"], state)
    assert {row.unit for row in drawn.frame} == {unit}
    assert {row.status for row in drawn.frame} == {"derived"}
    assert all("bureau" in row.source.split(";") for row in drawn.frame)
    card = _card(
        renderer, "china_trade", view="country", country="KAZ", ledger="partner", terms=terms
    )
    assert title in card["title"]


def test_a_chart_that_cannot_be_converted_says_so(renderer: Renderer) -> None:
    """It still shows current dollars; without the filter there is no such remark."""
    told = "This chart is in current dollars."
    assert told in _card(renderer, "headline", terms="gdp")["note"]
    assert told not in _card(renderer, "headline")["note"]
    assert told not in _card(renderer, "turnover_by_country", terms="gdp")["note"]


def test_years_without_gdp_are_told(renderer: Renderer) -> None:
    """Turkmenistan's own figures end in 2000; the card names the years with GDP, and a way on."""
    known = renderer.draw(CHARTS["china_trade"], ViewState(country="TKM", ledger="partner"))
    assert known.frame
    card = _card(
        renderer, "china_trade", view="country", country="TKM", ledger="partner", terms="gdp"
    )
    assert "2019–2023" in card["empty"]["text"]
    assert card["empty"]["href"] == "/country/turkmenistan?terms=gdp"
