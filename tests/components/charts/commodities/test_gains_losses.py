"""Gains and losses by chapter."""

from components.charts.commodities.gains_losses import CHART
from components.render import Renderer
from components.state import ViewState

STATE = ViewState(view="country", country="KAZ", flow="export")


def test_kazakh_exports_five_years_back(renderer: Renderer) -> None:
    drawn = renderer.draw(CHART, STATE)
    assert {row.note for row in drawn.frame} == {"2019 → 2024"}
    assert (drawn.frame[0].commodity, drawn.frame[0].value) == ("26", 3.5e9)
    assert (drawn.frame[-1].commodity, drawn.frame[-1].value) == ("27", -0.5e9)
    assert [row.value for row in drawn.frame] == sorted(
        (row.value for row in drawn.frame), reverse=True
    )


def test_years_of_different_sources_are_not_compared(renderer: Renderer) -> None:
    """2020 comes from one third party, the average of 2022-23 from another."""
    state = STATE.with_(flow="import", ledger="reconciled", period="2022/2023", base="2020")
    assert renderer.draw(CHART, state).frame == ()


def test_the_change_is_the_difference_of_the_two_years(renderer: Renderer) -> None:
    row = renderer.draw(CHART, STATE).frame[0]
    series = renderer.store.chapter_series("KAZ", "export", "partner", "26")
    assert row.value == series["2024"].value_usd - series["2019"].value_usd


def test_one_known_chapter_tells_nothing_unless_its_year_is_chosen(renderer: Renderer) -> None:
    """Tajikistan's exports: of 2023 and 2024 only ores are known, of 2015 and 2020 all chapters."""
    state = ViewState(view="country", country="TJK", flow="export")
    drawn = renderer.draw(CHART, state)
    assert {(row.base, row.period, row.extent) for row in drawn.frame} == {("2015", "2020", None)}
    chosen = renderer.draw(CHART, state.with_(period="2024"))
    assert [row.commodity for row in chosen.frame] == ["26"]
    assert "no other chapter is known in both" in CHART.finding(chosen.frame, chosen.state)


def test_some_chapters_of_both_flows_are_later_than_total_trade(renderer: Renderer) -> None:
    """Nine chapters of imports and one of exports in 2023 and 2024: the title says how many."""
    state = ViewState(view="country", country="TJK")
    drawn = renderer.draw(CHART, state)
    assert {(row.base, row.period) for row in drawn.frame} == {("2023", "2024")}
    assert CHART.finding(drawn.frame, drawn.state).startswith("Of ")
