"""Drawn points carry their row; in the finished figure they have its place in the frame."""

from __future__ import annotations

import pytest

from components.charts.kit.base import Row
from components.charts.kit.points import point, with_places


def row(country: str, value: float = 1.0) -> Row:
    """A Row of a country's exports."""
    return Row(
        country=country,
        country_name=country,
        partner="CHN",
        partner_name="China",
        period="2024",
        flow="export",
        commodity="TOTAL",
        commodity_name="all commodities",
        measure="value",
        value=value,
        unit="USD",
        ledger="china",
        status="reported",
        source="a",
        note="",
    )


def test_equal_rows_keep_their_own_places() -> None:
    """Two equal rows are two points, in any order of drawing."""
    frame = (row("KAZ"), row("KAZ"), row("UZB"))
    trace = {
        "type": "scatter",
        "customdata": [point(frame[2], country="UZB"), point(frame[1]), None, point(frame[0])],
    }
    (sent,) = with_places(frame, [trace])
    assert sent["customdata"] == [{"country": "UZB", "row": 2}, {"row": 1}, None, {"row": 0}]
    assert trace["customdata"][0]["row"] is frame[2]  # the chart's own figure is left as it was


def test_cells_of_a_matrix_and_rows_that_follow_others() -> None:
    """A heatmap has lists of points; events are counted after the rows of the chart."""
    frame = (row("KAZ"), row("UZB"))
    trace = {"type": "heatmap", "customdata": [[None, point(frame[1])], [point(frame[0]), None]]}
    (sent,) = with_places(frame, [trace], first=10)
    assert sent["customdata"] == [[None, {"row": 11}], [{"row": 10}, None]]


def test_a_row_that_is_not_in_the_frame_is_a_fault() -> None:
    """A figure must draw rows of its frame: a copy of a row is refused."""
    frame = (row("KAZ"),)
    with pytest.raises(KeyError):
        with_places(frame, [{"type": "bar", "customdata": [point(row("KAZ"))]}])
