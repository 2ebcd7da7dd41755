"""Who is each country's largest partner: China, Russia, the EU, Türkiye or the neighbours?"""

from __future__ import annotations

from components.charts.kit import draw, style
from components.charts.kit.base import Chart, Figure, Frame, Row, counted_by, span_of, told
from components.charts.kit.shares import group_rows
from components.language import numbers
from components.language.terms import flow_name
from components.language.text import _, joined, mark
from components.state import ViewState
from data.analysis.comparability import goods_flow
from data.analysis.partner_table import GROUPS, OTHERS, years
from data.records.codes import CHINA, COUNTRIES, REGION
from data.store import Store

_LEDGERS = ("partner", "reconciled")


def table(store: Store, state: ViewState) -> Frame:
    """Percent of a year's trade by country and group of partners, each country adding up to 100.

    The year is the chosen one, else each country's latest. National statistics come before
    reconciled figures.
    """
    flow = goods_flow(state.flow)
    return tuple(row for country in COUNTRIES for row in _country_rows(store, state, country, flow))


def _country_rows(store: Store, state: ViewState, country: str, flow: str) -> tuple[Row, ...]:
    for ledger in _LEDGERS:
        candidates = (state.period,) if state.period else years(store, country, flow, ledger)
        for year in candidates:
            rows = group_rows(store, country, flow, ledger, year)
            if rows:
                return rows
    return ()


def _label(row: Row) -> str:
    short = {"partner": _("national statistics"), "reconciled": _("reconciled")}[row.ledger]
    return f"{row.country_name} {row.period}<br><i>{short}</i>"


def _click(row: Row) -> dict[str, str]:
    single = {"partner": row.partner} if row.partner in (CHINA, "RUS", "TUR") else {}
    return {"country": row.country} | single


def figure(frame: Frame, state: ViewState) -> Figure:
    """One bar for each country, labelled with its year and ledger."""
    chosen = "" if state.country == REGION else state.country
    return {
        "data": draw.stacked(
            frame,
            by="partner",
            along=_label,
            colour=lambda code: style.PARTNER_COLOURS[code],
            click=_click,
            opacity=lambda row: style.fade(row.country, chosen),
            horizontal=True,
        ),
        "layout": {
            "barmode": "stack",
            **draw.FITTING,
            "bargap": 0.3,
            "showlegend": True,
            "legend": draw.LEGEND,
            "xaxis": {"range": [0, 100], "showticklabels": False, "showgrid": False},
            "yaxis": {
                "autorange": "reversed",
                "showgrid": False,
                "ticks": "",
                "ticklabelstandoff": 4,
            },
            "margin": {"b": 40, "t": 64},
        },
    }


def finding(frame: Frame, state: ViewState) -> str:
    """Which of the groups is the largest, and in which countries, or in the chosen one."""
    frame = draw.of_chosen(frame, state)
    leads: dict[str, list[str]] = {}
    for rows in draw.groups(frame, "country").values():
        first = max((row for row in rows if row.partner != OTHERS), key=lambda row: row.value)
        leads.setdefault(first.partner, []).append(first.country_name)
    names = {row.partner: row.partner_name for row in frame}
    if len(leads) == 1 and len(draw.groups(frame, "country")) == 1:
        first = max((row for row in frame if row.partner != OTHERS), key=lambda row: row.value)
        return _(
            "{partner} is {country}'s largest partner of those named: {share} in {year}"
        ).format(
            partner=first.partner_name,
            country=first.country_name,
            share=told(first),
            year=numbers.period(first.period),
        )
    order = sorted(leads, key=lambda group: (-len(leads[group]), GROUPS.index(group)))
    first_in = [len(leads[group]) for group in order]
    if sum(first_in) == len(COUNTRIES) > first_in[0] > max(1, *first_in[1:]):
        all_years = {row.period for row in frame}
        text = (
            _(
                "Of the partners and groups compared, {partner} was the largest for {count} of the "
                "{all} in {year}"
            )
            if len(all_years) == 1
            else _(
                "Of the partners and groups compared, {partner} is the largest for {count} of the "
                "{all}, each in its latest year ({span})"
            )
        )
        return text.format(
            partner=names[order[0]],
            count=numbers.word(first_in[0]),
            all=numbers.word(sum(first_in)),
            year=max(all_years),
            span=span_of(frame),
        )
    texts = [
        _("{partner} in {countries}").format(partner=names[group], countries=joined(leads[group]))
        for group in order
    ]
    return _("Largest of the partners and groups compared: {told}").format(told=joined(texts, "; "))


def subtitle(frame: Frame, state: ViewState) -> str:
    """Unit and ledgers; the years are beside the bars."""
    return _("Percent of {flow}, all partners · {ledgers}").format(
        flow=flow_name(frame[0].flow),
        ledgers=counted_by(frame),
    )


CHART = Chart(
    id="larger_partner",
    question=mark("Who is each country's largest partner?"),
    uses=("country", "flow", "period"),
    missing=mark(
        "No country has figures for all its partners in this year in this package. UN Comtrade "
        "holds what the statistics offices reported."
    ),
    compares=("country",),
    ignores={
        "ledger": mark("National statistics, else reconciled figures; each bar says which."),
        "partner": mark("Partners are shown in groups."),
    },
    latest_else=True,
    table=table,
    figure=figure,
    finding=finding,
    subtitle=subtitle,
    height=380,
)
