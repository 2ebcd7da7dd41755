"""`/projects`: the list of projects and crossings, and what filters leave of it."""

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
    """The HTML of the list."""
    return texts(extra(renderer))


def card(page: str, item: str) -> str:
    """Return the HTML of one card, with plain spaces."""
    match = re.search(rf'<article [^>]*id="item-{item}".*?</article>', page)
    assert match, item
    return match.group(0).replace("\N{NO-BREAK SPACE}", " ")


def test_each_project_has_one_card_and_one_table_row(page: str, store: Store) -> None:
    for project in store.package.projects:
        assert page.count(f'id="item-{project.id}"') == 1
        assert page.count(f'<tr data-item="{project.id}">') == 1


def test_a_card_has_amount_type_status_date_and_caveat(page: str) -> None:
    railway = card(page, "P005")
    for text in (
        "A railway",
        "$4.00 bn (",
        "under construction (May 2024)",
        "A firm",
        "Sources differ.",
        "as signed",
        'href="/commodities?country=KGZ"',
        'href="/commodities?country=UZB"',
    ):
        assert text in railway, text
    park = card(page, "P006")
    assert "$500 m (" in park
    assert "announced (3 Jun 2025)" in park
    assert 'href="/claims#claim-j"' in card(page, "P004")  # the subject of claim j
    assert "/claims" not in park


def test_every_card_leads_to_its_sources(page: str, store: Store) -> None:
    for project in store.package.projects:
        for source in project.source.split(";"):
            assert f'href="/data#source-{source}"' in card(page, project.id)


def test_a_project_without_a_place_offers_no_map(page: str) -> None:
    assert "data-choose-item" not in card(page, "P007")
    assert 'data-choose-item="P006"' in card(page, "P006")


def test_a_project_without_an_amount_says_so(store: Store) -> None:
    project = next(project for project in store.package.projects if project.value_usd is None)
    assert amount(project) == "no amount in dollars"


def test_what_is_filtered_out_is_not_listed(store: Store) -> None:
    state = ViewState(view="projects", country="KAZ", sector="making", item="P001")
    content = listed(store, state)
    projects = [project.id for project in store.package.projects if project.id in content["ids"]]
    assert projects == ["P001", "P002"]
    assert content["summary"] == "Projects listed: 2 of 9. On the map: 2."
    assert content["item"] == "P001"


def test_texts_are_escaped(page: str) -> None:
    assert "<script" not in page
    assert "&lt;" not in card(page, "P001")
