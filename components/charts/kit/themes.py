"""Plotly templates of the three themes, and the colours that replace those of the light theme.

The browser applies the reader's (assets/src/model/figure.js). Figures have the colours of the light
theme. Others are computed from them: the same hue in another range of lightness, which keeps the
order of the colours in greyscale.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from components.charts.kit import statuses, style
from components.charts.kit.paint import WHITE, ink_of, lightness, muted, relit, tint
from components.charts.kit.tokens import TOKENS

#: lightness of the darkest and lightest colour of the palettes
_LIGHT = (30.0, 62.0)
#: colours of lines, markers and labels
_LINES = (
    style.ACCENT,
    *style.COUNTRY_COLOURS.values(),
    *style.PARTNER_COLOURS.values(),
    *style.FLOW_COLOURS.values(),
    *style.TECH_COLOURS.values(),
    *style.SECTOR_COLOURS.values(),
    *style.ROUTE_COLOURS.values(),
    style.RAIL,
)
#: colours of areas, which cover more of the screen than lines
_SECTIONS = tuple(
    tone for colour in style.SECTION_COLOURS.values() for tone in style.chapter_tones(colour)
)
_AREAS = (*_SECTIONS, *style.COVERAGE_COLOURS.values(), style.TRAFFIC)


class _Theme(NamedTuple):
    """Lightness of the darkest and lightest line, and area; the greys; the paper."""

    lines: tuple[float, float]
    areas: tuple[float, float]
    neutral: str
    other: str
    paper: str


_THEMES = {
    # on dark paper bright areas glare, and the area of all others is the one nearest to the paper
    "dark": _Theme((56.0, 84.0), (43.0, 70.0), style.NEUTRAL, relit(style.OTHER, 38.0), ""),
    "contrast": _Theme(
        (13.0, 46.0),
        (15.0, 46.0),
        relit(style.NEUTRAL, 45.0),
        relit(style.OTHER, 50.0),
        WHITE,
    ),
}


def _moved(colour: str, span: tuple[float, float]) -> str:
    """The colour in the range of lightness `span`."""
    low, high = span
    part = (lightness(colour) - _LIGHT[0]) / (_LIGHT[1] - _LIGHT[0])
    return relit(colour, min(max(low + part * (high - low), 8.0), 92.0))


def _replacements(name: str) -> Mapping[str, str]:
    """Colour of the light theme -> that of the theme `name`, tints and labels included."""
    if name not in _THEMES:
        return {}
    theme = _THEMES[name]
    paper = theme.paper or TOKENS[name]["paper"]
    plain = {colour: _moved(colour, theme.lines) for colour in _LINES}
    plain |= {colour: _moved(colour, theme.areas) for colour in _AREAS}
    plain |= {style.NEUTRAL: theme.neutral}
    plain |= dict.fromkeys((style.OTHER, style.PARTNER_COLOURS["OTH"]), theme.other)
    found = dict(plain)
    for colour, own in plain.items():
        found.setdefault(ink_of(colour), own)
        found.setdefault(
            tint(colour, statuses.TINT),
            tint(own, statuses.TINT, paper),
        )
        found.setdefault(muted(colour, style.NEUTRAL), muted(own, theme.neutral))
    return found


# Grid lines are fainter than the data in every theme, high contrast included.
TEMPLATES: Mapping[str, Mapping[str, Any]] = {
    name: {
        "layout": {
            "font": {"family": style.FONT, "size": 13, "color": token["ink"]},
            "title": {"font": {"color": token["muted"]}},  # where the figures are from
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "colorway": [style.NEUTRAL],
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
            "annotationdefaults": {"font": {"color": token["ink"]}, "arrowcolor": token["muted"]},
            "meta": {"colours": _replacements(name)},
        },
        "data": {
            "treemap": [{"marker": {"line": {"width": 1, "color": token["paper"]}}}],
            # a line of paper divides the parts of a stack, whatever their colours
            "bar": [{"marker": {"line": {"width": 0, "color": token["paper"]}}}],
            "heatmap": [{"xgap": 2, "ygap": 2}],
        },
    }
    for name, token in TOKENS.items()
}
