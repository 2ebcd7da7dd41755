"""Why the two differ: a card for each country, causes with sources, and what is left."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from components.render import Renderer
from components.state.parameters import shut
from components.views.ledgers import VIEW, extra
from data.store import Store
from tests.components.views.nodes import find, texts


@pytest.fixture(scope="module")
def cards(renderer: Renderer) -> dict[str, Any]:
    """The cards by their heading."""
    return {texts(find(one, "H3")): one for one in find(extra(renderer), "Article")}


def test_one_card_for_each_country(cards: dict[str, Any]) -> None:
    """Not of the class `card`, which belongs to charts."""
    assert list(cards) == ["Kazakhstan", "Uzbekistan", "Kyrgyzstan", "Tajikistan", "Turkmenistan"]
    assert {one.className for one in cards.values()} == {"note-card"}


def test_figures_are_the_newest_common_turnover(cards: dict[str, Any]) -> None:
    """Both values and the ratio; Uzbekistan has 2025, the others 2024."""
    kgz, uzb = texts(cards["Kyrgyzstan"]), texts(cards["Uzbekistan"])
    for one in ("Total trade with China, 2024", "$20.0 bn", "$5.01 bn", "×4.0"):
        assert one in kgz
    for one in ("Total trade with China, 2025", "$18.0 bn", "$20.0 bn", "×0.90"):
        assert one in uzb
    assert "none published" in texts(cards["Turkmenistan"])


def test_every_cause_leads_to_its_sources(renderer: Renderer, store: Store) -> None:
    """Each item of each list has a link to an entry of the data page, and all causes are shown."""
    section = extra(renderer)
    items = find(section, "Li")
    assert len(items) == len(store.package.gaps.causes)
    for item in items:
        links = find(item, "A")
        assert links, texts(item)
        for link in links:
            assert link.href.removeprefix("/data#source-") in store.package.sources


def test_what_is_left_is_computed(cards: dict[str, Any], live_store: Store) -> None:
    """Kazakhstan's imports of 2024: 26 and 5-10 % against 20 leave 7.3 bn; no text types it."""
    kaz = texts(cards["Kazakhstan"])
    assert "China recorded $26.0 bn, the country $20.0 bn" in kaz
    assert "$27.3 bn to $28.6 bn" in kaz
    assert "At least $7.30 bn is unexplained" in kaz
    assert "cannot be checked" in texts(cards["Turkmenistan"])
    notes = live_store.package.gaps
    for cause in (*notes.causes.values(), *notes.no_second_ledger.values()):
        assert not re.search(r"\d", re.sub(r"\b(19|20)\d\d\b", "", cause.text)), cause.text


def test_the_uzbek_print_is_explained(cards: dict[str, Any]) -> None:
    """Why 14 bn of the agency stands where the other charts draw goods alone."""
    uzb = texts(cards["Uzbekistan"])
    assert "The agency prints it, and people set it beside China’s." in uzb
    links = [link.href for link in find(cards["Uzbekistan"], "A")]
    assert "/data#source-office-page" in links


def test_the_section_can_be_sent(renderer: Renderer) -> None:
    """Plain components, no figure or object that JSON does not know."""
    assert json.dumps([one.to_plotly_json() for one in extra(renderer)], default=str)
    assert set(shut(VIEW.id)) == {"ledger", "base", "partner", "commodity"}
