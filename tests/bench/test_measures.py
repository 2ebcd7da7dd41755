"""The measuring programs measure what they say; short and seeded, with small data."""

from __future__ import annotations

import random
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from callbacks.view import read_request
from components.render import Renderer
from components.state import address, parse
from data import kept
from data.load import read_package
from data.store import Store
from tests.bench import cards, growth, load
from tests.bench.states import random_states


def test_random_states_are_the_same_for_a_seed_and_pages_can_show_them(small: Renderer) -> None:
    states = list(random_states(small, 50, seed=3))
    assert (
        states == list(random_states(small, 50, seed=3)) != list(random_states(small, 50, seed=4))
    )
    for state in states:
        page = urlsplit(address(state))
        assert parse(page.path, page.query, small.vocabulary) == (state, ())


def test_cards_are_drawn_without_a_cache(small: Renderer, capsys: pytest.CaptureFixture) -> None:
    costs = cards.measure(small, random_states(small, 3, seed=3))
    before = small._cached_card.cache_info()
    again = cards.measure(small, random_states(small, 3, seed=3))
    after = small._cached_card.cache_info()
    assert [cost[1:] for cost in costs] == [cost[1:] for cost in again]
    assert (after.hits, after.misses) == (0, 1), before  # emptied before each card, then drawn
    slow = cards.Cost(cards.SLOWEST, *costs[0][1:])
    assert cards.report([cost._replace(ms=1.0) for cost in costs])
    assert not cards.report([cost._replace(ms=1.0) for cost in costs] + [slow])
    assert "slowest   60.00" in capsys.readouterr().out


def test_a_grown_package_has_more_of_the_same(small_folder: Path) -> None:
    package = read_package(small_folder)
    grown = kept._unpack(growth.grown(kept._pack(package), 2))
    store, more = Store(package), Store(grown)
    assert 1.5 * len(package.observations) < len(grown.observations)
    assert set(package.observations) <= set(grown.observations)
    assert more.annual("KAZ", "export", "partner") == store.annual("KAZ", "export", "partner")
    place = ("KAZ", "import", "partner", "2024", "87")
    partner = next(row.partner for row in grown.observations[::-1] if len(row.commodity) == 4)
    assert more.headings(*place) == store.headings(*place)
    assert more.headings(*place, partner).keys() == store.headings(*place).keys()


def test_growth_fails_where_pages_or_memory_grow_faster_than_rows() -> None:
    one = {"rows": 10, "pages": [1.0] * 20, "load": 1.0, "index": 1.0, "memory": 100.0}
    ten = {"rows": 100, "pages": [1.1] * 20, "load": 9.0, "index": 9.0, "memory": 900.0}
    assert growth.report([one, ten])
    assert not growth.report([one, ten | {"pages": [1.3] * 20}])
    assert not growth.report([one, ten | {"memory": 1300.0}])
    assert not growth.report([one, ten | {"load": 20.0}])


def test_readers_ask_for_pages_as_the_browser_does(small: Renderer) -> None:
    dice = random.Random(3)
    for _ in range(30):
        state = load.next_state(small, dice)
        request = read_request(urlsplit(load.request_of(state)).query)
        assert parse(request.path, request.query, small.vocabulary) == (state, ())


def test_load_fails_where_readers_wait_or_an_answer_is_missing() -> None:
    quick = [load.Change(0.01, 100, "")] * 100
    use = load.Use(1.0, [100.0, 50.0])
    assert load.report(quick, use, use, 60.0, 500)
    assert not load.report([*quick, load.Change(0.01, 0, "503")], use, use, 60.0, 500)
    assert not load.report(quick[:90] + [load.Change(0.4, 100, "")] * 10, use, use, 60.0, 500)
