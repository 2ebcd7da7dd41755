"""Which commodities drove the change in trade?"""

from __future__ import annotations

from components.charts.kit import draw, lettering, mixes, style
from components.charts.kit.base import Chart, Figure, Frame, Row, partner_of, row_of, told
from components.charts.kit.base import subtitle_of as base_subtitle
from components.language import numbers
from components.language.terms import flow_name
from components.language.text import _, mark
from components.state import ViewState
from data.analysis.commodity_mix import (
    OTHER,
    chapters_by_period,
    heaviest_chapters,
    section_of,
)
from data.analysis.comparability import goods_flow
from data.store import Store

_COUNT = 8


def table(store: Store, state: ViewState) -> Frame:
    """US dollars by period: the eight chapters with the most over all periods, then all others.

    A chosen commodity is first, and is added if it is not among the eight.
    """
    flow, partner = goods_flow(state.flow), partner_of(state)
    by_period = chapters_by_period(store, state.country, flow, state.ledger, partner)
    if len(by_period) < 2:
        return ()  # one period shows no change
    order = heaviest_chapters(by_period.values())
    kept = order[:_COUNT]
    if state.commodity in order:
        kept = [state.commodity, *(code for code in kept if code != state.commodity)]
    rows: list[Row] = []
    for chapters in by_period.values():
        by_code = {chapter.commodity: chapter for chapter in chapters}
        rows += [
            row_of(store, by_code[code])._replace(within=section_of(store, code))
            for code in kept
            if code in by_code
        ]
        rest = [chapter for chapter in chapters if chapter.commodity not in kept]
        if rest:
            rows.append(mixes.sum_row(store, rest, OTHER, _("All other chapters")))
    place = {code: number for number, code in enumerate((*kept, OTHER))}
    ordered = sorted(rows, key=lambda row: (place[row.commodity], row.period))
    return mixes.with_age(store, state, tuple(ordered))


def figure(frame: Frame, state: ViewState) -> Figure:
    """One bar for each period, averages after the years; the last bar is labelled by chapter."""
    chosen = state.commodity if frame[0].commodity == state.commodity else ""
    sections = {row.commodity: row.within for row in frame if row.commodity != OTHER}
    colours = style.chapter_colours(sections)
    sums: dict[str, float] = {}
    for row in frame:
        sums[row.period] = sums.get(row.period, 0.0) + row.value
    axis = style.axis_of(tuple(frame[0]._replace(value=total) for total in sums.values()))
    last = draw.calendar(list(sums))[-1]
    names = {row.commodity: row.commodity_name for row in frame}
    ends = {row.commodity: row.value for row in frame if row.period == last}
    labels, room = lettering.stack_labels(
        [
            lettering.Part(name, ends.get(code, 0.0), colours.get(code, style.OTHER))
            for code, name in names.items()
        ],
        axis["range"][1],
    )
    return {
        "data": draw.stacked(
            frame,
            by="commodity",
            along=lambda row: numbers.period(row.period),
            colour=lambda code: colours.get(code, style.OTHER),
            click=lambda row: (
                {"period": row.period}
                if row.commodity == OTHER
                else {"commodity": row.commodity, "period": row.period}
            ),
            opacity=lambda row: style.fade(row.commodity, chosen),
        ),
        "layout": {
            "barmode": "stack",
            "bargap": 0.18,
            "xaxis": draw.axis_periods(list(sums)),
            "yaxis": axis,
            "annotations": labels,
            "margin": {"r": room, "b": 72, "t": 34},
        },
    }


def finding(frame: Frame, state: ViewState) -> str:
    """The chosen or largest chapter in the latest or chosen period, and its first value."""
    periods = sorted(
        {row.period for row in frame}, key=lambda code: (code.split("/")[-1], len(code))
    )
    period = state.period if state.period in periods else periods[-1]
    rows = [row for row in frame if row.commodity != OTHER]
    current = [row for row in rows if row.period == period]
    if rows[0].commodity == state.commodity:
        rows = [row for row in rows if row.commodity == state.commodity]
        current = [row for row in rows if row.period == period] or [rows[-1]]
    largest = max(current, key=lambda row: row.value)
    text = _("{commodity} accounted for {value} of {flow} ({period})").format(
        commodity=largest.commodity_name,
        value=told(largest),
        flow=flow_name(largest.flow),
        period=mixes.dated(largest),
    )
    earlier = [r for r in rows if r.commodity == largest.commodity and r.period < largest.period]
    if not earlier:
        return text
    return text + _(", against {value} ({period})").format(
        value=told(earlier[0]), period=numbers.period(earlier[0].period)
    )


def subtitle(frame: Frame, state: ViewState) -> str:
    """Unit, ledger, periods, flow and partner."""
    return base_subtitle(frame, state) + _(" · {flow}, {partner}, by HS chapter").format(
        flow=flow_name(frame[0].flow), partner=frame[0].partner_name
    )


CHART = Chart(
    id="mix_trend",
    question=mark("Which commodities drove the change in trade?"),
    uses=("country", "flow", "ledger", "period", "partner", "commodity", "terms"),
    ledgers=("partner", "reconciled"),
    chapters=True,
    why_not=mixes.NOT_CHINA,
    missing=mixes.NOT_HERE,
    time=True,
    compares=("period", "commodity"),
    table=table,
    figure=figure,
    finding=finding,
    subtitle=subtitle,
    height=440,
)
