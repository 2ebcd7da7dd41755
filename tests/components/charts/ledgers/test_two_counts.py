"""Both counts of each country side by side."""

from __future__ import annotations

from components.charts.kit.base import show
from components.charts.ledgers.two_counts import CHART, finding, table
from components.render import Renderer
from components.state import ViewState
from data.store import Store


def test_each_country_has_both_counts_of_one_year_and_their_ratio(live_store: Store) -> None:
    """Kyrgyzstan 2024: 22.7 and 5.57 billion."""
    frame = table(live_store, ViewState())
    own = [row for row in frame if row.country == "KGZ"]
    assert [show(row) for row in own] == ["$22.7 bn", "$5.57 bn", "×4.1"]
    assert {row.period for row in own} == {"2024"}


def test_the_largest_trade_is_first(live_store: Store) -> None:
    frame = table(live_store, ViewState())
    china = [row.value for row in frame if row.ledger == "china" and row.measure != "ratio"]
    assert china == sorted(china, reverse=True)


def test_the_title_is_about_the_widest_ratio_or_the_chosen_country(live: Renderer) -> None:
    frame = live.draw(CHART, ViewState()).frame
    assert "Kyrgyzstan" in finding(frame, ViewState())
    assert finding(frame, ViewState(country="UZB")).startswith("Uzbekistan’s total trade in 2025")
    assert "no national figure published after 2000" in finding(frame, ViewState(country="TKM"))
