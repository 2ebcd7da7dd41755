"""The ribbon of present mode names what the charts on the screen depend on."""

from __future__ import annotations

from components.present.ribbon import on_screen, ribbon
from components.render import Renderer
from components.state import ViewState
from components.views import CHARTS, PAGES


def parts(renderer: Renderer, chart: str, state: ViewState) -> list[str]:
    """The ribbon of one chart."""
    return ribbon(renderer, [CHARTS[chart]], state)


def test_every_choice_that_the_chart_depends_on_is_named(renderer: Renderer) -> None:
    """Country, flow, partner, commodity, ledger and period, in this order."""
    state = ViewState(
        country="KAZ", flow="export", partner="RUS", commodity="27", ledger="reconciled"
    )
    assert parts(renderer, "mix_trend", state) == [
        "Kazakhstan", "exports", "Russia", "Mineral fuels and oils", "reconciled", "2018–2019",
    ]  # fmt: skip


def test_a_choice_that_makes_no_difference_is_left_out(renderer: Renderer) -> None:
    """The chart of gas uses only the country; the ribbon adds ledger and period of its rows."""
    state = ViewState(country="TKM", flow="import", partner="RUS", commodity="27")
    assert parts(renderer, "gas_value", state)[0] == "Turkmenistan"
    assert len(parts(renderer, "gas_value", state)) == 3
    assert parts(renderer, "gas_value", state)[-1] == "2022–2024"


def test_an_empty_chart_has_neither_ledger_nor_period(renderer: Renderer) -> None:
    """Both are taken from the rows, of which it has none."""
    assert parts(renderer, "gas_value", ViewState(country="KGZ")) == ["Kyrgyzstan"]


def test_the_chosen_charts_fill_the_screen_or_the_first(renderer: Renderer) -> None:
    """A pair is shown in the order of the address."""
    page = PAGES["share"]
    first, second = page[0], page[1]
    assert on_screen(page, ViewState(view="share")) == (first,)
    pair = ViewState(view="share", show=f"{second.id}~{first.id}")
    assert on_screen(page, pair) == (second, first)
