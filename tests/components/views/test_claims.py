"""`/claims`: what a reader finds in the cards."""

from __future__ import annotations

from typing import Any

import pytest

from components.charts.kit.verdicts import said
from components.render import Renderer
from components.views.claims import extra
from data.store import Store
from tests.components.views.nodes import find, texts


@pytest.fixture(scope="module")
def page(renderer: Renderer) -> list[Any]:
    """The cards."""
    return extra(renderer)


def test_each_bar_shows_its_figure_and_leads_to_its_source(page: list[Any], store: Store) -> None:
    """The number beside a bar is the figure's own; its link is an entry of the data page."""
    for letter, found in store.claims.items():
        (card,) = find(page, id=f"claim-{letter}")
        for name in store.package.claims.claims[letter].bars:
            (cell,) = find(card, **{"data-claim-figure": name})
            link = cell.children
            assert link.children == said(found[name])
            assert link.href.removeprefix("/data#source-") in store.package.sources


def test_the_two_mistakes_are_told_plainly(page: list[Any]) -> None:
    """Turnover that was called exports; a ministry's figure that is China's for a quarter."""
    (uzbek,), (kyrgyz,) = find(page, id="claim-e"), find(page, id="claim-g")
    told = texts(uzbek).replace("\N{NO-BREAK SPACE}", " ")
    assert "contradicted" in told
    assert "This is total trade, not exports alone" in told
    assert "growth of 28.4% gives $13.1 bn" in told
    told = texts(kyrgyz).replace("\N{NO-BREAK SPACE}", " ")
    assert "93 times" in told
    assert "Kyrgyz statistics have $123.1 m and China’s customs $2.8 bn" in told


def test_nothing_is_left_unfilled(page: list[Any]) -> None:
    """No placeholder reaches the screen."""
    assert "{" not in texts(page)


def test_the_tally_counts_every_claim(page: list[Any], store: Store) -> None:
    """Verdicts with their signs, summing to all claims."""
    (tally,) = find(page, className="verdicts")
    counted = [int(part.rpartition(": ")[2]) for part in texts(tally).split(" · ")]
    assert sum(counted) == len(store.package.claims.claims) == 11
