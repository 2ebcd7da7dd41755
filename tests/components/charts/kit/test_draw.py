"""Shapes of charts: labels that do not overlap, lines that do not bridge gaps, axes of periods."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest

from components.charts.kit import breaks, draw, lettering, marks, paint, style
from components.charts.kit.base import Row
from data.records.codes import WEAK


def row(period: str, value: float = 1.0, source: str = "a", status: str = "reported") -> Row:
    """A Row of Kazakhstan's exports."""
    return Row(
        country="KAZ",
        country_name="Kazakhstan",
        partner="CHN",
        partner_name="China",
        period=period,
        flow="export",
        commodity="TOTAL",
        commodity_name="all commodities",
        measure="value",
        value=value,
        unit="USD",
        ledger="china",
        status=status,
        source=source,
        note="",
    )


@pytest.mark.parametrize("count", [1, 2, 5, 9, 14])
def test_no_two_end_labels_are_nearer_than_the_gap_or_leave_the_axis(count: int) -> None:
    """For any values, labels are apart, in order, and within the axis, where plotly shows them."""
    dice = random.Random(count)
    for _ in range(50):
        low, high = dice.choice([(0.0, 100.0), (-5e9, 2e10), (0.0, 1.0)])
        values = [dice.choice([low, high, dice.uniform(low, high)]) for _ in range(count)]
        ends = [(f"line {place}", value) for place, value in enumerate(values)]
        drawn = lettering.end_labels(ends, (low, high), gap=0.06)
        assert len(drawn) == count
        drawn.sort(key=lambda label: label["y"])
        heights = [(label["y"] - low) / (high - low) for label in drawn]
        assert min(heights) >= -1e-9
        assert max(heights) <= 1.0
        for below, above in pairwise(heights):
            assert above - below >= 0.06 - 1e-9
        order = [values[int(label["text"].split()[1])] for label in drawn]
        assert order == sorted(order)


def test_many_labels_move_closer_rather_than_vanish() -> None:
    """Thirty labels do not fit at the given gap: all are still within the axis."""
    drawn = lettering.end_labels([(str(n), 50.0) for n in range(30)], (0.0, 100.0), gap=0.06)
    assert len(drawn) == 30
    assert all(0.0 <= label["y"] <= 100.0 for label in drawn)


def test_a_missing_year_is_a_gap() -> None:
    """2015 and 2018 are not joined if there is nothing between them."""
    trace = draw.line((row("2015"), row("2018")), name="a", colour="#000000", click=lambda r: {})
    assert trace["x"] == [2015, 2016, 2017, 2018]
    assert trace["y"] == [1.0, None, None, 1.0]
    assert trace["connectgaps"] is False


def test_a_change_of_source_cuts_the_line() -> None:
    """Rows that share a source are in one line; a row that shares none begins a new line."""
    rows = (row("2015", source="a;b"), row("2016", source="b"), row("2017", source="c"))
    trace = draw.line(rows, name="a", colour="#000000", click=lambda r: {})
    assert trace["x"] == [2015, 2016, None, 2017]


@pytest.mark.parametrize(
    ("before", "after", "cut"),
    [
        ("wits-bilateral", "comtrade-china-exports", False),
        ("gacc-monthly-2024", "page-a", False),
        ("comtrade-china-exports;imf-dots", "comtrade-china-kaz", False),
        ("comtrade-china-exports;page-a", "page-b", False),
        ("wits-bilateral", "imf-dots", True),
        ("comtrade-china-exports", "china-exports-2023", True),
        ("wits-bilateral;cpi", "nbs-customs;cpi", True),
        ("customs", "customs", False),
    ],
)
def test_a_line_of_chinas_figures_is_cut_between_publishers(
    before: str, after: str, cut: bool
) -> None:
    """Customs itself (and pages that quote it), UN Comtrade and the IMF are three series."""
    rows = (row("2015", source=before), row("2016", source=after))
    trace = draw.line(rows, name="a", colour="#000000", click=lambda r: {})
    assert (None in trace["x"]) is cut


