"""Who are a country's ten largest partners, and where does China stand among them?"""

from __future__ import annotations

from components.charts.kit import draw, lettering, style
from components.charts.kit.base import Chart, Figure, Frame, Row, row_of, show_part
from components.charts.kit.base import subtitle_of as base_subtitle
from components.language.numbers import percent
from components.language.terms import flow_name
from components.language.text import _, joined, mark
from components.state import ViewState
from data.analysis.comparability import goods_flow
from data.analysis.measures import share
from data.analysis.partner_table import by_partner, world, years
from data.records.codes import CHINA, COUNTRIES
from data.records.observation import Observation
from data.store import Store, combine

_COUNT = 10


def table(store: Store, state: ViewState) -> Frame:
    """US dollars of the ten largest partners of a year, and each one's share of the total."""
    if state.country not in COUNTRIES:
        return ()
    flow = goods_flow(state.flow)
    known = years(store, state.country, flow, state.ledger)
    for year in (state.period,) if state.period else known:
        found = by_partner(store, state.country, flow, state.ledger, year)
        if found:
            break
    else:
        return ()
    total = world(store, state.country, flow, state.ledger, year)
    assert total is not None  # or by_partner would be empty
    sums = [
        parts[0] if len(parts) == 1 and flow != "turnover" else combine(parts, flow, "")
        for parts in found.values()
    ]
    sums.sort(key=lambda seen: -seen.value_usd)
    return tuple(
        _row(store, seen, share(seen.value_usd, total.value_usd))
        for seen in sums[:_COUNT]
        if seen.value_usd > 0
    )


def _row(store: Store, seen: Observation, part: float | None) -> Row:
    """A partner's trade in US dollars, `part` percent of that with all."""
    told = (_("{share} of the total").format(share=percent(part)), _(seen.note))
    return row_of(store, seen, note=joined(filter(None, told), "; "), part=part)


def figure(frame: Frame, state: ViewState) -> Figure:
    """Ranked bars with the value and its share of the total at their ends."""
    drawn = draw.ranked_bars(
        frame,
        label=lambda row: lettering.wrap(row.partner_name),
        colour=lambda row: style.ACCENT if row.partner == CHINA else style.NEUTRAL,
        click=lambda row: {"partner": row.partner},
        chosen=lambda row: not state.partner or row.partner == state.partner,
        also=show_part,
    )
    drawn["layout"]["xaxis"]["range"] = [0, frame[0].value * 2.15]
    return drawn


def finding(frame: Frame, state: ViewState) -> str:
    """The first partner, and China's place where it is not the first."""
    first = frame[0]
    said = _("{partner} is {country}'s largest partner in {flow}: {share} in {year}").format(
        partner=first.partner_name,
        country=first.country_name,
        flow=flow_name(first.flow),
        share=show_part(first),
        year=first.period,
    )
    places = [row.partner for row in frame]
    if CHINA not in places:
        return said + _("; China is not in the top {count}").format(count=len(frame))
    place = places.index(CHINA) + 1
    return said if place == 1 else said + _("; China ranks no. {place}").format(place=place)


def subtitle(frame: Frame, state: ViewState) -> str:
    """Unit, ledger and year."""
    return base_subtitle(frame, state) + _(" · percent: share of {flow}, all partners").format(
        flow=flow_name(frame[0].flow)
    )


CHART = Chart(
    id="top_partners",
    question=mark("Who are the country's ten largest partners?"),
    uses=("country", "flow", "ledger", "period", "partner"),
    ledgers=("partner", "reconciled"),
    why_not=mark("China's customs record only trade with China."),
    missing=mark(
        "No figures for all partners in this year: the country's statistics "
        "office does not publish them, and no third party has reconstructed "
        "them."
    ),
    table=table,
    figure=figure,
    finding=finding,
    subtitle=subtitle,
    height=400,
)
