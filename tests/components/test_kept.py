"""Results are kept up to a size in bytes."""

from __future__ import annotations

import orjson

from components import render
from components.kept import kept
from components.render import Renderer
from components.state import ViewState


def test_the_longest_unused_go_first_when_the_room_is_full() -> None:
    made: list[str] = []

    def make(name: str) -> bytes:
        made.append(name)
        return name.encode() * 10

    get = kept(make, 25, len)
    for name in ("a", "b", "a", "c", "a", "b"):
        assert get(name) == name.encode() * 10
    assert made == ["a", "b", "c", "b"]  # c pushed out b, which was unused for longer than a


def test_a_result_larger_than_the_room_is_returned_and_not_kept() -> None:
    made: list[int] = []

    def make(size: int) -> bytes:
        made.append(size)
        return b"x" * size

    get = kept(make, 25, len)
    assert len(get(30)) == len(get(30)) == 30
    assert made == [30, 30]


def test_caches_of_cards_count_the_bytes_of_cards(small: Renderer) -> None:
    renderer = Renderer(small.store, {"overview": tuple(small.charts.values())})
    chart, state = renderer.charts["turnover_by_country"], ViewState(country="KAZ")
    card = orjson.dumps(renderer.card(chart, state))
    cards, frames = renderer._cached_card.cache, renderer._cached_draw.cache
    assert len(card) < cards.currsize < len(card) + 2000
    assert frames.currsize > 300 * len(renderer.draw(chart, state).rows) > 0
    assert (cards.maxsize, frames.maxsize) == (render.ROOM_FOR_CARDS, render.ROOM_FOR_FRAMES)
