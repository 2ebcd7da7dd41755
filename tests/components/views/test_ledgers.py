"""`/ledgers`: a card for each country, causes with their sources, and what is unexplained."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from components.render import Renderer
from components.views.ledgers import extra
from data.store import Store
from tests.components.views.nodes import find, texts


@pytest.fixture(scope="module")
def cards(renderer: Renderer) -> dict[str, Any]:
    """The cards by heading."""
    return {texts(find(card, "H3")): card for card in find(extra(renderer), "Article")}


def test_one_card_for_each_country(cards: dict[str, Any]) -> None:
    """Their class is not `card`, which is that of charts."""
    assert list(cards) == ["Kazakhstan", "Uzbekistan", "Kyrgyzstan", "Tajikistan", "Turkmenistan"]
    assert {card.className for card in cards.values()} == {"note-card"}


def test_figures_are_of_the_latest_year_with_both_sides(cards: dict[str, Any]) -> None:
    """Uzbekistan has total trade of 2025 from both sides, the others of 2024."""
    kgz, uzb = texts(cards["Kyrgyzstan"]), texts(cards["Uzbekistan"])
    for text in ("Total trade with China, 2024", "$20.0 bn", "$5.01 bn", "×4.0"):
        assert text in kgz
    for text in ("Total trade with China, 2025", "$18.0 bn", "$20.0 bn", "×0.90"):
        assert text in uzb
    assert "none published" in texts(cards["Turkmenistan"])


def test_every_cause_leads_to_its_sources(renderer: Renderer, store: Store) -> None:
    """All causes are listed, each with links to entries of the data page."""
    section = extra(renderer)
    items = find(section, "Li")
    assert len(items) == len(store.package.gaps.causes)
    for item in items:
        links = find(item, "A")
        assert links, texts(item)
        for link in links:
            assert link.href.removeprefix("/data#source-") in store.package.sources


def test_the_unexplained_part_is_computed(cards: dict[str, Any], live_store: Store) -> None:
    """Kazakhstan's imports of 2024: $26 bn plus 5 to 10% are $7.3 bn or more above $20 bn.

    The texts of causes have no numbers but years.
    """
    kaz = texts(cards["Kazakhstan"])
    assert not re.search(r"\d (bn|m)\b|\d–\d", kaz.partition("Imports in")[2])  # no line ends there
    kaz = kaz.replace("\N{NO-BREAK SPACE}", " ")
    assert "China recorded $26.0 bn, the country $20.0 bn" in kaz
    assert "$27.3 bn to $28.6 bn" in kaz
    assert "Freight widens the gap from $6.00 bn to at least $7.30 bn" in kaz
    assert "cannot be checked" in texts(cards["Turkmenistan"])
    notes = live_store.package.gaps
    for cause in (*notes.causes.values(), *notes.no_second_ledger.values()):
        assert not re.search(r"\d", re.sub(r"\b(19|20)\d\d\b", "", cause.text)), cause.text


def test_the_uzbek_print_is_explained(cards: dict[str, Any]) -> None:
    """The card says why the agency's own total differs from that in other charts."""
    uzb = texts(cards["Uzbekistan"])
    assert "The agency prints it, and people set it beside China’s." in uzb
    links = [link.href for link in find(cards["Uzbekistan"], "A")]
    assert "/data#source-office-page" in links


def test_the_section_can_be_sent(renderer: Renderer) -> None:
    """All components can be written as JSON."""
    assert json.dumps([section.to_plotly_json() for section in extra(renderer)], default=str)
