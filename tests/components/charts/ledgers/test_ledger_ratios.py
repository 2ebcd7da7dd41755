"""The strips of ratios."""

from __future__ import annotations

import re

import pytest

from components.charts.kit import scales, style
from components.charts.ledgers.ledger_ratios import CHART, figure, finding
from components.language.text import speaking
from components.state import ViewState
from data.records.codes import COUNTRIES
from data.store import Store


def test_ratios_of_kyrgyz_turnover(store: Store) -> None:
    """4.0 in each year that both sides counted; only Kyrgyzstan counted 2019."""
    rows = {
        row.period: row.value
        for row in CHART.table(store, ViewState())
        if row.country == "KGZ" and row.measure == "ratio"
    }
    assert list(rows) == ["2020", "2021", "2022", "2023", "2024"]
    assert list(rows.values()) == pytest.approx([4.0] * 5)


def test_a_year_of_one_side_has_its_value_and_the_reason(store: Store) -> None:
    """In dollars, with the ledger of the side that counted."""
    rows = {
        (row.country, row.period): row
        for row in CHART.table(store, ViewState())
        if row.measure != "ratio"
    }
    assert rows[("TKM", "2024")].ledger == "china"
    assert rows[("TKM", "2024")].note.startswith("no national figure published after 2000")
    assert rows[("KAZ", "2019")].ledger == "partner"
    assert rows[("KAZ", "2019")].note.startswith("no figure from China’s customs found")
    assert rows[("KAZ", "2019")].unit == "USD"


def test_every_cell_is_a_ratio_one_side_or_a_dash(store: Store) -> None:
    """All countries by all years: no cell is empty without a sign."""
    state = ViewState(flow="import")
    frame = CHART.table(store, state)
    data = figure(frame, state)["data"]
    cells = [
        value
        for trace in data
        if trace["type"] == "heatmap"
        for line in trace["z"]
        for value in line
    ]
    years = len(data[0]["x"])
    dashes = next(trace for trace in data if trace["type"] == "scatter")
    filled = sum(value is not None for value in cells)
    assert filled == len(frame)
    assert filled + len(dashes["x"]) == len(COUNTRIES) * years
    assert "one side" in figure(frame, state)["layout"]["annotations"][0]["text"]


def test_each_ratio_is_written_in_a_readable_colour(store: Store) -> None:
    """White on dark cells, near-black on light ones; a click sets country and year."""
    frame = CHART.table(store, ViewState())
    inks = {}
    for trace in figure(frame, ViewState())["data"]:
        if "textfont" in trace:
            values = [v for line in trace["z"] for v in line if v is not None]
            inks[trace["textfont"]["color"]] = values
            words = [w for line in trace["text"] for w in line if w]
            assert len(words) == len(values)
            assert max(map(len, words)) <= 3
    assert min(inks["#ffffff"]) > max(inks["#10131a"])
    clicks = [
        (point["country"], point["period"])
        for trace in figure(frame, ViewState())["data"]
        for line in trace.get("customdata", ())
        for point in line
        if point
    ]
    assert ("KGZ", "2024") in clicks


def test_the_scale_only_gets_darker() -> None:
    """So it can be read in greyscale; ×1 is grey, and mixed colours are between their stops."""

    def light(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
        return 0.3 * parts[0] + 0.59 * parts[1] + 0.11 * parts[2]

    steps = [0.1, 0.25, 0.4, 0.5, 0.8, 1.0, 1.2, 1.5, 1.8, 2.0, 2.5, 3.0, 4.0, 5.0, 20.0]
    shades = [light(scales.colour_at(style.RATIO_COLOURS, ratio)) for ratio in steps]
    assert shades == sorted(shades, reverse=True)
    assert scales.colour_at(style.RATIO_COLOURS, 1.0) == style.RATIO_COLOURS[1.0]
    scale = scales.scale_of(style.RATIO_COLOURS)
    assert (scale[0][0], scale[-1][0]) == (0.0, 1.0)


def test_estimates_have_a_frame(store: Store) -> None:
    """Tajikistan 2022 is dotted; a choice adds frames for the strip and the year."""
    frame = CHART.table(store, ViewState())
    weak = [row for row in frame if row.measure == "ratio" and row.status == "estimate"]
    assert [(row.country, row.period) for row in weak] == [("TJK", "2022")]
    shapes = figure(frame, ViewState())["layout"]["shapes"]
    assert len(shapes) == len(weak)
    chosen = ViewState(country="KGZ", period="2024")
    assert len(figure(frame, chosen)["layout"]["shapes"]) == len(weak) + 2


def test_titles_give_a_number_to_quote(store: Store) -> None:
    """The region: how often China's figure is higher, and where most; a country: its range."""
    frame = CHART.table(store, ViewState())
    assert "the widest gap was Kyrgyzstan in 2020 (×4.0)" in finding(frame, ViewState())
    with speaking("ru"):  # a count after its noun: the noun would change with it (91 пара, 92 пары)
        assert re.search(r"пар «страна[^»]+»[\s—]+\d+ из \d+;", finding(frame, ViewState()))
    uzb = finding(frame, ViewState(country="UZB"))
    assert uzb.startswith(
        "China’s figure for total trade was 0.86 (2024) to 1.0 (2020) times Uzbek"
    )
    assert uzb.endswith("0.9 times in 2025")


def test_cells_are_in_the_order_of_the_axis(store: Store) -> None:
    """Otherwise plotly tells the figure of another country on hover, and a click chooses it."""
    drawn = figure(CHART.table(store, ViewState()), ViewState())
    maps = [trace for trace in drawn["data"] if trace["type"] == "heatmap"]
    assert maps
    assert all(trace["y"] == drawn["layout"]["yaxis"]["categoryarray"] for trace in maps)
