"""What a card takes from a chart's rows, beside what the chart draws."""

from __future__ import annotations

import orjson
import pytest

from components.render import Renderer
from components.state import ViewState
from components.views import CHARTS, PAGES
from data.store import Store


@pytest.mark.parametrize(
    ("publishers", "named", "more"),
    [
        ("AAAB", ["A", "B"], 0),
        ("AABCAD", ["A", "B", "C"], 1),
        ("A", ["A"], 0),
    ],
)
def test_card_and_picture_name_the_same_publishers(
    publishers: str,
    named: list[str],
    more: int,
    small_store: Store,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Three at most, however many sources the first of them have."""
    renderer = Renderer(small_store, PAGES)
    sources = [
        {"id": f"s{number}", "publisher": publisher, "title": ""}
        for number, publisher in enumerate(publishers)
    ]
    monkeypatch.setattr(renderer, "sources", lambda frame: sources)
    card = orjson.loads(
        orjson.dumps(
            renderer.card(CHARTS["china_share"], ViewState(view="share", ledger="partner"))
        )
    )
    assert [source["publisher"] for source in card["source"]] == named
    assert len(card["more_sources"]) == more
    assert f"Source: {'; '.join(named)}." in card["figure"]["layout"]["title"]["text"]


def test_the_alt_text_marks_estimates(live: Renderer) -> None:
    """The Eurasian Development Bank estimated China's share of Turkmenistan's and the region's trade."""
    for chart, state, told in (
        ("china_share", ViewState(view="share"), "Turkmenistan 55% (2024, estimate)"),
        ("headline", ViewState(), "share 24% (2024, estimate)"),
    ):
        card = orjson.loads(orjson.dumps(live.card(CHARTS[chart], state)))
        assert told in card["alt"]
