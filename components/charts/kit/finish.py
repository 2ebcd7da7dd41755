"""What every figure gets: size, margins, hover, and the provenance in the picture."""

from __future__ import annotations

from typing import Any

from components.charts.kit import hover
from components.charts.kit.base import Chart, Figure, Frame, counted_by, span_of
from components.charts.kit.breaks import bridges
from components.charts.kit.points import with_places
from components.charts.kit.statuses import key, marked
from components.language import numbers
from components.language.numbers import SEPARATORS
from components.language.text import _, capital, joined, language, sentence

#: pixels under a plot for three lines of provenance, and for them and tick labels
PROVENANCE = 48
BOTTOM = 78


def finish(
    chart: Chart, frame: Frame, figure: Figure, sources: str, data_date: str, asof: str
) -> Figure:
    """Complete a chart's figure; settings of the chart itself take precedence.

    `sources` is the short source line, `data_date` the day of the latest figure, `asof` says
    of which earlier release the figures are. They are drawn in the figure, with who counted, the
    signs of derived and weak values, and the period, so that a screenshot has them: as plotly's
    title, the only text that is placed relative to the whole picture. The browser breaks it into
    lines and adds the address of the page, which the server does not know (model/figure.js).
    """
    own: dict[str, Any] = figure.get("layout", {})
    ledgers = capital(counted_by(frame))
    if not chart.own_marks and chart.kind == "plot":
        ledgers = joined((ledgers, *key(figure["data"])), "; ")
    provenance = _("{ledger}, {period}. Data of {date}. Source: {sources}.").format(
        ledger=ledgers, period=span_of(frame), sources=sources, date=numbers.period(data_date)
    )
    if asof:
        provenance = joined((provenance, sentence(asof)), " ")
    margin = {"l": 8, "r": 12, "t": 12, "b": 0} | own.get("margin", {})
    least = PROVENANCE if chart.kind == "map" else BOTTOM
    layout = {
        "height": chart.height,
        "autosize": True,
        "hovermode": "closest",
        "showlegend": False,
        "separators": SEPARATORS[language()],
        "dragmode": False,
        "uirevision": chart.id,
        **own,
        "margin": margin | {"b": max(margin["b"], least)},
        "title": {
            "text": provenance,
            "x": 0,
            "xref": "container",
            "xanchor": "left",
            "y": 0,
            "yref": "container",
            "yanchor": "bottom",
            "pad": {"b": 4, "l": 0},
            "font": {"size": 11},
        },
    }
    if cuts := bridges(figure["data"]):
        layout["shapes"] = [*own.get("shapes", []), *cuts]
    traces = figure["data"] if chart.own_marks else marked(figure["data"])
    traces = [hover.short(trace) for trace in traces]
    return {"data": with_places(frame, traces), "layout": layout}
