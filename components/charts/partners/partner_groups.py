"""How has the split of a country's trade between partners changed, and how much is with China?"""

from __future__ import annotations

from components.charts.kit import draw, lettering, style
from components.charts.kit.base import Chart, Figure, Frame, Row, counted_by, show, span_of, told
from components.charts.kit.shares import group_rows
from components.language.terms import flow_name
from components.language.text import _, mark
from components.state import ViewState
from data.analysis.comparability import goods_flow
from data.analysis.partner_table import years
from data.records.codes import CHINA, COUNTRIES
from data.store import Store


def table(store: Store, state: ViewState) -> Frame:
    """Percent of each year's trade by group of partners; every year adds up to 100."""
    if state.country not in COUNTRIES:
        return ()
    flow = goods_flow(state.flow)
    return tuple(
        row
        for year in reversed(years(store, state.country, flow, state.ledger))
        for row in group_rows(store, state.country, flow, state.ledger, year)
    )


def _click(row: Row) -> dict[str, str]:
    single = {"partner": row.partner} if row.partner in (CHINA, "RUS", "TUR") else {}
    return {"period": row.period} | single


def figure(frame: Frame, state: ViewState) -> Figure:
    """One bar a year, China at its foot; the groups are labelled beside the last bar."""
    chosen = any(row.period == state.period for row in frame)
    last = max(row.period for row in frame)
    names = {row.partner: row.partner_name for row in frame}
    ends = {row.partner: row.value for row in frame if row.period == last}
    labels, room = lettering.stack_labels(
        [
            lettering.Part(name, ends.get(code, 0.0), style.PARTNER_COLOURS[code])
            for code, name in names.items()
        ]
    )
    return {
        "data": draw.stacked(
            frame,
            by="partner",
            along=lambda row: int(row.period),
            colour=lambda code: style.PARTNER_COLOURS[code],
            click=_click,
            opacity=lambda row: 1.0 if not chosen or row.period == state.period else 0.5,
        ),
        "layout": {
            "barmode": "stack",
            "bargap": 0.18,
            "xaxis": style.axis_years(sorted({row.period for row in frame}), most=4),
            "yaxis": style.axis_whole(),
            "annotations": labels,
            "margin": {"r": room},
        },
    }


def finding(frame: Frame, state: ViewState) -> str:
    """China's share in the first and the last year, or in the chosen one."""
    shares = {row.period: row for row in frame if row.partner == CHINA}
    if not shares:
        return _("China is not among the partners published for these years")
    if state.period in shares:
        return _("China accounted for {share} of {country}'s {flow} in {year}").format(
            share=told(shares[state.period]),
            country=shares[state.period].country_name,
            flow=flow_name(shares[state.period].flow),
            year=state.period,
        )
    first, last = shares[min(shares)], shares[max(shares)]
    if first is last:
        return _("China accounted for {share} of {country}'s {flow} in {year}").format(
            share=told(last),
            country=last.country_name,
            flow=flow_name(last.flow),
            year=last.period,
        )
    text = (
        _("China's share of {country}'s {flow} rose from {old} in {first} to {new} in {last}")
        if last.value > first.value
        else _("China's share of {country}'s {flow} fell from {old} in {first} to {new} in {last}")
    )
    if show(first) == show(last):
        text = _("China's share of {country}'s {flow} was {new} in {last}, as in {first}")
    return text.format(
        country=last.country_name,
        flow=flow_name(last.flow),
        old=told(first),
        first=first.period,
        new=told(last),
        last=last.period,
    )


def subtitle(frame: Frame, state: ViewState) -> str:
    """Unit, ledger and years."""
    return _("Percent of {flow}, all partners · {ledger} · {span}").format(
        flow=flow_name(frame[0].flow), ledger=counted_by(frame), span=span_of(frame)
    )


CHART = Chart(
    id="partner_groups",
    question=mark("How has the split between the country's partners changed?"),
    uses=("country", "flow", "ledger", "period"),
    ledgers=("partner", "reconciled"),
    why_not=mark("China's customs record only trade with China."),
    missing=mark(
        "No year has figures for all partners in this package. UN Comtrade holds what the "
        "country's statistics office reported."
    ),
    time=True,
    compares=("period",),
    ignores={"partner": mark("Partners are shown in groups.")},
    table=table,
    figure=figure,
    finding=finding,
    subtitle=subtitle,
)
