"""Pieces, and dollars for one."""

from __future__ import annotations

from components.charts.commodities.unit_value import CHART
from components.render import Drawn, Renderer
from components.state import ViewState


def _drawn(renderer: Renderer, commodity: str) -> Drawn:
    state = ViewState(view="commodities", country="UZB", flow="import", commodity=commodity)
    return renderer.draw(CHART, state)


def test_a_heading_without_quantities_shows_the_product_below_it(renderer: Renderer) -> None:
    """Of cars (8703) the source counts electric ones only; the title names them."""
    drawn = _drawn(renderer, "8703")
    assert {row.commodity for row in drawn.frame} == {"870380"}
    title = CHART.finding(drawn.frame, drawn.state)
    assert "Electric cars" in title
    assert "15,500 pieces" in title
    subtitle = CHART.subtitle(drawn.frame, drawn.state)
    assert "HS 8703 as a whole: no quantities found; shown is HS 870380" in subtitle
    exact = _drawn(renderer, "870380")
    assert "no quantities" not in CHART.subtitle(exact.frame, exact.state)


def test_a_product_of_another_chapter_is_not_shown(renderer: Renderer) -> None:
    """The card says what it has instead of drawing cars for copper."""
    assert _drawn(renderer, "7403").frame == ()
