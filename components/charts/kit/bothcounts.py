"""The drawing of both counts of each country's trade: two bars from zero, and their ratio."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import log10

from components.charts.kit import draw, lettering, marks, pairs, style
from components.charts.kit.base import Figure, Frame, Row, brief, show
from components.charts.kit.points import point
from components.language.terms import country_name, short_ledger
from components.language.text import _, in_turn
from components.state import ViewState
from data.analysis.mirror import CHINA_LEDGER, OWN_LEDGER
from data.records.codes import COUNTRIES, REGION

_LEDGERS = (CHINA_LEDGER, OWN_LEDGER)
#: place of a side's bar, less that of its country, and the width of a bar
_SHIFT = {CHINA_LEDGER: -0.19, OWN_LEDGER: 0.19}
_WIDTH = 0.34
#: where the bars with their labels, and the ratios stand, in parts of the drawing
_AMOUNTS, _RATIOS = [0.0, 0.7], [0.76, 1.0]
#: part of their width that bars leave to their labels
_ROOM = 1.75


def figure(frame: Frame, state: ViewState) -> Figure:
    """Two bars for each country, in the order of the frame; their ratio at the right.

    A ratio is a mark on a log scale, from a line at 1, where both counts are equal.
    """
    chosen = "" if state.country == REGION else state.country
    counted = [row for row in frame if row.measure in pairs.COUNTED]
    ratios = [row for row in frame if row.measure == pairs.RATIO]
    labels = {row.country: f"{row.country_name}<br>{row.period}" for row in counted}
    missing = [code for code in COUNTRIES if code not in labels]
    labels |= {code: f"{country_name(code)}<br>{state.period}" for code in missing}
    places = {code: place for place, code in enumerate(labels)}
    notes: list[Figure] = []
    for row in counted:
        if reason := pairs.why_unpaired(row):
            gone = _LEDGERS[row.ledger == CHINA_LEDGER]
            place = places[row.country] + _SHIFT[gone]
            notes.append(_reason(reason, place, style.fade(row.country, chosen)))
    for code in missing:
        text = _("no figure from either side for {year}").format(year=state.period)
        notes.append(_reason(text, places[code], style.fade(code, chosen)))
    data = [
        *map(_key, _LEDGERS),
        *(
            _bars([row for row in counted if row.ledger == ledger], ledger, places, chosen)
            for ledger in dict.fromkeys(row.ledger for row in counted)
        ),
    ]
    layout: Figure = {
        "barmode": "overlay",
        "showlegend": True,
        "legend": draw.LEGEND,
        "xaxis": {
            "domain": _AMOUNTS,
            "range": [0, _ROOM * max(row.value for row in counted)],
            "showticklabels": False,
            "showgrid": False,
            "zeroline": True,
        },
        "yaxis": {
            "range": [len(labels) - 0.45, -0.55],
            "tickvals": list(places.values()),
            "ticktext": list(labels.values()),
            "showgrid": False,
            "zeroline": False,
            "ticks": "",
            "ticklabelstandoff": 4,
            "tickfont": {"size": 12},
        },
        "height": 160 + 58 * len(labels),
        "margin": {"t": 64, "b": 52},
        "annotations": notes,
    }
    if ratios:
        data.append(_marks_of(ratios, places, chosen))
        layout["xaxis2"] = _axis_of(ratios)
        layout["shapes"] = [_stem(row, places, chosen) for row in ratios]
        heading = lettering.wrap(_("China’s ÷ national"), 11)
        notes.append(lettering.text_at(heading, 1.01, x=sum(_RATIOS) / 2, side="center", size=11))
    return {"data": data, "layout": layout}


def _bars(rows: Sequence[Row], ledger: str, places: Mapping[str, int], chosen: str) -> Figure:
    """The bars of one side; the country's own have a pattern, too."""
    return {
        "type": "bar",
        "orientation": "h",
        "name": short_ledger(ledger),
        "showlegend": False,
        "y": [places[row.country] + _SHIFT[ledger] for row in rows],
        "x": [row.value for row in rows],
        "width": _WIDTH,
        "text": [_text(row) for row in rows],
        "textposition": "outside",
        "cliponaxis": False,
        "constraintext": "none",
        "hovertext": [
            "<br>".join((in_turn(f"{row.country_name} {row.period}", show(row)), row.note))
            for row in rows
        ],
        "hovertemplate": f"{short_ledger(ledger)}<br>%{{hovertext}}<extra></extra>",
        "customdata": [point(row, country=row.country, period=row.period) for row in rows],
        "marker": {
            "color": [
                style.ACCENT if ledger == CHINA_LEDGER else style.COUNTRY_COLOURS[row.country]
                for row in rows
            ],
            "opacity": [style.fade(row.country, chosen) for row in rows],
            "pattern": marks.hatching(rows, ledger),
        },
    }


def _marks_of(rows: Sequence[Row], places: Mapping[str, int], chosen: str) -> Figure:
    """A mark for each ratio, with its value above it."""
    return {
        "type": "scatter",
        "orientation": "h",
        "mode": "markers+text",
        "name": _("China’s ÷ national"),
        "x": [row.value for row in rows],
        "y": [places[row.country] for row in rows],
        "xaxis": "x2",
        "yaxis": "y",
        "text": [f"<b>{show(row)}</b>" for row in rows],
        "textposition": "top center",
        "textfont": {"size": 13},
        "cliponaxis": False,
        "hovertext": ["<br>".join(filter(None, (show(row), row.note))) for row in rows],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "customdata": [point(row, country=row.country, period=row.period) for row in rows],
        "showlegend": False,
        "marker": {
            "size": 9,
            "symbol": "diamond",
            "color": style.ACCENT,
            "opacity": [style.fade(row.country, chosen) for row in rows],
        },
    }


def _stem(row: Row, places: Mapping[str, int], chosen: str) -> Figure:
    """The line from 1 to a ratio."""
    return {
        "type": "line",
        "xref": "x2",
        "x0": 1,
        "x1": row.value,
        "y0": places[row.country],
        "y1": places[row.country],
        "line": {"color": style.NEUTRAL, "width": 2},
        "opacity": style.fade(row.country, chosen),
        "layer": "below",
    }


def _axis_of(ratios: Sequence[Row]) -> Figure:
    """A log axis that holds 1 and all ratios, with a line at 1 and room for their values."""
    powers = [0.0, *(log10(row.value) for row in ratios)]
    low, high = min(powers), max(powers)
    room = 0.75 * max(high - low, 0.3)
    return {
        "type": "log",
        "domain": _RATIOS,
        "anchor": "y",
        "range": [low - room, high + room],
        "tickvals": [1],
        "ticktext": ["×1"],
        "tickangle": 0,
        "showgrid": True,
        "zeroline": False,
    }


def _text(row: Row) -> str:
    """The value; with a star for a total of the office, which the subtitle explains."""
    return f"{brief(row)}*" if row.measure == pairs.PRINTED else brief(row)


def _reason(text: str, y: float, opacity: float) -> Figure:
    """Why a bar is missing, in its place."""
    note = lettering.text_at(lettering.wrap(text, 26), y, ref="y", size=11)
    return note | {"xshift": 6, "opacity": max(opacity, 0.5)}


def _key(ledger: str) -> Figure:
    """An entry of the key: the fill of a ledger, without a value."""
    colour = style.ACCENT if ledger == CHINA_LEDGER else style.NEUTRAL
    pattern = {"shape": style.LEDGER_PATTERN[ledger], "size": 5, "solidity": 0.4}
    return marks.key_entry(short_ledger(ledger), {"color": colour, "pattern": pattern})
