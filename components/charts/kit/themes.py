"""Plotly templates of the three themes; the browser adds the reader's own (assets/cards.js)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from components.charts.kit import style
from components.charts.kit.paint import deepened

#: every colour that lines, markers and labels are drawn in -> the one for high contrast
_DEEPER: Mapping[str, str] = {
    colour: deepened(colour)
    for colour in (
        style.ACCENT,
        style.NEUTRAL,
        *style.COUNTRY_COLOURS.values(),
        *style.PARTNER_COLOURS.values(),
        *style.FLOW_COLOURS.values(),
        *style.SERIES,
        *style.SECTION_COLOURS.values(),
    )
}

# Lines of the grid only help the eye: in high contrast they stay behind the data all the same.
TEMPLATES: Mapping[str, Mapping[str, Any]] = {
    name: {
        "layout": {
            "font": {"family": style.FONT, "size": 13, "color": ink},
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "colorway": list(style.SERIES),
            "hoverlabel": {
                "bgcolor": paper,
                "bordercolor": rule,
                "font": {"family": style.FONT, "size": 13, "color": ink},
                "align": "left",
            },
            "legend": {"orientation": "h", "x": 0, "y": 1.02, "yanchor": "bottom"},
            "xaxis": {
                "gridcolor": grid,
                "linecolor": rule,
                "zerolinecolor": muted,
                "tickfont": {"color": muted},
                "automargin": True,
            },
            "yaxis": {
                "gridcolor": grid,
                "linecolor": rule,
                "zerolinecolor": muted,
                "tickfont": {"color": muted},
                "automargin": True,
            },
            "annotationdefaults": {"font": {"color": ink}},
            "meta": {"colours": colours},
        },
        "data": {
            "treemap": [{"marker": {"line": {"width": 1, "color": paper}}}],
            "bar": [{"marker": {"line": {"width": 0}}}],
            "heatmap": [{"xgap": 2, "ygap": 2}],
        },
    }
    for name, ink, muted, rule, grid, paper, colours in (
        ("light", "#1d2129", "#596170", "#e3e6eb", "#e3e6eb", "#ffffff", {}),
        ("dark", "#e8eaed", "#a6adb8", "#333942", "#333942", "#1b1f26", {}),
        ("contrast", "#000000", "#1a1a1a", "#767676", "#bdbdbd", "#ffffff", _DEEPER),
    )
}
