"""What does a country sell to a partner, what does it buy, and what is the balance?"""

from __future__ import annotations

from components.charts.kit import draw, marks, style
from components.charts.kit.base import (
    Chart,
    Figure,
    Frame,
    ledgers_of,
    partner_of,
    row_of,
    show,
    told,
)
from components.charts.kit.lettering import End
from components.charts.kit.points import point
from components.language.terms import flow_name, short_ledger, trade_with
from components.language.text import _, in_turn, mark
from components.state import ViewState
from data.store import Store

_FLOWS = ("export", "import", "balance")


def table(store: Store, state: ViewState) -> Frame:
    """Exports, imports and balance by year, US dollars; a balance only for years with both."""
    return tuple(
        row_of(store, observation)
        for flow in _FLOWS
        for ledger in ledgers_of(state)
        for observation in store.annual(state.country, flow, ledger, partner_of(state)).values()
    )


def figure(frame: Frame, state: ViewState) -> Figure:
    """Two lines over light bars of the balance, all on one axis."""
    bars: list[Figure] = []
    lines: list[Figure] = marks.ledger_key(frame)
    both = marks.has_two_ledgers(frame)
    ends = []
    for flow, all_rows in draw.groups(frame, "flow").items():
        for ledger, rows in draw.groups(all_rows, "ledger").items():
            name = flow_name(flow).capitalize()
            if flow == "balance":
                bars.append(_bars(rows, in_turn(name, short_ledger(ledger)), both))
            else:
                lines.append(
                    draw.line(
                        rows,
                        name=name,
                        colour=style.FLOW_COLOURS[flow],
                        click=lambda row: {"period": row.period},
                        by_ledger=both,
                    )
                )
            last, name = rows[-1], marks.end_name(frame, name, ledger)
            ends.append(End(name, last.value, style.FLOW_COLOURS[flow], period=last.period))
    axis = style.axis_of(frame)
    layout = draw.time_layout(frame, ends, axis, state.period)
    return {"data": [*bars, *lines], "layout": layout | {"barmode": "group", "bargap": 0.3}}


def _bars(rows: Frame, name: str, both: bool) -> Figure:
    """The balance as light bars; each of two ledgers has its own fill."""
    return {
        "type": "bar",
        "name": name,
        "x": [int(row.period) for row in rows],
        "y": [row.value for row in rows],
        "text": [show(row) for row in rows],
        "textposition": "none",
        "customdata": [point(row, period=row.period) for row in rows],
        "hovertemplate": f"{name}, %{{x}}<br>%{{text}}<extra></extra>",
        "showlegend": False,
        "marker": {
            "color": [marks.fill(row, style.NEUTRAL) for row in rows],
            "opacity": 0.5,
            "line": marks.edge(rows, [style.NEUTRAL] * len(rows)),
            "pattern": marks.hatching(rows, rows[0].ledger if both else ""),
        },
    }


def finding(frame: Frame, state: ViewState) -> str:
    """The chosen flow, else surplus or deficit: of the chosen year, else of the latest."""
    frame = tuple(row for row in frame if row.ledger == frame[0].ledger)
    amounts = {row.period: row for row in frame if row.flow == state.flow != "balance"}
    if amounts:
        row = amounts.get(state.period) or amounts[max(amounts)]
        return _("{country}'s {trade} came to {value} in {period}").format(
            country=row.country_name,
            trade=trade_with(row.flow, row.partner, row.partner_name),
            value=told(row),
            period=row.period,
        )
    balances = {row.period: row for row in frame if row.flow == "balance"}
    if not balances:
        last = max(frame, key=lambda row: row.period)
        return _("{country}'s {flow}, {partner}: {value} in {year}").format(
            country=last.country_name,
            flow=flow_name(last.flow),
            partner=last.partner_name,
            value=show(last),
            year=last.period,
        )
    year = state.period if state.period in balances else max(balances)
    row = balances[year]
    text = (
        _("{country} ran a trade surplus of {value} with {partner} in {year}")
        if row.value >= 0
        else _("{country} ran a trade deficit of {value} with {partner} in {year}")
    )
    return text.format(
        country=row.country_name,
        value=show(row._replace(value=abs(row.value))),
        partner=row.partner_name,
        year=year,
    )


CHART = Chart(
    id="china_trade",
    question=mark("What does the country sell to China, and what does it buy?"),
    uses=("country", "flow", "ledger", "period", "partner", "terms"),
    ledgers=("china", "partner", "reconciled"),
    both=True,
    why_not=mark("no figures for this partner or country."),
    missing=mark("No figures found for this country's exports to and imports from this partner."),
    time=True,
    turns=True,
    compares=("flow", "period"),
    table=table,
    figure=figure,
    finding=finding,
    wide=True,
)
