"""Ready-made decks: every scene's address is understood, and no chart in it is empty."""

from __future__ import annotations

import json

import pytest
from flask.testing import FlaskClient

from components.language.text import LANGUAGES, speaking
from components.present.decks import ALL, Deck, as_data


def request_of(address: str) -> str:
    """Return the request that a browser sends for the scene at an address."""
    path, _mark, query = address.partition("?")
    return f"/view?scene=1&page={path}&{query}"


def test_there_are_four_and_the_region_has_ten_scenes() -> None:
    """The ids of the decks are stable; the region's title promises ten scenes."""
    assert [deck.id for deck in ALL] == ["region", "kazakhstan", "ledgers", "mix"]
    assert len(ALL[0].scenes) == 10


@pytest.mark.parametrize("deck", ALL, ids=lambda deck: deck.id)
def test_every_scene_is_restored_whole(deck: Deck, client: FlaskClient) -> None:
    """The address is canonical, there are no notices, and none of its charts is empty."""
    for scene in as_data(deck)["scenes"]:
        answer = client.get(request_of(scene["address"]))
        assert answer.status_code == 200
        payload = json.loads(answer.text)
        assert payload["address"] == scene["address"]
        assert payload["notices"] == []
        assert list(payload["cards"]) == payload["on_screen"]
        assert "&".join(payload["on_screen"]) in scene["address"]
        assert [card["empty"] for card in payload["cards"].values()] == [None], scene
        assert payload["ribbon"]


@pytest.mark.parametrize("deck", ALL, ids=lambda deck: deck.id)
def test_no_figure_is_typed_into_a_deck(deck: Deck) -> None:
    """Titles and notes have no digits in any language; figures come from the charts."""
    for code in LANGUAGES:
        with speaking(code):
            texts = [deck.title, *(scene.title + scene.note for scene in deck.scenes)]
            assert not any(letter.isdigit() for text in texts for letter in text)


@pytest.mark.parametrize(
    ("address", "notice"),
    [
        ("/?show=nothing", "“nothing” is not a chart or a pair of charts on this page."),
        ("/?show=headline~", "“headline~” in the link was read as “headline”."),
        (
            "/?show=ledger_ratios",
            "“ledger_ratios” is not a chart or a pair of charts on this page.",
        ),
        (
            "/?show=headline~headline",
            "“headline~headline” is not a chart or a pair of charts on this page.",
        ),
        ("/?present=yes", "“yes” is not a known value of present; the default is shown."),
        ("/nowhere", "There is no page “/nowhere”; the overview is shown."),
        ("//elsewhere.example/", "There is no page “/elsewhere.example”"),
    ],
)
def test_mistakes_in_a_scene_are_noticed(client: FlaskClient, address: str, notice: str) -> None:
    """The scene is shown with a notice."""
    answer = client.get(request_of(address))
    assert answer.status_code == 200
    assert answer.json is not None
    assert answer.json["notices"][0].startswith(notice)