def test_fine_dots_join_two_sources_but_no_missing_year() -> None:
    """2016 and 2017 come from other sources; 2018 is missing, so nothing joins 2017 and 2019."""
    rows = (row("2016", 1.0), row("2017", 3.0, "imf-dots"), row("2019", 4.0, "nbs-customs"))
    trace = draw.line(rows, name="a", colour="#123456", click=lambda r: {})
    (bridge,) = breaks.bridges([trace])
    assert [bridge[end] for end in ("x0", "y0", "x1", "y1")] == [2016, 1.0, 2017, 3.0]
    assert bridge["line"] == {"width": 1, "dash": "dot", "color": "#123456"}


@pytest.mark.parametrize("status", sorted(WEAK))
def test_weak_values_look_different(status: str) -> None:
    """Suspect, incomplete and estimated values are crossed points and hatched bars."""
    rows = (row("2015"), row("2016", status=status))
    assert marks.symbols(rows) == ["circle", "circle-x-open"]
    assert marks.hatching(rows)["shape"] == ["", "\\"]


def test_derived_values_are_hollow_computed_ones_too() -> None:
    """A total that we added up is hollow, and so is a share, which is always computed."""
    derived = row("2015", status="derived")
    rows = (derived, derived._replace(measure="share"))
    assert marks.symbols(rows) == ["circle-open", "circle-open"]
    assert marks.edge(rows, ["#123456"] * 2)["width"] == [1.5, 1.5]
    assert marks.fill(derived, "#123456") == "rgba(18,52,86,0.25)"


def test_two_ledgers_differ_in_dash_marker_and_label() -> None:
    """They do not differ by colour alone."""
    rows = row("2015"), row("2016")
    own = tuple(year._replace(ledger="partner") for year in rows)
    china, partner = (
        draw.line(part, name="Exports", colour="#000000", click=lambda r: {}, by_ledger=True)
        for part in (rows, own)
    )
    assert (china["line"]["dash"], partner["line"]["dash"]) == ("solid", "dash")
    assert (china["marker"]["symbol"][0], partner["marker"]["symbol"][0]) == ("circle", "square")
    assert china["name"] != partner["name"]
    assert marks.end_name((*rows, *own), "Exports", "partner") == "Exports, national"
    assert marks.ledger_key(rows) == []
    assert len(marks.ledger_key((*rows, *own))) == 2


def test_years_without_any_figure_are_named() -> None:
    """2016 and 2017 have one band with a note."""
    bands, words = style.mark_missing({2015, 2018, 2019})
    assert [(band["x0"], band["x1"]) for band in bands] == [(2015.5, 2017.5)]
    assert [word["text"] for word in words] == ["no figures"]


def test_an_average_is_a_category_of_its_own() -> None:
    """The average of 2022-23 is a separate category after 2021."""
    assert draw.calendar(["2019", "2020", "2022/2023"]) == ["2019", "2020", "2021", "2022/2023"]
    axis = draw.axis_periods(["2019", "2020", "2022/2023"])
    assert axis["categoryarray"][-1] == "2022–23 average"
    assert axis["ticktext"][-1] == "2022–23<br>average"


def test_stacked_parts_carry_their_percent() -> None:
    """Parts of horizontal bars do; the browser hides those that do not fit."""
    wide, thin = row("2020", 97.0), row("2020", 3.0)._replace(commodity="27")
    traces = draw.stacked(
        (wide, thin),
        by="commodity",
        along=lambda part: part.country_name,
        colour=lambda code: "#000000",
        click=lambda part: {},
        horizontal=True,
    )
    assert [trace["text"] for trace in traces] == [["97"], ["3"]]


def test_text_on_fills_is_readable() -> None:
    """White on dark fills, near-black on light ones."""
    assert paint.ink_on("#2b3a55") == "#ffffff"
    assert paint.ink_on("#e8d9a0") == "#10131a"
    assert paint.muted(style.NEUTRAL, style.NEUTRAL) == style.NEUTRAL


def test_an_axis_of_money_has_little_air_above_the_last_value() -> None:
    """It ends at a step, or a tenth of a step above a value that is far below the next one."""
    assert style.axis_money([48.7e9])["range"] == [0, 50e9]
    assert style.axis_money([153e6])["range"] == [0, 158e6]
    assert style.axis_money([-12e9, 30e9])["range"] == [-13e9, 30e9]
