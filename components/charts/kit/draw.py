"""The shapes that charts share: lines over years, ranked bars, dots, stacked shares.

Each takes a frame and returns plotly traces as plain dicts. The `customdata` of a point has its row
and the URL parameters that a click on it sets: {"country": "KAZ", "period": "2024"}.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from components.charts.kit import breaks, lettering, marks, paint, style
from components.charts.kit.base import Figure, Frame, Row, brief, show
from components.charts.kit.lettering import End
from components.charts.kit.points import point
from components.language import numbers
from components.language.terms import short_ledger
from components.language.text import _, in_turn, joined
from components.state import ViewState
from data.store import is_year

Click = Callable[[Row], dict[str, str]]
#: a key above the plot, as wide as the card; plotly reserves no room for it: set a top margin
LEGEND: Figure = {
    "orientation": "h",
    "xref": "container",
    "yref": "container",
    "x": 0,
    "xanchor": "left",
    "y": 1,
    "yanchor": "top",
    "traceorder": "normal",
    "font": {"size": 12},
    "itemclick": False,
    "itemdoubleclick": False,
}


def of_chosen(frame: Frame, state: ViewState) -> Frame:
    """Return the rows of the chosen country, all rows if it has none: what a title speaks about."""
    return tuple(row for row in frame if row.country == state.country) or frame


def groups(frame: Frame, key: str) -> dict[str, Frame]:
    """Rows by the value of the column `key`, in order of first appearance."""
    rows_by_value: dict[str, list[Row]] = {}
    for row in frame:
        rows_by_value.setdefault(getattr(row, key), []).append(row)
    return {value: tuple(rows) for value, rows in rows_by_value.items()}


def line(
    rows: Frame,
    *,
    name: str,
    colour: str,
    click: Click,
    opacity: float = 1.0,
    by_ledger: bool = False,
    **more: Any,
) -> Figure:
    """One line over years, with a gap for each missing year.

    It is also broken where the series of a ledger changes (breaks.py). `by_ledger` gives it the
    dash, the marker and the name of the rows' ledger. `more` is added to the trace (xaxis, yaxis,
    line dash ...).
    """
    ledger = rows[0].ledger if by_ledger else "china"
    if by_ledger:
        name = in_turn(name, short_ledger(ledger))
        more = {"showlegend": False} | more
    by_year = {int(row.period): row for row in rows}
    points: list[tuple[int | None, Row | None]] = []
    for year in range(min(by_year), max(by_year) + 1):
        row = by_year.get(year)
        before = points[-1][1] if points else None
        if row and before and breaks.changes(before, row):
            points.append((None, None))
        points.append((year, row))
    drawn = [row for _year, row in points]
    trace: Figure = {
        "type": "scatter",
        "mode": "lines+markers",
        "name": name,
        "x": [year for year, _row in points],
        "y": [row.value if row else None for row in drawn],
        "text": [show(row) if row else "" for row in drawn],
        "customdata": [point(row, **click(row)) if row else None for row in drawn],
        "hovertemplate": f"{name}, %{{x}}<br>%{{text}}<extra></extra>",
        "connectgaps": False,
        "cliponaxis": False,
        "opacity": opacity,
        "line": {"color": colour, "width": 2, "dash": style.LEDGER_DASH[ledger]},
        "marker": {
            "size": 6,
            "color": colour,
            "symbol": marks.symbols(drawn, style.LEDGER_SYMBOL[ledger]),
        },
    }
    return trace | more


def calendar(periods: Sequence[str]) -> list[str]:
    """All years from first to last, so that a missing one is a gap, and averages after their years.

    A missing year that is part of an average has no gap of its own.
    """
    spans = [period.split("/") for period in periods]
    averages = [span for span in spans if len(span) == 2]
    covered = {str(year) for span in averages for year in range(int(span[0]), int(span[1]) + 1)}
    first, last = min(span[0] for span in spans), max(span[-1] for span in spans)
    years = [str(year) for year in range(int(first), int(last) + 1)]
    kept = [year for year in years if year in periods or year not in covered]
    return sorted({*kept, *periods}, key=lambda period: (period.split("/")[-1], len(period)))


def mean_label(code: str) -> str:
    """An average over years as a tick label of two short lines."""
    return lettering.wrap(numbers.period(code), 10)


def axis_periods(periods: Sequence[str], *, most: int = 5) -> Figure:
    """A category axis of years and averages, of which at most `most` years are labelled.

    The categories are `numbers.period` of each. Years near an average have no label: it would
    overlap.
    """
    periods_shown = calendar(periods)
    step = -(-len(periods_shown) // most)
    places = {period: place for place, period in enumerate(periods_shown)}
    averages = [period for period in periods_shown if len(period) > 4]
    labelled = [
        period
        for place, period in enumerate(periods_shown)
        if is_year(period)
        and place % step == 0
        and all(abs(place - places[average]) > len(periods_shown) / 4 for average in averages)
    ]
    return {
        "type": "category",
        "categoryorder": "array",
        "categoryarray": [numbers.period(period) for period in periods_shown],
        "range": [-0.6, len(periods_shown) - 0.4],
        "tickvals": [numbers.period(period) for period in (*labelled, *averages)],
        "ticktext": [
            *(period if period == labelled[0] else f"’{period[2:]}" for period in labelled),
            *map(mean_label, averages),
        ],
        "tickangle": 0,
        "showgrid": False,
    }


def time_layout(
    frame: Frame,
    ends: Sequence[End],
    axis: Mapping[str, Any],
    period: str,
    *,
    years: int = 6,
) -> Figure:
    """Layout of a line chart over years: axes, labels at the ends of lines, the chosen year.

    `ends` are the labels. At most `years` years are labelled: few, if the
    labels of the lines leave little of a phone's width.
    """
    low, high = axis["range"]
    bands, notes = style.mark_missing({int(row.period) for row in frame})
    labels, room = lettering.side_labels(ends, (low, high))
    layout: Figure = {
        "xaxis": style.axis_years(sorted({row.period for row in frame}), most=years),
        "yaxis": dict(axis),
        "shapes": [*bands, *style.mark_year(period)],
        "annotations": [*labels, *notes],
        "margin": {"r": room},
    }
    if marks.has_two_ledgers(frame):
        layout |= {"showlegend": True, "legend": LEGEND}
        layout["margin"]["t"] = 40
    return layout


def ranked_bars(
    rows: Frame,
    *,
    label: Callable[[Row], str],
    colour: Callable[[Row], str],
    click: Click,
    chosen: Callable[[Row], bool] = lambda row: True,
    also: Callable[[Row], str] = lambda row: "",
) -> Figure:
    """Horizontal bars, the first row at the top, with the value and the text of `also` at the end.

    `chosen` is False for rows that are faded.
    """
    names = [label(row) for row in rows]
    values = [row.value for row in rows]
    reach = max((abs(value) for value in values), default=1.0) or 1.0
    low = min(0.0, *values)
    return {
        "data": [
            {
                "type": "bar",
                "orientation": "h",
                "y": names,
                "x": values,
                "text": [" · ".join(filter(None, (brief(row), also(row)))) for row in rows],
                "hovertext": [" · ".join(filter(None, (show(row), also(row)))) for row in rows],
                "textposition": "outside",
                "textfont": {"size": 11},
                "cliponaxis": False,
                "customdata": [point(row, **click(row)) for row in rows],
                "hovertemplate": "%{y}<br>%{hovertext}<extra></extra>",
                "marker": {
                    "color": [marks.fill(row, colour(row)) for row in rows],
                    "opacity": [1.0 if chosen(row) else style.FADED for row in rows],
                    "pattern": marks.hatching(rows),
                    "line": marks.edge(rows, [colour(row) for row in rows]),
                },
            }
        ],
        "layout": {
            "yaxis": {
                "autorange": "reversed",
                "showgrid": False,
                "ticks": "",
                "ticklabelstandoff": 4,
                "tickfont": {"size": 11 if any("<br>" in name for name in names) else 13},
            },
            "xaxis": {
                "showticklabels": False,
                "showgrid": False,
                "zeroline": low < 0,
                "range": [low - (0.28 * reach if low < 0 else 0), max(0.0, *values) + 0.28 * reach],
            },
            "bargap": 0.35,
            "margin": {"b": 40, "r": 12},
        },
    }


#: pixels of a plot beside its labels on a phone
_NARROWEST = 190


def two_sided(drawn: Figure, rows: Frame) -> Figure:
    """Give ranked bars to both sides of zero room for their numbers, in the narrowest card too."""
    low = min(0.0, *(row.value for row in rows))
    high = max(0.0, *(row.value for row in rows))
    number = lettering.room_for(drawn["data"][0]["text"], beside=8)
    room = number / max(_NARROWEST - 2 * number, _NARROWEST / 3) * (high - low)
    drawn["layout"]["xaxis"]["range"] = [
        low - (room if low < 0 else 0),
        high + (room if high > 0 else 0),
    ]
    return drawn


def connector(label: str, values: Sequence[float], opacity: float = 0.5) -> Figure:
    """A line from the lowest to the highest of the values on the line `label` of the plot."""
    return {
        "type": "scatter",
        "orientation": "h",
        "mode": "lines",
        "x": [min(values), max(values)],
        "y": [label, label],
        "line": {"color": style.NEUTRAL, "width": 3},
        "opacity": opacity,
        "hoverinfo": "skip",
        "showlegend": False,
    }


def dots(
    rows: Sequence[Row],
    *,
    name: str,
    label: Callable[[Row], str],
    text: Callable[[Row], str],
    side: Callable[[Row], str],
    hover: Callable[[Row], str],
    colour: Callable[[Row], str],
    click: Click,
    shape: str = "circle",
    opacity: Callable[[Row], float] = lambda row: 1.0,
) -> Figure:
    """Markers on the lines named by `label`, each with its text at its `side` (left, right)."""
    colours = [colour(row) for row in rows]
    return {
        "type": "scatter",
        "orientation": "h",
        "mode": "markers+text",
        "name": name,
        "x": [row.value for row in rows],
        "y": [label(row) for row in rows],
        "text": [text(row) for row in rows],
        "textposition": [f"middle {side(row)}" for row in rows],
        "hovertext": [hover(row) for row in rows],
        "hovertemplate": f"%{{y}}<br>{name}<br>%{{hovertext}}<extra></extra>",
        "customdata": [point(row, **click(row)) for row in rows],
        "cliponaxis": False,
        "marker": {
            "size": 11,
            "symbol": marks.symbols(rows, shape),
            "color": colours,
            "opacity": [opacity(row) for row in rows],
            "line": {"width": 2, "color": colours},
        },
    }


#: plotly hides a number that does not fit into its bar, instead of making it smaller
FITTING = {"uniformtext": {"mode": "hide", "minsize": 12}}


#: parts of a bar below this percent of it are named in the text of every part of the bar
_SMALL = 3.0


def _bar(row: Row) -> tuple[str, str, str]:
    """What the parts of a bar have in common."""
    return row.country, row.ledger, row.period


def _small_parts(rows: Frame) -> dict[tuple[str, str, str], Frame]:
    """Bar -> its small parts, the largest first."""
    bars: dict[tuple[str, str, str], list[Row]] = {}
    for row in rows:
        bars.setdefault(_bar(row), []).append(row)
    small: dict[tuple[str, str, str], Frame] = {}
    for bar, parts in bars.items():
        most = _SMALL * sum(part.value for part in parts)
        of_bar = [row for row in parts if row.value * 100 < most]
        small[bar] = tuple(sorted(of_bar, key=lambda row: -row.value))
    return small


def _hover(row: Row, small: Frame, name_of: Callable[[Row], str]) -> str:
    """The value of a part, and the small parts of its bar, which a pointer hardly finds."""
    others = [joined((name_of(part), show(part)), ": ") for part in small if part is not row]
    if not others:
        return show(row)
    return "<br>".join((show(row), _("Small parts of the bar"), *others))


def stacked(
    frame: Frame,
    *,
    by: str,
    along: Callable[[Row], Any],
    colour: Callable[[str], str],
    click: Click,
    opacity: Callable[[Row], float] = lambda row: 1.0,
    horizontal: bool = False,
) -> list[Figure]:
    """Bars of parts that add up to a whole: one trace for each value of the column `by`.

    `along` returns the bar that a row belongs to. Parts of horizontal bars are labelled with their
    percent unless they are faded; with `FITTING` in the layout, labels that do not fit are hidden.
    """
    traces: list[Figure] = []
    small = _small_parts(frame)
    for code, rows in groups(frame, by).items():
        name = getattr(rows[0], f"{by}_name")
        bars, values = [along(row) for row in rows], [row.value for row in rows]
        traces.append(
            {
                "type": "bar",
                "name": name,
                "orientation": "h" if horizontal else "v",
                "x": values if horizontal else bars,
                "y": bars if horizontal else values,
                "text": [
                    _whole(row.value) if horizontal and opacity(row) == 1.0 else "" for row in rows
                ],
                "textposition": "inside",
                "insidetextanchor": "middle",
                "insidetextfont": {"color": paint.ink_on(colour(code))},
                "textangle": 0,
                "hovertext": [
                    _hover(row, small[_bar(row)], lambda part: getattr(part, f"{by}_name"))
                    for row in rows
                ],
                "hovertemplate": f"{name}, %{{{'y' if horizontal else 'x'}}}"
                "<br>%{hovertext}<extra></extra>",
                "customdata": [point(row, **click(row)) for row in rows],
                "marker": {
                    "color": colour(code),
                    "opacity": [opacity(row) for row in rows],
                    "pattern": marks.hatching(rows),
                },
            }
        )
    return traces


def _whole(value: float) -> str:
    """Percent without decimals; one decimal from 99.5 to 99.95, which would be rounded to `100`."""
    return numbers.decimal(value, 1 if 99.5 <= value < 99.95 else 0)
