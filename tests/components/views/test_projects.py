"""`/projects`: what a reader finds in the list, and which of it is shown."""

from __future__ import annotations

import re

import pytest

from components.render import Renderer
from components.state import ViewState
from components.views.projects import amount, extra, listed
from data.store import Store
from tests.components.views.nodes import texts


@pytest.fixture(scope="module")
def page(renderer: Renderer) -> str:
    """The list as HTML text."""
    return texts(extra(renderer))


def card(page: str, item: str) -> str:
    """The text of one card."""
    found = re.search(rf'<article [^>]*id="item-{item}".*?</article>', page)
    assert found, item
    return found.group(0).replace("\N{NO-BREAK SPACE}", " ")


def test_each_project_has_one_card_and_one_line(page: str, store: Store) -> None:
    for one in store.package.projects:
        assert page.count(f'id="item-{one.id}"') == 1
        assert page.count(f'<tr data-item="{one.id}">') == 1


def test_a_card_tells_amount_kind_status_date_and_conflict(page: str) -> None:
    told = card(page, "P005")
    for words in (
        "A railway",
        "$4.00 bn (",
        "under construction (May 2024)",
        "A firm",
        "Sources differ.",
        "as signed",
        'href="/commodities?country=KGZ"',
        'href="/commodities?country=UZB"',
    ):
        assert words in told, words
    park = card(page, "P006")
    assert "$500 m (" in park
    assert "announced (3 Jun 2025)" in park
    assert 'href="/claims#claim-j"' in card(page, "P004")  # of which the interview spoke
    assert "/claims" not in park


def test_every_card_leads_to_its_sources(page: str, store: Store) -> None:
    for one in store.package.projects:
        told = card(page, one.id)
        for source in one.source.split(";"):
            assert f'href="/data#source-{source}"' in told


def test_a_project_without_a_place_offers_no_map(page: str) -> None:
    assert "data-choose-item" not in card(page, "P007")
    assert 'data-choose-item="P006"' in card(page, "P006")


def test_no_amount_is_said(store: Store) -> None:
    without = next(one for one in store.package.projects if one.value_usd is None)
    assert amount(without) == "no amount in dollars"


def test_what_is_filtered_out_is_not_listed(store: Store) -> None:
    found = listed(store, ViewState(view="projects", country="KAZ", sector="making", item="P001"))
    kept = {one.id: one for one in store.package.projects if one.id in found["ids"]}
    assert list(kept) == ["P001", "P002"]
    assert found["told"] == "Projects listed: 2 of 9. On the map: 2."
    assert found["item"] == "P001"


def test_texts_are_escaped(page: str) -> None:
    assert "<script" not in page
    assert "&lt;" not in card(page, "P001")
