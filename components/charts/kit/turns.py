"""Turns of a country's trade, explained beside the line: a label, a thin line down to the year.

The labels stand above the plot in lines of their own, the latest at the top, and end at their year:
the line of an earlier year never crosses the label of a later one, at any width of the plot.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from components.charts.kit import lettering, style
from components.charts.kit.base import Chart, Figure, Frame, Row, label_of
from components.charts.kit.paint import veil
from components.language import numbers
from components.language.terms import PRESS
from components.language.text import _, joined
from components.state import ViewState
from data.records.codes import CHINA, COUNTRIES
from data.records.series import Turn
from data.store import Store

#: characters in a line of a label, pixels of a line, and between two labels
_WIDTH, _LINE, _GAP = 22, 13, 5
#: pixels between the plot and the lowest label, and a label and its year
_FOOT, _ASIDE = 8, 5
_SIZE = 11
#: pixels of a further line of the key on a phone
_KEY = 26


def rows(store: Store, chart: Chart, state: ViewState, frame: Frame) -> Frame:
    """The turns that the chart of one country's trade with China can show, earliest first.

    A row has the words in `item_name`, the last year of a range in `base`, what happened in `note`
    and the sources of the events. Its value is the one that the line has in that year. None for
    charts that do not explain turns, and beside events that the reader chose.
    """
    if not chart.turns or state.events or not frame:
        return ()
    drawn = {row.country for row in frame}
    country = state.country if state.country in COUNTRIES else min(drawn) if len(drawn) == 1 else ""
    own = [row for row in frame if (row.country, row.partner) == (country, CHINA)]
    events = {event.id: event for event in store.package.events}
    found = []
    for turn in store.package.turns:
        at = next((row for row in own if _fits(turn, row)), None)
        if at is None or (state.flow in ("export", "import") and state.flow != turn.flow):
            continue
        happened = [events[name] for name in turn.events.split(";")]
        sources = dict.fromkeys(s for event in happened for s in event.source.split(";"))
        found.append(
            at._replace(
                measure="turn",
                status="reported",
                ledger=PRESS,
                source=";".join(sources),
                base=turn.until,
                item=turn.events,
                item_name=_(turn.label),
                country_name=label_of(store, turn.country),
                note=joined(
                    (
                        joined((numbers.period(event.date), _(event.title)), ": ")
                        for event in happened
                    ),
                    "; ",
                ),
            )
        )
    return tuple(sorted(found, key=lambda row: row.period))


def _fits(turn: Turn, row: Row) -> bool:
    return (turn.country, turn.year) == (row.country, row.period) and row.flow in (
        turn.flow,
        "turnover",
    )


def summary(turns: Sequence[Row]) -> str:
    """The turns in one line, for the description of the chart; empty for none."""
    return joined(map(_text, turns), "; ")


def with_turns(figure: Figure, turns: Sequence[Row]) -> Figure:
    """The finished figure with the labels of the turns above its plot."""
    if not turns:
        return figure
    layout: dict[str, Any] = dict(figure["layout"])
    notes, shapes, height = [], [], _FOOT
    top = layout["yaxis"]["range"][1]
    for row in turns:
        text = lettering.wrap(_text(row), _WIDTH)
        notes.append(_label(row, text, height))
        shapes += _lines(row, top, height)
        if row.base:
            shapes.append(_band(row))
        height += _LINE * (1 + text.count("<br>")) + _GAP
    layout["annotations"] = [*layout.get("annotations", ()), *notes]
    layout["shapes"] = [*layout.get("shapes", ()), *shapes]
    height += _KEY if layout.get("showlegend") else 0
    layout["margin"] = layout["margin"] | {"t": layout["margin"]["t"] + height}
    layout["height"] = layout["height"] + height
    return figure | {"layout": layout}


def _text(row: Row) -> str:
    """`2020: border with China closed`, `2020–22: ...`."""
    when = f"{row.period}–{row.base[2:]}" if row.base else row.period
    return joined((when, row.item_name), ": ")


def _label(row: Row, text: str, height: int) -> Figure:
    """The label, `height` pixels above the plot, to the left of its year."""
    return {
        "text": text,
        "x": int(row.period),
        "xanchor": "right",
        "xshift": -_ASIDE,
        "y": 1,
        "yref": "paper",
        "yanchor": "bottom",
        "yshift": height,
        "showarrow": False,
        "align": "right",
        "font": {"size": _SIZE},
        "hovertext": lettering.wrap(row.note, 34),
    }


def _lines(row: Row, top: float, height: int) -> list[Figure]:
    """From the label down to the plot, in pixels, and from there to the value of the year."""
    line = {"width": 1, "color": style.NEUTRAL}
    year = int(row.period)
    plain = {"type": "line", "x0": year, "x1": year, "line": line, "layer": "below"}
    return [
        plain
        | {"yref": "paper", "ysizemode": "pixel", "yanchor": 1, "y0": 0, "y1": height + _LINE},
        plain | {"y0": row.value, "y1": top},
    ]


def _band(row: Row) -> Figure:
    """A light band over the years of a range."""
    return {
        "type": "rect",
        "x0": int(row.period) - 0.5,
        "x1": int(row.base) + 0.5,
        "y0": 0,
        "y1": 1,
        "yref": "paper",
        "fillcolor": veil(style.NEUTRAL, 0.14),
        "line": {"width": 0},
        "layer": "below",
    }
