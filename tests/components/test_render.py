"""What a card takes from a chart's rows, beside what the chart draws."""

from __future__ import annotations

import orjson
import pytest

from components.render import Renderer
from components.state import ViewState
from components.views import CHARTS, PAGES
from data.store import Store


@pytest.mark.parametrize(
    ("publishers", "named", "more", "caption"),
    [
        ("AAAB", ["A", "B"], 0, "A; B"),
        ("AABCAD", ["A", "B", "C"], 1, "A; B; C; D"),
        ("ABCDE", ["A", "B", "C"], 2, "A; B; C; 2 more at the address below"),
        ("A", ["A"], 0, "A"),
    ],
)
def test_card_and_picture_name_the_same_publishers(
    publishers: str,
    named: list[str],
    more: int,
    caption: str,
    small_store: Store,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Three at most, however many sources the first of them have; a picture says how many more."""
    renderer = Renderer(small_store, PAGES)
    sources = [
        {"id": f"s{number}", "publisher": publisher, "title": ""}
        for number, publisher in enumerate(publishers)
    ]
    monkeypatch.setattr("components.render.sources_of", lambda store, frame: sources)
    card = orjson.loads(
        orjson.dumps(
            renderer.card(CHARTS["china_share"], ViewState(view="share", ledger="partner"))
        )
    )
    assert [source["publisher"] for source in card["source"]] == named
    assert len(card["more_sources"]) == more
    assert f"Source: {caption}." in card["figure"]["layout"]["title"]["text"]


def test_the_alt_text_marks_estimates(live: Renderer) -> None:
    """The Eurasian Development Bank estimated China's share of Turkmenistan's and the region's trade."""
    for chart, state, told in (
        ("china_share", ViewState(view="share"), "Turkmenistan 55% (2024, estimate)"),
        ("headline", ViewState(), "share 24% (2024, estimate)"),
    ):
        card = orjson.loads(orjson.dumps(live.card(CHARTS[chart], state)))
        assert told in card["alt"]
