"""The layer of events over charts of time: a strip above the plot with a dot for each event.

Dots of one year are stacked, so that none overlap. A few events have a row and a label each. What
happened is also shown on hover, by the keyboard reader, in the table, in the CSV and, for the
chosen year, above the chart.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

from components.charts.kit import style
from components.charts.kit.base import Figure, Frame, Row, label_of
from components.charts.kit.hover import WIDTH
from components.charts.kit.lettering import wrap
from components.charts.kit.points import point, with_places
from components.language import numbers
from components.language.terms import PRESS
from components.language.text import _, joined, unstopped
from components.state import ViewState
from data.records.codes import REGION
from data.records.series import Event
from data.store import Store

ALL = "all"
#: pixels of the strip with dots only, of a row with a label, and between strip and chart
_DOTS, _ROW, _BETWEEN = 60, 30, 14
#: most events that have labels, and most letters of a line of a label and lines of it
_LABELLED, _LETTERS, _LINES = 7, 20, 2
#: part of the axis from which labels are at the left of their dots; the right has more room,
#: above the names of the lines
_TURN = 0.66
#: years that are shown on each side of the chosen one
AROUND = 3
#: events that are named above the chart
_NAMED = 6


def rows(store: Store, state: ViewState) -> Frame:
    """Events of the chosen kind and country, oldest first; the value is the date as a year."""
    return tuple(
        _row(store, event)
        for event in sorted(store.package.events, key=lambda event: event.date)
        if state.events in (ALL, event.kind)
        and (state.country == REGION or state.country in event.countries.split(";"))
    )


def _row(store: Store, event: Event) -> Row:
    codes = event.countries.split(";")
    country = codes[0] if len(codes) == 1 else REGION
    return Row(
        country=country,
        country_name=joined(label_of(store, code) for code in codes),
        partner="",
        partner_name="",
        period=event.date,
        flow="",
        commodity="",
        commodity_name="",
        measure="event",
        value=_decimal_year(event.date),
        unit="year",
        ledger=PRESS,
        status="reported",
        source=event.source,
        note=joined(map(unstopped, filter(None, (_(event.description), _(event.note)))), "; "),
        item=event.id,
        item_name=_(event.title),
    )


def _decimal_year(date: str) -> float:
    """`2023-07-01` is 2023.5. Months have equal lengths here, which keeps the order."""
    year, month, day = (*(int(part) for part in date.split("-")), 1, 1)[:3]
    return round(year + ((month - 1) + (day - 1) / 31) / 12, 3)


def summary(events: Frame, year: str) -> str:
    """The events of `year` in one line; empty for no year."""
    names = [
        joined((numbers.period(row.period), row.item_name), ": ")
        for row in events
        if year == _year(row)
    ]
    left = len(names) - _NAMED
    more = [_("{count} more in the table").format(count=left)] if year and left > 0 else []
    return joined((*names[:_NAMED], *more), "; ")


def _year(row: Row) -> str:
    return row.period[:4]


def with_events(figure: Figure, frame: Frame, rows_of_events: Frame, around: str) -> Figure:
    """The finished figure with the strip of events above it.

    With a chosen year `around`, the axis shows only the years near it.
    """
    layout: dict[str, Any] = dict(figure["layout"])
    layout["xaxis"] = axis = dict(layout["xaxis"])
    by_category = axis.get("type") == "category"
    if around and not by_category:
        years = range(int(around) - AROUND, int(around) + AROUND + 1)
        axis |= {
            "range": [years[0] - 0.5, years[-1] + 0.5],
            "tickvals": list(years),
            "ticktext": [f"’{year % 100:02d}" for year in years],
        }
    drawn: list[Row] = []
    places: list[Any] = []
    for row in rows_of_events:
        label = numbers.period(_year(row)) if by_category else int(_year(row))
        if by_category and label not in axis["categoryarray"]:
            continue
        if not by_category and not axis["range"][0] <= int(label) <= axis["range"][1]:
            continue
        places.append(label)
        drawn.append(row)
    is_labelled = len(drawn) <= _LABELLED and not by_category
    levels = list(range(len(drawn))) if is_labelled else _stacked(drawn)
    most = max(levels, default=0)
    events = {
        "type": "scatter",
        "mode": "markers",
        "name": _("Events"),
        "x": places,
        "y": levels,
        "yaxis": "y9",
        "text": [f"{numbers.period(row.period)}<br>{wrap(row.item_name, WIDTH)}" for row in drawn],
        "customdata": [point(row, around=_year(row)) for row in drawn],
        "hovertemplate": "%{text}<extra></extra>",
        "cliponaxis": False,
        "showlegend": False,
        "marker": {
            "size": max(4, min(8, 54 // (most + 1))),
            "symbol": "diamond",
            "color": style.NEUTRAL,
            "opacity": [style.fade(_year(row), around) for row in drawn],
        },
    }
    strip = _ROW * len(drawn) if is_labelled else _DOTS
    layout["height"] = layout["height"] + strip
    margin = layout["margin"]
    area = layout["height"] - margin["t"] - margin["b"]
    below = 1 - (strip + _BETWEEN) / area
    layout["yaxis"] = {**layout.get("yaxis", {}), "domain": [0, below]}
    layout["yaxis9"] = {
        "domain": [1 - strip / area, 1],
        "anchor": "x",
        "range": [-0.8, most + 0.8],
        "visible": False,
        "fixedrange": True,
    }
    left = axis["range"][0]
    layout["annotations"] = [
        # move the note over years without figures below the strip and into the plot
        note | {"y": below - 0.03, "x": max(note["x"], left + 0.7)}
        if note.get("yref") == "paper" and note.get("y") == style.GAP_WORD_TOP
        else note
        for note in layout.get("annotations", [])
    ]
    if is_labelled:
        first, last = axis["range"]
        turn = first + _TURN * (last - first)
        layout["annotations"] += [
            _label(row, place, level, "left" if place < turn else "right")
            for row, place, level in zip(drawn, places, levels, strict=True)
        ]
    traces = figure["data"]
    if around:  # cut off points of years beyond the axis
        traces = [
            trace | {"cliponaxis": True} if "cliponaxis" in trace else trace for trace in traces
        ]
    return {"data": [*traces, *with_places(rows_of_events, [events], len(frame))], "layout": layout}


def _stacked(events: list[Row]) -> list[int]:
    """Return how many events of the same year are below each one."""
    heights: Counter[str] = Counter()
    levels = []
    for row in events:
        levels.append(heights[_year(row)])
        heights[_year(row)] += 1
    return levels


def _label(event: Row, place: Any, level: int, anchor: str) -> Figure:
    """Return the name of an event beside its dot."""
    lines = wrap(event.item_name, _LETTERS).split("<br>")
    more = "…" if len(lines) > _LINES else ""
    return {
        "text": "<br>".join(lines[:_LINES]) + more,
        "x": place,
        "y": level,
        "yref": "y9",
        "xanchor": anchor,
        "xshift": 8 if anchor == "left" else -8,
        "align": anchor,
        "showarrow": False,
        "font": {"size": 11},
    }
