"""How much of the trade in a commodity is with the partner (China), and how has that changed?"""

from __future__ import annotations

from components.charts.kit import age, draw, style
from components.charts.kit.base import (
    Chart,
    Figure,
    Frame,
    Row,
    counted_when,
    sharer_of,
    show,
    told,
)
from components.charts.kit.lettering import End
from components.charts.kit.shares import share_row
from components.language.terms import flow_name
from components.language.text import _, amid, mark
from components.state import ViewState
from data.analysis.breakdowns import largest_chapter
from data.analysis.partner_shares import of_chapter
from data.records.codes import CHINA
from data.store import Store

_FLOWS = ("export", "import")


def table(store: Store, state: ViewState) -> Frame:
    """Percent of the country's trade in one HS code, by flow and year; both flows for total trade.

    It is the chosen one, else the largest chapter of the latest year with all chapters.
    """
    frame = _table(store, state)
    if not age.is_old(store, state, frame):
        return frame
    return age.with_reason(frame, [_table(store, other) for other in age.other_ledgers(state)])


def _table(store: Store, state: ViewState) -> Frame:
    flows = (state.flow,) if state.flow in _FLOWS else _FLOWS
    commodity = state.commodity or largest_chapter(
        store, state.country, flows, state.ledger, sharer_of(state)
    )
    return tuple(row for flow in flows for row in _series(store, state, flow, commodity))


def _series(store: Store, state: ViewState, flow: str, commodity: str) -> list[Row]:
    shares = of_chapter(store, state.country, flow, state.ledger, commodity, sharer_of(state))
    note = _("share of the country's trade in this commodity with all partners")
    rows = [share_row(store, share, note) for share in shares.values()]
    return [row._replace(value=min(row.value, 100.0)) for row in rows]  # above 100 by rounding only


def figure(frame: Frame, state: ViewState) -> Figure:
    """One line per flow, broken where the sources change, labelled at its end."""
    flows = draw.groups(frame, "flow")
    axis = style.axis_percent([row.value for row in frame])
    lines, ends = [], []
    for flow, rows in flows.items():
        single = len(flows) == 1 and rows[0].partner == CHINA
        colour = style.ACCENT if single else style.FLOW_COLOURS[flow]
        lines.append(
            draw.line(
                rows,
                name=flow_name(flow).capitalize(),
                colour=colour,
                click=lambda row: {"commodity": row.commodity, "period": row.period},
            )
        )
        last = rows[-1]
        name = flow_name(flow).capitalize()
        ends.append(End(name, last.value, colour, show(last), last.period))
    return {"data": lines, "layout": draw.time_layout(frame, ends, axis, state.period)}


def finding(frame: Frame, state: ViewState) -> str:
    """The flow with the higher share in the latest or chosen year, and its first share."""
    year = state.period if any(row.period == state.period for row in frame) else ""
    year = year or max(row.period for row in frame)
    current = max((row for row in frame if row.period == year), key=lambda row: row.value)
    text = _(
        "{partner} accounted for {share} of {country}'s {flow} of {commodity} in {year}"
    ).format(
        partner=current.partner_name,
        share=told(current),
        country=current.country_name,
        flow=flow_name(current.flow),
        commodity=amid(current.commodity_name),
        year=year,
    )
    text = age.aged(text, current)
    first = next(row for row in frame if row.flow == current.flow)
    if first.period >= year:
        return text
    return text + _(", against {share} in {year}").format(share=told(first), year=first.period)


def subtitle(frame: Frame, state: ViewState) -> str:
    """What is divided; ledger and years."""
    return _("Percent of trade in {code} {commodity}, all partners · {rest}").format(
        code=frame[0].commodity,
        commodity=frame[0].commodity_name,
        rest=counted_when(frame),
    )


CHART = Chart(
    id="commodity_share",
    question=mark("How much of the trade in this commodity is with China?"),
    uses=("country", "flow", "ledger", "period", "partner", "commodity"),
    ledgers=("partner", "reconciled"),
    why_not=mark("China's customs record only trade with China."),
    missing=mark(
        "No year has figures for this commodity with both this partner and "
        "all partners, or the commodity was not traded."
    ),
    compares=("period",),
    table=table,
    figure=figure,
    finding=finding,
    subtitle=subtitle,
    wide=True,
)
