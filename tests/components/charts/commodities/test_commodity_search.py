"""Searching for a commodity."""

from __future__ import annotations

import orjson

from components.charts.commodities.commodity_search import CHART, figure, why_empty
from components.render import Renderer
from components.state import ViewState
from data.store import Store

KAZ = ViewState(view="commodities", country="KAZ", flow="export", ledger="partner")


def test_copper_is_found_with_chinas_share(store: Store) -> None:
    """Copper and its ores, each with China's share of all that Kazakhstan exports of it."""
    frame = CHART.table(store, KAZ.with_(q="copper"))
    assert {row.commodity for row in frame} == {"26", "74"}
    copper = next(row for row in frame if row.commodity == "74")
    assert copper.value == 2e9
    assert copper.note == "50%"
    assert figure(frame, KAZ)["data"][0]["text"][1] == "$2.00 bn · 50%"


def test_no_words_give_the_ten_largest(store: Store) -> None:
    """Sorted by value."""
    values = [row.value for row in CHART.table(store, KAZ)]
    assert len(values) == 10
    assert values == sorted(values, reverse=True)


def test_an_unknown_word_is_named_and_a_close_one_offered(store: Store, renderer: Renderer) -> None:
    """`coper` is not found; copper is suggested, on the card too."""
    state = KAZ.with_(q="coper")
    assert CHART.table(store, state) == ()
    text = why_empty(store, state)
    assert "“coper”" in text
    assert "copper" in text
    assert orjson.loads(orjson.dumps(renderer.card(CHART, state)))["empty"]["text"] == text


def test_a_year_without_a_whole_mix_says_so(store: Store) -> None:
    """The word is known but there is no data: the card gives that reason."""
    state = KAZ.with_(q="copper", period="2021")
    assert CHART.table(store, state) == ()
    assert why_empty(store, state) == CHART.missing
