"""What does a country trade with a partner: the ten largest HS chapters of a period."""

from __future__ import annotations

from components.charts.kit import draw, lettering, style
from components.charts.kit.base import Chart, Figure, Frame, Row, partner_of, row_of, show_part
from components.charts.kit.base import subtitle_of as base_subtitle
from components.language import numbers
from components.language.terms import flow_name, trade_with
from components.language.text import _, mark
from components.state import ViewState
from data.analysis.commodity_mix import OTHER, breakdown
from data.analysis.comparability import goods_flow
from data.analysis.measures import share
from data.analysis.periods import newest_first
from data.records.observation import Observation
from data.store import Store, combine

_COUNT = 10


def table(store: Store, state: ViewState) -> Frame:
    """US dollars by HS chapter, largest first, then all other chapters.

    If a source has only some chapters, the rest of its total is a row "Not broken down". A chosen
    commodity that is not among the ten has a bar of its own.
    """
    flow, partner = goods_flow(state.flow), partner_of(state)
    periods = store.chapter_periods(state.country, flow, state.ledger, partner)
    for period in (state.period,) if state.period else newest_first(periods):
        mix = breakdown(store, state.country, flow, state.ledger, period, partner)
        if mix:
            break
    else:
        return ()
    total = mix.total
    kept = [
        chapter
        for place, chapter in enumerate(mix.chapters)
        if chapter.value_usd > 0 and (place < _COUNT or chapter.commodity == state.commodity)
    ]
    rows = [_row(store, chapter, total) for chapter in kept]
    others = [chapter for chapter in mix.chapters if chapter not in kept]
    if others:
        other = combine(others, flow, "", commodity=OTHER)
        name = _("All {count} other chapters").format(count=len(others))
        rows.append(_rest(store, other, name, total))
    if mix.rest:
        rows.append(_rest(store, mix.rest, _("Not broken down"), total))
    return tuple(rows)


def _row(store: Store, chapter: Observation, total: float) -> Row:
    """A chapter in US dollars, with its share of the total in `part` and in the note."""
    part = share(chapter.value_usd, total)
    note = _("{share} of the total").format(share=numbers.percent(part))
    return row_of(store, chapter, note=note, part=part)


def _rest(store: Store, observation: Observation, name: str, total: float) -> Row:
    return _row(store, observation, total)._replace(status="derived", commodity_name=name)


def figure(frame: Frame, state: ViewState) -> Figure:
    """Ranked bars, each with its value and share."""
    drawn = draw.ranked_bars(
        frame,
        label=lambda row: lettering.wrap(row.commodity_name),
        colour=lambda row: (
            style.NEUTRAL if row.commodity == OTHER else style.colour_of(row.country, row.flow)
        ),
        click=lambda row: {} if row.commodity == OTHER else {"commodity": row.commodity},
        chosen=lambda row: (
            not any(drawn.commodity == state.commodity for drawn in frame)
            or row.commodity == state.commodity
        ),
        also=show_part,
    )
    if len(frame) < _COUNT:
        drawn["layout"]["height"] = 120 + 36 * len(frame)
    drawn["layout"]["xaxis"]["range"] = [0, max(row.value for row in frame) * 2.1]
    return drawn


def finding(frame: Frame, state: ViewState) -> str:
    """The largest chapter and its share, or those of the chosen commodity."""
    chosen = [row for row in frame if row.commodity == state.commodity]
    first = chosen[0] if chosen else frame[0]
    return _("{commodity} made up {share} of {country}'s {trade}, {period}").format(
        commodity=first.commodity_name,
        share=show_part(first),
        country=first.country_name,
        trade=trade_with(first.flow, first.partner, first.partner_name),
        period=numbers.period(first.period),
    )


def subtitle(frame: Frame, state: ViewState) -> str:
    """Unit, ledger, period and flow."""
    return base_subtitle(frame, state) + _(" · {flow} by HS chapter").format(
        flow=flow_name(frame[0].flow)
    )


CHART = Chart(
    id="mix_year",
    question=mark("Which commodities does the country trade with China?"),
    uses=("country", "flow", "ledger", "period", "partner", "commodity"),
    ledgers=("partner", "reconciled"),
    chapters=True,
    why_not=mark("China's customs do not publish commodities by country of the region."),
    missing=mark(
        "No breakdown by commodity for this flow and period: neither the "
        "country nor third parties publish one."
    ),
    compares=("commodity",),
    table=table,
    figure=figure,
    finding=finding,
    subtitle=subtitle,
    height=500,
)
