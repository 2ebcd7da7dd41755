"""`/claims`: the cards show verdicts, figures and sources."""

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
    """The components below the chart."""
    return extra(renderer)


def test_each_bar_shows_its_figure_and_leads_to_its_source(page: list[Any], store: Store) -> None:
    """The number beside a bar is that of the figure, and links to an entry of the data page."""
    for letter, figures in store.claims.items():
        (card,) = find(page, id=f"claim-{letter}")
        for name in store.package.claims.claims[letter].bars:
            (cell,) = find(card, **{"data-claim-figure": name})
            link = cell.children
            assert link.children == figure_text(figures[name])
            assert link.href.removeprefix("/data#source-") in store.package.sources


def test_a_card_has_verdict_quotation_and_reasoning(page: list[Any]) -> None:
    """Their numbers are computed."""
    (uzbek,), (growth,) = find(page, id="claim-a"), find(page, id="claim-b")
    card_text = texts(uzbek).replace("\N{NO-BREAK SPACE}", " ")
    assert "contradicted" in card_text
    assert "Exports to China were $6 bn in 2024." in card_text
    assert "China counts $2 bn, the interview said 3 times of it." in card_text
    assert "supported" in texts(growth)


def test_all_placeholders_are_filled(page: list[Any]) -> None:
    """No `{name}` is left in a text."""
    assert "{" not in texts(page)


def test_the_tally_counts_every_claim(page: list[Any], store: Store) -> None:
    """The counts of the verdicts add up to the number of claims."""
    (tally,) = find(page, className="verdicts")
    entries = [texts(part).removesuffix(" ·") for part in tally.children if part != " "]
    counts = [int(entry.rpartition(": ")[2]) for entry in entries]
    assert len(counts) > 1  # each in a span of its own, which is not broken
    assert sum(counts) == len(store.package.claims.claims) == 5
