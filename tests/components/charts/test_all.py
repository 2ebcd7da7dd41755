"""What holds for every chart: on the small package in every state, on the live one in a few."""

from __future__ import annotations

from collections.abc import Iterator

import plotly.graph_objects as go
import pytest

from components.charts.kit.base import Chart
from components.render import Renderer
from components.state import ViewState
from components.views import CHARTS
from data.records.codes import LEDGERS
from tests.components.charts.drawings import (
    Drawing,
    check_choices,
    check_numbers,
    check_points,
    check_rows,
    check_words,
    drawings,
    plain_states,
    states,
)

#: plotly takes longer to check a figure than we take to draw it
CHECKED_BY_PLOTLY = 12
#: a pair of years is drawn twice where a year is the newer of one pair and the older of another
DRAWN_TWICE = ("year_to_date",)
every_chart = pytest.mark.parametrize("chart", CHARTS.values(), ids=list(CHARTS))


def check(chart: Chart, renderer: Renderer, asked: Iterator[ViewState]) -> None:
    """All that holds for one drawing; at least one of them is not empty."""
    full: list[Drawing] = []
    for drawing in drawings(chart, renderer, asked):
        check_words(drawing)
        if not drawing.drawn.frame:
            continue
        full.append(drawing)
        check_rows(drawing, renderer.store)
        if chart.kind == "plot":
            check_numbers(drawing)
            check_points(chart, drawing, twice=chart.id in DRAWN_TWICE)
            check_choices(drawing, renderer)
    assert full
    if chart.kind != "tiles":
        for drawing in full[:CHECKED_BY_PLOTLY]:
            go.Figure(drawing.card["figure"])


@every_chart
def test_figure_csv_and_words_come_from_one_frame(chart: Chart, renderer: Renderer) -> None:
    """What is drawn is in the frame; a point leads to its row; plotly accepts it; words are whole."""
    check(chart, renderer, states(chart, renderer))


@every_chart
def test_the_live_package_is_drawn(chart: Chart, live: Renderer) -> None:
    """As the page opens, for each country: the published data holds no surprise for a chart."""
    check(chart, live, plain_states(chart, live))


@every_chart
def test_uses_names_every_field_that_is_read(chart: Chart, renderer: Renderer) -> None:
    """Drawn from the full state or from the named fields alone, a chart is the same."""
    for state in states(chart, renderer):
        ledgers = chart.ledgers or (state.ledger,)
        full = state.with_(ledger=state.ledger if state.ledger in ledgers else ledgers[0])
        named = full.only(tuple({*chart.uses, "ledger"} if chart.ledgers else set(chart.uses)))
        frame = chart.table(renderer.store, full)
        assert frame == chart.table(renderer.store, named), state
        if frame:
            assert chart.finding(frame, full) == chart.finding(frame, named), state
            assert chart.figure(frame, full) == chart.figure(frame, named), state


def test_every_chart_says_what_is_missing() -> None:
    """A chart that can be empty has a sentence for it, and one for ledgers it cannot use."""
    for chart in CHARTS.values():
        assert chart.question.endswith("?") or chart.id == "commodity_search", chart.id
        assert chart.missing, chart.id
        if chart.ledgers and set(chart.ledgers) != set(LEDGERS):
            assert chart.why_not, chart.id
