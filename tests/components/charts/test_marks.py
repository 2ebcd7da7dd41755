"""The marks of every drawn value say its status: solid, hollow, crossed or hatched."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

import pytest

from components.charts.kit.base import Chart, Row
from components.render import Renderer
from components.views import CHARTS
from tests.components.charts.drawings import Drawing, drawings, plain_states, states

WEAK = ("suspect", "incomplete", "estimate")
#: types of traces without marks: their cells carry a number or a sign
MARKLESS = ("heatmap",)
#: drawings of a chart on the small package
DRAWN = 40


def flat(entries: Any) -> Iterator[Any]:
    """Points of a trace, also of a matrix."""
    for entry in entries or ():
        if isinstance(entry, list):
            yield from flat(entry)
        else:
            yield entry


def at(setting: Any, place: int) -> Any:
    """A setting of one point, which may be given once for all."""
    return setting[place] if isinstance(setting, list) else setting


def sign(trace: dict[str, Any], place: int) -> str:
    """How a point looks: `solid`, `hollow` or `weak`; empty if it has no mark."""
    marker = trace.get("marker", {})
    if trace["type"] == "scatter":
        symbol = str(at(marker.get("symbol", "circle"), place))
        if "markers" not in trace.get("mode", ""):
            return ""
        weak = symbol.endswith(("-x-open", "-open-dot"))
        return "weak" if weak else "hollow" if symbol.endswith("-open") else "solid"
    if at(marker.get("pattern", {}).get("shape", ""), place) == "\\":
        return "weak"
    # every part has an edge; that of a derived one has its colour
    if trace["type"] == "treemap" or trace.get("textposition") == "inside":
        edge = str(at(marker.get("line", {}).get("color", ""), place))
        return "hollow" if edge.startswith("#") else "solid"
    return "hollow" if at(marker.get("line", {}).get("width", 0), place) else "solid"


def signs(drawing: Drawing) -> Iterator[tuple[Row, str]]:
    """Each drawn row and how its point looks."""
    rows = drawing.drawn.rows
    for trace in drawing.traces:
        if trace["type"] in MARKLESS:
            continue
        for place, entry in enumerate(flat(trace.get("customdata"))):
            if isinstance(entry, dict) and "row" in entry:
                seen = sign(trace, place)
                if seen:
                    yield rows[entry["row"]], seen


def all_derived_parts(drawing: Drawing) -> bool:
    """True for parts of a whole that are all derived, which are solid."""
    parts = [
        trace
        for trace in drawing.traces
        if trace["type"] == "treemap" or trace.get("textposition") == "inside"
    ]
    rows = drawing.drawn.rows
    return {
        rows[entry["row"]].status
        for trace in parts
        for entry in flat(trace["customdata"])
        if isinstance(entry, dict)
    } == {"derived"}


def check(drawing: Drawing) -> int:
    """Count the marks of a drawing; fail for one that does not fit the status of its row."""
    count = 0
    solid = all_derived_parts(drawing)
    for row, seen in signs(drawing):
        count += 1
        if solid:
            assert seen == "solid", (drawing.state, row)
            if drawing.state.lang == "":
                title = drawing.card["figure"]["layout"]["title"]["text"]
                assert "all values derived" in title
            continue
        due = "weak" if row.status in WEAK else "hollow" if row.status == "derived" else "solid"
        assert seen == due, (drawing.state, row)
    return count


PLOTS = [chart for chart in CHARTS.values() if chart.kind == "plot" and not chart.own_marks]


@pytest.mark.parametrize("chart", PLOTS, ids=lambda chart: chart.id)
def test_marks_are_those_of_the_status(chart: Chart, renderer: Renderer) -> None:
    """One as published is never hollow; a derived one is, if others beside it are not derived."""
    for drawing in islice(drawings(chart, renderer, states(chart, renderer)), DRAWN):
        if drawing.drawn.frame:
            check(drawing)


def test_the_live_package_has_all_three_marks(live: Renderer) -> None:
    seen: set[tuple[str, str]] = set()
    for chart in PLOTS:
        for drawing in drawings(chart, live, plain_states(chart, live)):
            if drawing.drawn.frame:
                check(drawing)
                seen |= {(row.status, look) for row, look in signs(drawing)}
    assert {("reported", "solid"), ("derived", "hollow"), ("estimate", "weak")} <= seen


def test_a_chart_with_marks_of_its_own_says_what_they_mean() -> None:
    assert {chart.id for chart in CHARTS.values() if chart.own_marks} == {
        "claims_check",
        "projects_map",
        "region_map",
    }
