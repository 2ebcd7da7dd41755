"""A commodity over the years, by each source."""

from __future__ import annotations

from components.charts.commodities.product_over_time import CHART, figure, finding, subtitle
from components.state import ViewState
from data.store import Store

UZB = ViewState(view="commodities", country="UZB", commodity="870380")


def test_sources_are_never_joined(store: Store) -> None:
    """National figures of three years are one line, the average of another source a bar of its own."""
    frame = CHART.table(store, UZB)
    assert [(row.period, row.ledger, row.value) for row in frame] == [
        ("2022", "partner", 60_000_000.0),
        ("2023", "partner", 400_000_000.0),
        ("2024", "partner", 200_000_000.0),
        ("2022/2023", "reconciled", 360_000_000.0),
    ]
    lines = [trace for trace in figure(frame, UZB)["data"] if trace.get("customdata")]
    assert [trace["x"] for trace in lines] == [[2022, 2023, 2024], [2022.5]]
    assert lines[0]["marker"]["symbol"][0] == "square"
    assert "a bar over two years is their average" in subtitle(frame, UZB)


def test_lines_are_broken_where_the_source_changes(store: Store) -> None:
    """Kazakhstan's vehicles: reconciled figures to 2020, national ones of 2019, 2023 and 2024."""
    state = ViewState(country="KAZ", flow="import", commodity="87", ledger="partner")
    frame = CHART.table(store, state)
    assert {row.ledger for row in frame} == {"partner"}
    assert [row.period for row in frame] == ["2019", "2023", "2024"]


def test_total_trade_shows_both_flows(store: Store) -> None:
    """Each in its own colour; one flow if it is chosen."""
    state = ViewState(country="KAZ", commodity="28")
    assert {row.flow for row in CHART.table(store, state)} == {"export", "import"}
    assert {row.flow for row in CHART.table(store, state.with_(flow="import"))} == {"import"}


def test_the_region_is_shown_by_country(store: Store) -> None:
    """Each country in the ledger with its newest figure: Uzbekistan's own, the others' average."""
    frame = CHART.table(store, UZB.with_(country="CA5"))
    newest = {row.country: (row.ledger, row.period) for row in frame}
    assert newest["UZB"] == ("partner", "2024")
    assert newest["TKM"] == ("reconciled", "2022/2023")
    assert {row.flow for row in frame} == {"import"}


def test_without_a_choice_it_is_the_largest_chapter(store: Store) -> None:
    """Ores, of which Kazakhstan exported most in 2024."""
    frame = CHART.table(store, ViewState(country="KAZ", flow="export"))
    assert {row.commodity for row in frame} == {"26"}


def test_a_click_on_a_year_keeps_the_chosen_commodity(store: Store) -> None:
    """A second click clears what the first has set: the year only."""
    frame = CHART.table(store, UZB)
    traces = figure(frame, UZB)["data"]
    points = [entry for trace in traces for entry in trace.get("customdata", ()) if entry]
    assert len(points) == len(frame)
    assert all(entry.keys() - {"row"} == {"period"} for entry in points)


def test_the_title_names_the_counter_if_there_are_several(store: Store) -> None:
    """The average of a third party is beside Uzbekistan's own newer figure, which leads."""
    title = finding(CHART.table(store, UZB), UZB)
    assert "2024 (Office of UZB), against" in title
    alone = UZB.with_(ledger="partner")
    assert "(Office" not in finding(CHART.table(store, alone), alone)


def test_a_side_without_figures_is_named(store: Store) -> None:
    """A reader who wants both counts learns that there is one. A chosen ledger is no such case."""
    text = CHART.subtitle(CHART.table(store, UZB), UZB)
    assert text.endswith(" · China’s customs: no figures found")
    alone = UZB.with_(ledger="partner")
    assert "no figures found" not in CHART.subtitle(CHART.table(store, alone), alone)
