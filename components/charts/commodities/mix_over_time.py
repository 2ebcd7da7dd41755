"""How has the mix of a country's trade with a partner changed?"""

from __future__ import annotations

from components.charts.kit import draw, lettering, mixes, sitc, style
from components.charts.kit.base import (
    Chart,
    Choice,
    Figure,
    Frame,
    partner_of,
    row_of,
    span_of,
    told,
)
from components.charts.kit.base import subtitle_of as base_subtitle
from components.language import numbers
from components.language.terms import flow_name
from components.language.text import _, mark
from components.state import ViewState
from data.analysis.commodity_mix import (
    OTHER,
    added,
    by_section,
    chapters_by_period,
    heaviest_sections,
)
from data.analysis.comparability import goods_flow
from data.analysis.measures import share
from data.records.codes import WORLD
from data.store import Store, is_year
from data.sums import combine

_COUNT = 6


def table(store: Store, state: ViewState) -> Frame:
    """Percent by HS section in every period, adding up to 100 in each.

    The six sections with the largest shares over all periods, then all others. An average over
    years is a separate period. Where the country's own statistics have exports by SITC section
    and not by chapter, those sections are shown.
    """
    flow, partner = goods_flow(state.flow), partner_of(state)
    by_period = chapters_by_period(store, state.country, flow, state.ledger, partner)
    if len(by_period) < 2:  # one period shows no change
        own = state.ledger == "partner"
        return sitc.shares(store, state.country, flow, partner, _COUNT) if own else ()
    totals = {period: added(chapters) for period, chapters in by_period.items()}
    divided = {period: by_section(store, chapters) for period, chapters in by_period.items()}
    kept = heaviest_sections(divided, totals, _COUNT)
    rows = []
    for period, mix in sorted(divided.items()):
        rest = [chapter for key, parts in mix.items() if key not in kept for chapter in parts]
        groups = [(section, mix.get(section, [])) for section in kept]
        for section, section_parts in (*groups, (OTHER, rest)):
            if not section_parts:
                continue
            whole = combine(section_parts, flow, "", commodity=section)
            row = row_of(
                store,
                whole,
                measure="share",
                value=share(whole.value_usd, totals[period]),
                unit="percent",
                note=_("share of all chapters in the same source"),
            )
            entry = store.package.sections.get(section)
            name = _(entry.short) if entry else _("All other sections")
            rows.append(row._replace(commodity_name=name))
    return mixes.with_age(store, state, tuple(rows))


def _tick(period: str, first: str) -> str:
    if is_year(period) and period != first:
        return f"’{period[2:]}"
    return draw.mean_label(period)


def figure(frame: Frame, state: ViewState) -> Figure:
    """One bar for each period; the sections are labelled beside the last bar."""
    periods = sorted({row.period for row in frame})
    chosen = state.period in periods
    calendar = draw.calendar(periods)
    order = list(dict.fromkeys(row.commodity for row in frame))
    order.sort(key=lambda section: section == OTHER)
    names = {row.commodity: row.commodity_name for row in frame}
    last = {row.commodity: row.value for row in frame if row.period == calendar[-1]}
    labels, room = lettering.stack_labels(
        [
            lettering.Part(names[code], last.get(code, 0.0), style.section_colour(code))
            for code in order
        ]
    )
    step = -(-len(calendar) // 4)
    ticks = [
        period for place, period in enumerate(calendar) if place % step == 0 and is_year(period)
    ]
    averages = [period for period in calendar if not is_year(period)]
    beside_average = {
        period
        for average in averages
        for period in calendar
        if abs(_distance(calendar, period, average)) <= 3
    }
    ticks = [period for period in ticks if period not in beside_average] + averages
    return {
        "data": draw.stacked(
            tuple(sorted(frame, key=lambda row: order.index(row.commodity))),
            by="commodity",
            along=lambda row: numbers.period(row.period),
            colour=style.section_colour,
            click=lambda row: {"period": row.period},
            opacity=lambda row: 1.0 if not chosen or row.period == state.period else 0.5,
        ),
        "layout": {
            "barmode": "stack",
            "bargap": 0.18,
            "xaxis": {
                "type": "category",
                "categoryorder": "array",
                "categoryarray": [numbers.period(period) for period in calendar],
                "range": [-0.6, len(calendar) - 0.4],
                "tickvals": [numbers.period(period) for period in ticks],
                "ticktext": [_tick(period, ticks[0]) for period in ticks],
                "tickangle": 0,
                "showgrid": False,
            },
            "yaxis": style.axis_whole(),
            "annotations": labels,
            "margin": {"r": room, "b": 72},
        },
    }


def _distance(calendar: list[str], period: str, other: str) -> int:
    return calendar.index(period) - calendar.index(other)


def finding(frame: Frame, state: ViewState) -> str:
    """The largest section of the latest or chosen period, and its first share."""
    periods = sorted({row.period for row in frame})
    period = state.period if state.period in periods else periods[-1]
    first = max(
        (row for row in frame if row.period == period and row.commodity != OTHER),
        key=lambda row: row.value,
    )
    text = _("{section} made up {share} of {flow} ({period})").format(
        section=first.commodity_name,
        share=told(first),
        flow=flow_name(first.flow),
        period=mixes.dated(first),
    )
    earlier = [row for row in frame if row.commodity == first.commodity and row.period < period]
    if not earlier:
        return text
    if told(earlier[0]) == told(first) and is_year(earlier[0].period):
        return text + _(", as in {year}").format(year=earlier[0].period)
    return text + _(", against {share} ({period})").format(
        share=told(earlier[0]), period=numbers.period(earlier[0].period)
    )


def subtitle(frame: Frame, state: ViewState) -> str:
    """Unit, ledger, periods, flow and partner; which sections."""
    text = _(" · {flow}, {partner}, by HS section")
    if _is_sitc(frame):
        text = _(" · {flow} of goods and services, {partner}, by SITC section")
    return base_subtitle(frame, state) + text.format(
        flow=flow_name(frame[0].flow), partner=frame[0].partner_name
    )


def _is_sitc(frame: Frame) -> bool:
    return any(row.commodity.startswith(sitc.PREFIX) for row in frame)


def others(store: Store, state: ViewState, frame: Frame) -> tuple[Choice, ...]:
    """A link from exports by HS section to those by SITC section, which are newer."""
    asked = state.flow in ("turnover", "export")
    rows = sitc.shares(store, state.country, "export", WORLD, _COUNT) if asked else ()
    if not rows or _is_sitc(frame):
        return ()
    label = _("exports of goods and services to all partners by SITC section, {years}").format(
        years=span_of(rows)
    )
    chosen = state.with_(flow="export", partner=WORLD, ledger="partner", period="")
    return (Choice(label, chosen),)


CHART = Chart(
    id="mix_over_time",
    question=mark("How has the commodity mix changed?"),
    uses=("country", "flow", "ledger", "period", "partner"),
    ledgers=("partner", "reconciled"),
    why_not=mixes.NOT_CHINA,
    missing=mixes.NOT_HERE,
    time=True,
    compares=("period",),
    table=table,
    figure=figure,
    finding=finding,
    subtitle=subtitle,
    others=others,
    height=400,
)
