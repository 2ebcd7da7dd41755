"""The path to the chosen commodity."""

from __future__ import annotations

from components.state import ViewState
from components.views.trail import trail
from data.store import Store


def test_each_step_keeps_the_other_filters(store: Store) -> None:
    """All commodities, chapter, heading, subheading."""
    state = ViewState(
        view="commodities", country="UZB", flow="import", commodity="870380", q="cars"
    )
    steps = trail(store, state)
    assert [step["code"] for step in steps] == ["", "87", "8703", "870380"]
    assert [step["text"] for step in steps[:2]] == ["All commodities", "87 Vehicles"]
    assert steps[0]["href"] == "/commodities?country=UZB&flow=import"
    assert steps[2]["href"] == "/commodities?country=UZB&flow=import&commodity=8703"


def test_there_is_no_path_without_a_commodity(store: Store) -> None:
    """Nor on a page where none can be chosen."""
    assert trail(store, ViewState(view="commodities")) == []
    assert trail(store, ViewState(view="share", commodity="87")) == []
