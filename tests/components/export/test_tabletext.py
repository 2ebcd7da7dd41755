"""Rows as they are read aloud."""

from __future__ import annotations

from components.export.tabletext import point_texts
from components.render import Renderer
from components.state import ViewState
from components.views import CHARTS


def test_a_row_is_read_aloud_by_the_fields_that_vary(renderer: Renderer) -> None:
    """Projects by name, sector and status; if no field varies, by the name."""
    frame = renderer.draw(CHARTS["projects_values"], ViewState(country="TKM")).frame
    texts = point_texts(frame)
    assert texts[0].startswith("A field of gas,")
    assert "$8.00 bn" in texts[0]
    assert texts[1].startswith("A school without a place,")
    single = renderer.draw(CHARTS["crossing_road"], ViewState(country="KGZ")).frame
    (text,) = point_texts(single)
    assert text.startswith("Torugart, 2024: 50,000,")
