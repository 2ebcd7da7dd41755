"""Small panels of bars: whole years, then the same months of two years.

Each panel has a scale of its own and its figures in the heading; a single one has them on its bars.
Parts of years stand apart, so that nobody takes them for a fall.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from components.charts.kit import draw, lettering, marks, style
from components.charts.kit.base import Figure, Frame, Row, brief
from components.charts.kit.points import point
from components.language import numbers
from components.language.terms import short_ledger
from components.language.text import joined
from data.store import is_year

#: distance of the first part of a year from the last year, in widths of a bar with its gap
_APART = 1.7
#: width of the bars of a year, of the distance between years
_SLOT = 0.76
_SMALL = {"size": 11}
#: pixels of a row of panels: heading, bars, years and months
ROW_HEIGHT = 196
#: parts of that height that the heading and the labels below take
_HEAD, _FOOT = 0.2, 0.2
#: letters of a line of a heading that are as wide as one of two panels on a phone; and pixels of a
#: line more
_WIDE, _LINE = 26, 14


class Panel(NamedTuple):
    """Heading in bold, the line under it, the rows, their colour, and what a click sets.

    There may be rows of several countries for one period: their bars are stacked.
    """

    name: str
    figures: str
    rows: Frame
    colour: Callable[[Row], str]
    click: Callable[[Row], dict[str, str]]


def figure(panels: Sequence[Panel], period: str, *, columns: int = 2) -> Figure:
    """The panels in rows of `columns`; bars of other years than `period` are faded."""
    rows = tuple(row for panel in panels for row in panel.rows)
    years = sorted({row.period for row in rows if is_year(row.period)})
    parts = sorted({row.period for row in rows if not is_year(row.period)})
    behind = int(years[-1]) + _APART
    places = {year: float(year) for year in years}
    places |= {part: behind + number for number, part in enumerate(parts)}
    count = -(-len(panels) // columns)
    columns = min(columns, len(panels))
    folds = columns > 1 and any(len(panel.figures) > _WIDE for panel in panels)
    row_height = ROW_HEIGHT + _LINE * folds
    data: list[Figure] = []
    layout: dict[str, Any] = {
        "annotations": [],
        "height": row_height * count + 70 if count > 1 else 340,
        "margin": {"t": 4, "r": 4, "b": 84},  # two lines of labels
        "barmode": "stack",
    }
    head, foot = (_HEAD + _LINE / ROW_HEIGHT * folds, _FOOT) if count > 1 else (0.12, 0.1)
    height = 1 / (count - foot)  # labels of the last row of panels are in the margin
    for number, panel in enumerate(panels):
        band, column = divmod(number, columns)
        top, bottom = 1 - (band + head) * height, 1 - (band + 1 - foot) * height
        left, right = column / columns, (column + (0.94 if columns > 1 else 1)) / columns
        key = "" if number == 0 else str(number + 1)
        layout[f"xaxis{key}"] = _axis(places, years, parts) | {
            "domain": [left, right],
            "anchor": f"y{key}",
        }
        totals: Counter[tuple[str, str]] = Counter()
        for row in panel.rows:
            totals[row.ledger, row.period] += row.value  # type: ignore[assignment]
        layout[f"yaxis{key}"] = {
            "domain": [max(0.0, round(bottom, 4)), round(top, 4)],
            "anchor": f"x{key}",
            "range": [0, max(totals.values()) * (1.08 if len(panels) > 1 else 1.16) or 1],
            "showticklabels": False,
            "showgrid": False,
            "zeroline": True,
        }
        layout["annotations"].append(_heading(panel, left, top, folds))
        if parts:
            layout["annotations"].append(_months(parts, places, key))
        data += _bars(panel, places, period, key)
    entries = _key(panels)
    if entries:
        # two lines of entries on a phone
        layout |= {"showlegend": True, "legend": draw.LEGEND, "height": layout["height"] + 42}
        layout["margin"] |= {"t": 52}
    if len(panels) == 1:  # bars of a second ledger are too near for figures of their own
        for trace in data[:1]:
            trace |= {"textposition": "outside", "textfont": {"size": 10}, "cliponaxis": False}
            trace["constraintext"] = "none"
    return {"data": [*entries, *data], "layout": layout}


def _axis(places: dict[str, float], years: Sequence[str], parts: Sequence[str]) -> Figure:
    """Every other year is labelled, the last one among them, and each part of a year."""
    labelled = [year for year in years if (int(years[-1]) - int(year)) % 2 == 0]
    ticks = [*labelled, *parts]
    return {
        "range": [min(places.values()) - 0.6, max(places.values()) + 0.6],
        "tickvals": [places[code] for code in ticks],
        "ticktext": [f"’{code[2:4]}" for code in ticks],
        "tickangle": 0,
        "tickfont": _SMALL,
        "ticks": "",
        "showgrid": False,
        "zeroline": False,
    }


def _heading(panel: Panel, left: float, top: float, folds: bool) -> Figure:
    figures = panel.figures.replace(" · ", "<br>") if folds else panel.figures
    text = f"<b>{panel.name}</b><br>{figures}"
    return lettering.caption(text, left, top, align="left", font=_SMALL)


def _months(parts: Sequence[str], places: dict[str, float], key: str) -> Figure:
    """The months of the parts, under the labels of their years."""
    return {
        "text": numbers.months(parts[-1]),
        "x": sum(places[code] for code in parts) / len(parts),
        "xref": f"x{key}",
        "xanchor": "center",
        "y": 0,
        "yref": f"y{key} domain",
        "yanchor": "top",
        "yshift": -17,
        "showarrow": False,
        "font": _SMALL,
    }


def _bars(panel: Panel, places: dict[str, float], period: str, key: str) -> list[Figure]:
    """A trace for each ledger, side by side, and in it for each country, stacked."""
    series: dict[tuple[str, str], list[Row]] = {}
    for row in panel.rows:
        series.setdefault((row.ledger, row.country), []).append(row)
    ledgers = list(dict.fromkeys(row.ledger for row in panel.rows))
    two = marks.has_two_ledgers(panel.rows)
    twice = Counter(period for period, _ledger in {(r.period, r.ledger) for r in panel.rows})
    traces = []
    for (ledger, _country), rows in series.items():
        trace = _trace(panel, rows, places, period, key)
        if two:
            half = [twice[row.period] > 1 for row in rows]  # a figure of one side alone is whole
            shift = (ledgers.index(ledger) - 0.5) * _SLOT / 2
            trace["width"] = [_SLOT / 2 if beside else _SLOT for beside in half]
            trace["x"] = [
                place + shift * beside for place, beside in zip(trace["x"], half, strict=True)
            ]
            trace["marker"]["pattern"] = marks.hatching(rows, ledger)
        traces.append(trace)
    return traces


def _key(panels: Sequence[Panel]) -> list[Figure]:
    """Entries of the key: the ledgers if there are two, else the countries if they are stacked."""
    rows = tuple(row for panel in panels for row in panel.rows)
    if marks.has_two_ledgers(rows):
        return [
            _entry(short_ledger(ledger), style.NEUTRAL, style.LEDGER_PATTERN[ledger])
            for ledger in dict.fromkeys(row.ledger for row in rows)
        ]
    if all(len({row.country for row in panel.rows}) == 1 for panel in panels):
        return []
    by_country = {row.country: row for row in panels[0].rows}
    return [_entry(row.country_name, panels[0].colour(row)) for row in by_country.values()]


def _entry(name: str, colour: str, pattern: str = "") -> Figure:
    hatched = {"shape": pattern, "size": 5, "solidity": 0.4}
    return marks.key_entry(name, {"color": colour, "pattern": hatched})


def _trace(
    panel: Panel, rows: Sequence[Row], places: dict[str, float], period: str, key: str
) -> Figure:
    colours = [panel.colour(row) for row in rows]
    return {
        "type": "bar",
        "name": panel.name,
        "showlegend": False,
        "xaxis": f"x{key}",
        "yaxis": f"y{key}",
        "x": [places[row.period] for row in rows],
        "y": [row.value for row in rows],
        "text": [brief(row) for row in rows],
        "textposition": "none",
        "width": _SLOT,
        "hovertext": [
            joined((f"{row.country_name}, {numbers.period(row.period)}", brief(row)), ": ")
            for row in rows
        ],
        "hovertemplate": f"{panel.name}<br>%{{hovertext}}<extra></extra>",
        "customdata": [point(row, **panel.click(row)) for row in rows],
        "marker": {
            "color": [marks.fill(row, colour) for row, colour in zip(rows, colours, strict=True)],
            "opacity": [style.fade(row.period[:4], period) for row in rows],
            "pattern": marks.hatching(rows),
            "line": marks.edge(rows, colours),
        },
    }
