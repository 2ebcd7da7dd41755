"""`/claims`: what a reader finds in the cards."""

from __future__ import annotations

from typing import Any

import pytest

from components.charts.kit.verdicts import figure_text
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
            assert link.children == figure_text(found[name])
            assert link.href.removeprefix("/data#source-") in store.package.sources


def test_a_claim_is_told_with_its_figures(page: list[Any]) -> None:
    """What was said, how it stands, and why, each number as it is computed."""
    (uzbek,), (growth,) = find(page, id="claim-a"), find(page, id="claim-b")
    told = texts(uzbek).replace("\N{NO-BREAK SPACE}", " ")
    assert "contradicted" in told
    assert "Exports to China were $6 bn in 2024." in told
    assert "China counts $2 bn, the interview said 3 times of it." in told
    assert "supported" in texts(growth)


def test_nothing_is_left_unfilled(page: list[Any]) -> None:
    """No placeholder reaches the screen."""
    assert "{" not in texts(page)


def test_the_tally_counts_every_claim(page: list[Any], store: Store) -> None:
    """Verdicts with their signs, summing to all claims."""
    (tally,) = find(page, className="verdicts")
    counted = [int(part.rpartition(": ")[2]) for part in texts(tally).split(" · ")]
    assert sum(counted) == len(store.package.claims.claims) == 5
