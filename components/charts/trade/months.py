"""How did exports and imports change from month to month?"""

from __future__ import annotations

from collections.abc import Mapping

from components.charts.kit import draw, lettering, marks, style
from components.charts.kit.base import (
    Chart,
    Figure,
    Frame,
    Row,
    label_of,
    ledgers_of,
    partner_of,
    row_of,
    show,
)
from components.charts.kit.lettering import End
from components.charts.kit.points import point
from components.language import numbers
from components.language.terms import flow_name, short_ledger, trade_with
from components.language.text import _, aside, in_turn, joined, mark
from components.state import ViewState
from data.analysis.measures import growth, year_before
from data.store import Store

_SIDES = ("export", "import")
#: fewest months of a line, and the growth in percent from which on it says nothing
_LEAST, _TENFOLD = 3, 900.0
#: January and every third month after it, of the axis of a single year
_QUARTERS = ("01", "04", "07", "10")


def table(store: Store, state: ViewState) -> Frame:
    """Single months, US dollars, oldest first: exports and imports, or the chosen flow.

    With a chosen year only its months. Total trade where a source has no exports and imports. Fewer
    than three months are no line.
    """
    flows = _SIDES if state.flow == "turnover" else (state.flow,)
    rows = _months(store, state, flows) or _months(store, state, (state.flow,))
    return rows if len({row.period for row in rows}) >= _LEAST else ()


def _months(store: Store, state: ViewState, flows: tuple[str, ...]) -> Frame:
    return tuple(
        row_of(store, observation)
        for flow in flows
        for ledger in ledgers_of(state)
        for period, observation in store.part_year(
            state.country, flow, ledger, partner_of(state)
        ).items()
        if "/" not in period and (not state.period or period.startswith(f"{state.period}-"))
    )


def place_of(period: str) -> int:
    """The place of a month on the axis: months since year 0."""
    return int(period[:4]) * 12 + int(period[5:7]) - 1


def period_at(place: int) -> str:
    """The month at a place of the axis."""
    return f"{place // 12}-{place % 12 + 1:02d}"


def figure(frame: Frame, state: ViewState) -> Figure:
    """A line for each flow and ledger, with a gap for each missing month."""
    both = marks.has_two_ledgers(frame)
    lines: list[Figure] = marks.ledger_key(frame)
    ends = []
    for flow, all_rows in draw.groups(frame, "flow").items():
        for ledger, rows in draw.groups(all_rows, "ledger").items():
            name = flow_name(flow).capitalize()
            lines.append(_line(rows, in_turn(name, short_ledger(ledger)) if both else name))
            last = rows[-1]
            colour = style.colour_of(last.country, flow)
            name = marks.end_name(frame, name, ledger)
            ends.append(End(name, last.value, colour, period=last.period))
    axis = style.axis_of(frame)
    low, high = axis["range"]
    labels, room = lettering.side_labels(ends, (low, high))
    layout: Figure = {
        "xaxis": _axis(frame),
        "yaxis": dict(axis),
        "annotations": labels,
        "margin": {"r": room},
        "showlegend": both,
    }
    if both:
        layout |= {"legend": draw.LEGEND}
        layout["margin"]["t"] = 40
    return {"data": lines, "layout": layout}


def _line(rows: Frame, name: str) -> Figure:
    by_place = {place_of(row.period): row for row in rows}
    places = range(min(by_place), max(by_place) + 1)
    drawn = [by_place.get(place) for place in places]
    ledger, colour = rows[0].ledger, style.colour_of(rows[0].country, rows[0].flow)
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "name": name,
        "x": list(places),
        "y": [row.value if row else None for row in drawn],
        "text": [
            joined((numbers.period(row.period), show(row)), ": ") if row else "" for row in drawn
        ],
        "customdata": [point(row, period=row.period[:4]) if row else None for row in drawn],
        "hovertemplate": f"{name}<br>%{{text}}<extra></extra>",
        "connectgaps": False,
        "cliponaxis": False,
        "showlegend": False,
        "line": {"color": colour, "width": 2, "dash": style.LEDGER_DASH[ledger]},
        "marker": {
            "size": 5,
            "color": colour,
            "symbol": marks.symbols(drawn, style.LEDGER_SYMBOL[ledger]),
        },
    }


def _axis(frame: Frame) -> Mapping[str, object]:
    """Years at their January; in a single year, January and every third month after it."""
    places = [place_of(row.period) for row in frame]
    first, last = min(places), max(places)
    months = [period_at(place) for place in range(first, last + 1)]
    years = {month[:4] for month in months}
    kept = ("01",) if len(years) > 1 else _QUARTERS
    ticks = [month for month in months if month[5:] in kept] or months[:1]
    return {
        # room at the left, so that the first year is not written over the zero
        "range": [first - max(0.5, 0.08 * (last - first)), last + 0.5],
        "tickvals": [place_of(month) for month in ticks],
        "ticktext": [month[:4] if len(years) > 1 else numbers.period(month) for month in ticks],
        "tickangle": 0,
        "showgrid": True,
    }


def finding(frame: Frame, state: ViewState) -> str:
    """The latest month that is not suspect: its flows, with growth on the year before."""
    lead = tuple(row for row in frame if row.ledger == frame[0].ledger)
    sound = [row for row in lead if row.status != "suspect"] or lead
    latest = max(row.period for row in sound)
    values = {(row.flow, row.period): row for row in lead}
    shown = [row for row in lead if row.period == latest]
    amounts = {row.flow: aside(show(row), _growth_of(row, values)) for row in shown}
    first, month = shown[0], numbers.period(latest)
    if len(shown) > 1:
        return _("{country} and {partner} in {month}: exports {exports}, imports {imports}").format(
            country=first.country_name,
            partner=first.partner_name,
            month=month,
            exports=amounts["export"],
            imports=amounts["import"],
        )
    text = _("{country}'s {trade} came to {value} in {period}").format(
        country=first.country_name,
        trade=trade_with(first.flow, first.partner, first.partner_name),
        value=show(first),
        period=month,
    )
    return aside(text, _growth_of(first, values))


def _growth_of(row: Row, values: Mapping[tuple[str, str], Row]) -> str:
    """The growth on the same month of the year before; empty if it is not known or tenfold."""
    old = values.get((row.flow, year_before(row.period)))
    rate = growth(row.value, old.value) if old and row.flow != "balance" else None
    return numbers.percent(rate, sign=True) if rate is not None and rate < _TENFOLD else ""


def why_empty(store: Store, state: ViewState) -> str:
    """Which years have months, for the chosen country and partner."""
    years = {
        row.period[:4]
        for ledger in CHART.ledgers
        for row in table(store, state.with_(period="", ledger=ledger))
    }
    if not years or not state.period:
        return _(CHART.missing)
    return _("{country}: no single months of {period} found; there are months of {years}.").format(
        country=label_of(store, state.country),
        period=numbers.period(state.period),
        years=joined(sorted(years)),
    )


CHART = Chart(
    id="months",
    question=mark("How did exports and imports change from month to month?"),
    uses=("country", "flow", "ledger", "period", "partner"),
    ledgers=("china", "partner"),
    why_not=mark("reconciled figures exist for whole years only."),
    both=True,
    compares=("flow",),
    missing=mark("No figures of single months found for this flow and partner."),
    why_empty=why_empty,
    latest_else=True,
    table=table,
    figure=figure,
    finding=finding,
)
