"""The interview's figures compared with trade statistics."""

from __future__ import annotations

from components.charts.claims.claims_check import CHART
from components.charts.kit import style
from components.render import Renderer
from components.state import ViewState


def test_ratios_follow_from_both_printed_figures(renderer: Renderer) -> None:
    """The interview has 6 bn and the statistics 2 bn, a factor of 3; 30% and 25% give 1.2."""
    frame = renderer.draw(CHART, ViewState(view="claims")).frame
    ratios = {row.note.split(";")[0]: round(row.value, 2) for row in frame}
    assert ratios == {
        "Exports of Uzbekistan": 3.0,
        "Share in 2024": 1.2,
        "Imports of Kazakhstan": 0.95,
        "Growth in 2025": 1.0,
    }


def test_the_interview_is_among_the_sources_of_each(renderer: Renderer) -> None:
    """Both sides of the division have their source."""
    frame = renderer.draw(CHART, ViewState(view="claims")).frame
    for row in frame:
        assert row.source.split(";")[-1] == renderer.store.package.claims.interview
        assert ";" in row.source


def test_verdicts_differ_by_shape(renderer: Renderer) -> None:
    """One symbol for each verdict, named in the key."""
    drawn = renderer.draw(CHART, ViewState(view="claims"))
    traces = CHART.figure(drawn.frame, drawn.state)["data"]
    key = [trace for trace in traces if trace["showlegend"]]
    assert {trace["marker"]["color"] for trace in key} == {style.NEUTRAL}  # no country's colour
    drawn_shapes = {
        trace["name"]: trace["marker"]["symbol"] for trace in traces if not trace["showlegend"]
    }
    shapes = {trace["name"]: trace["marker"]["symbol"] for trace in key}
    assert drawn_shapes == shapes
    assert shapes == {
        "supported": "circle",
        "ambiguous": "diamond-open",
        "contradicted": "x",
        "not found": "circle-open",
    }
