"""The table of a card: columns for fields that vary, a caption for the others."""

from __future__ import annotations

from components.export.tabletext import point_texts, table_text
from components.render import Renderer
from components.state import ViewState
from components.views import CHARTS


def test_columns_are_what_varies(renderer: Renderer) -> None:
    """Two flows of one country by year: country, partner and unit are in the caption."""
    state = ViewState(view="country", country="TKM", ledger="partner")
    drawn = renderer.draw(CHARTS["china_trade"], state)
    head, body, caption = table_text(drawn.frame)
    assert head == ["Period", "Flow", "Value"] or head == ["Period", "Flow", "Status", "Value"]
    assert len(body) == len(drawn.frame) == 6
    assert [line[:2] + line[-1:] for line in body[:2]] == [
        ["1999", "exports", "$2.00 bn"],
        ["2000", "exports", "$2.00 bn"],
    ]
    for fixed in ("Turkmenistan", "China", "national statistics"):
        assert fixed in caption


def test_a_single_row_has_a_column_for_its_period(renderer: Renderer) -> None:
    """No rows give an empty body."""
    frame = renderer.draw(CHARTS["crossing_road"], ViewState(country="KGZ")).frame
    head, body, caption = table_text(frame)
    assert (head, body) == (["Period", "Value"], [["2024", "50,000"]])
    assert "Torugart" in caption
    assert table_text(()) == (["Period", "Value"], [], "")


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
