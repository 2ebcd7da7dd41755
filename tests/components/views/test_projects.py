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
    told = card(page, "P040")
    for words in (
        "Karakul gas chemical complex",
        "$3.30 bn (announced amount, type unspecified)",
        "under construction (3 Jun 2024)",
        "Sinopec",
        "Caveats",
        "about 5bn",
        'href="/claims#claim-i"',
        'href="/commodities?country=UZB"',
    ):
        assert words in told, words
    railway = card(page, "P004")
    assert 'href="/claims#claim-j"' in railway
    assert "$4.70 bn (announced cost)" in railway
    assert 'href="/commodities?country=KGZ"' in railway


def test_every_card_leads_to_its_sources(page: str, store: Store) -> None:
    for one in store.package.projects:
        told = card(page, one.id)
        for source in one.source.split(";"):
            assert f'href="/data#source-{source}"' in told


def test_a_project_without_a_place_offers_no_map(page: str) -> None:
    assert "data-choose-item" not in card(page, "P026")
    assert "data-choose-item" not in card(page, "P009")
    assert 'data-choose-item="P040"' in card(page, "P040")


def test_no_amount_is_said(store: Store) -> None:
    without = next(one for one in store.package.projects if one.value_usd is None)
    assert amount(without) == "no amount in dollars"


def test_what_is_filtered_out_is_not_listed(store: Store) -> None:
    found = listed(store, ViewState(view="projects", country="UZB", sector="making", item="P040"))
    kept = {one.id: one for one in store.package.projects if one.id in found["ids"]}
    assert {one.theme for one in kept.values()} == {"making"}
    assert all("UZB" in one.countries for one in kept.values())
    assert found["told"] == f"Projects listed: {len(kept)} of 95. On the map: {len(kept)}."
    assert found["item"] == "P040"


def test_texts_are_escaped(page: str) -> None:
    assert "<script" not in page
    assert "&lt;" not in card(page, "P001")
