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

#: drawings of a chart that plotly checks, which takes longer than drawing them
CHECKED_BY_PLOTLY = 12
#: charts whose rows may have two points: a year can be the newer and the older one of two pairs
DRAWN_TWICE = ("year_to_date",)
every_chart = pytest.mark.parametrize("chart", CHARTS.values(), ids=list(CHARTS))


def check(chart: Chart, renderer: Renderer, requested: Iterator[ViewState]) -> None:
    """All that holds for one drawing; at least one drawing is not empty."""
    filled: list[Drawing] = []
    for drawing in drawings(chart, renderer, requested):
        check_words(drawing)
        if not drawing.drawn.frame:
            continue
        filled.append(drawing)
        check_rows(drawing, renderer.store)
        if chart.kind == "plot":
            check_numbers(chart, drawing)
            check_points(chart, drawing, twice=chart.id in DRAWN_TWICE)
            check_choices(drawing, renderer)
    assert filled
    if chart.kind != "tiles":
        for drawing in filled[:CHECKED_BY_PLOTLY]:
            go.Figure(drawing.card["figure"])


@every_chart
def test_figure_csv_and_words_come_from_one_frame(chart: Chart, renderer: Renderer) -> None:
    """Drawn values are in the frame, points lead to rows, plotly accepts the figure."""
    check(chart, renderer, states(chart, renderer))


@every_chart
def test_the_live_package_is_drawn(chart: Chart, live: Renderer) -> None:
    """Without any choice, for each country: every chart can draw the published data."""
    check(chart, live, plain_states(chart, live))


@every_chart
def test_uses_names_every_field_that_is_read(chart: Chart, renderer: Renderer) -> None:
    """A chart is the same whether it gets the full state or only the fields that it names."""
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
    """Every chart has a text for an empty card, and one for ledgers that it cannot use."""
    for chart in CHARTS.values():
        assert chart.question.endswith("?"), chart.id
        assert chart.missing, chart.id
        if chart.ledgers and set(chart.ledgers) != set(LEDGERS):
            assert chart.why_not, chart.id
