"""Plotly templates of the three themes; the browser applies the reader's (model/figure.js)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from components.charts.kit import style
from components.charts.kit.paint import deepened
from components.charts.kit.tokens import TOKENS

#: colour of lines, markers and labels -> the one that replaces it in high contrast
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

# Grid lines are fainter than the data in every theme, high contrast included.
TEMPLATES: Mapping[str, Mapping[str, Any]] = {
    name: {
        "layout": {
            "font": {"family": style.FONT, "size": 13, "color": token["ink"]},
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "colorway": list(style.SERIES),
            "hoverlabel": {
                "bgcolor": token["paper"],
                "bordercolor": token["axis"],
                "font": {"family": style.FONT, "size": 13, "color": token["ink"]},
                "align": "left",
            },
            "legend": {"orientation": "h", "x": 0, "y": 1.02, "yanchor": "bottom"},
            "xaxis": {
                "gridcolor": token["grid"],
                "linecolor": token["axis"],
                "zerolinecolor": token["muted"],
                "tickfont": {"color": token["muted"]},
                "automargin": True,
            },
            "yaxis": {
                "gridcolor": token["grid"],
                "linecolor": token["axis"],
                "zerolinecolor": token["muted"],
                "tickfont": {"color": token["muted"]},
                "automargin": True,
            },
            "annotationdefaults": {"font": {"color": token["ink"]}},
            "meta": {"colours": _DEEPER if name == "contrast" else {}},
        },
        "data": {
            "treemap": [{"marker": {"line": {"width": 1, "color": token["paper"]}}}],
            "bar": [{"marker": {"line": {"width": 0}}}],
            "heatmap": [{"xgap": 2, "ygap": 2}],
        },
    }
    for name, token in TOKENS.items()
}
