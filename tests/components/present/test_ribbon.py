"""The ribbon of present mode names what is on the screen, and nothing else."""

from __future__ import annotations

from components.present.ribbon import on_screen, ribbon
from components.render import Renderer
from components.state import ViewState
from components.views import CHARTS, PAGES


def parts(renderer: Renderer, chart: str, state: ViewState) -> list[str]:
    """The ribbon of one chart."""
    return ribbon(renderer, [CHARTS[chart]], state)


def test_every_choice_that_the_chart_depends_on_is_named(renderer: Renderer) -> None:
    """Country, flow, partner, commodity, who counted, when."""
    state = ViewState(
        country="KAZ", flow="export", partner="RUS", commodity="27", ledger="reconciled"
    )
    assert parts(renderer, "mix_trend", state) == [
        "Kazakhstan", "exports", "Russia", "Mineral fuels and oils", "reconciled", "2018–2019",
    ]  # fmt: skip


def test_a_choice_that_makes_no_difference_is_not(renderer: Renderer) -> None:
    """Gas depends on the country alone; China's customs counted it."""
    state = ViewState(country="TKM", flow="import", partner="RUS", commodity="27")
    assert parts(renderer, "gas_value", state)[0] == "Turkmenistan"
    assert len(parts(renderer, "gas_value", state)) == 3
    assert parts(renderer, "gas_value", state)[-1] == "2022–2024"


def test_an_empty_chart_has_neither_ledger_nor_time(renderer: Renderer) -> None:
    """Nothing is counted where nothing is drawn."""
    assert parts(renderer, "gas_value", ViewState(country="KGZ")) == ["Kyrgyzstan"]


def test_the_chosen_charts_fill_the_screen_or_the_first(renderer: Renderer) -> None:
    """In the order in which they were chosen."""
    page = PAGES["share"]
    one, two = page[0], page[1]
    assert on_screen(page, ViewState(view="share")) == (one,)
    pair = ViewState(view="share", show=f"{two.id}~{one.id}")
    assert on_screen(page, pair) == (two, one)
