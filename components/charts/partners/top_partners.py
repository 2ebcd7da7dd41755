"""Who are a country's ten largest partners, and where does China rank?"""

from __future__ import annotations

from components.charts.kit import age, draw, lettering, style
from components.charts.kit.base import Chart, Figure, Frame, Row, keyed, row_of, show_part
from components.charts.kit.base import subtitle_of as base_subtitle
from components.language.numbers import percent, percent_printed
from components.language.terms import flow_name
from components.language.text import _, joined, mark
from components.state import ViewState
from data.analysis.comparability import goods_flow
from data.analysis.measures import share
from data.analysis.partner_table import MainPartner, by_partner, main_partners, world, years
from data.records.codes import CHINA, COUNTRIES, WEAK, WORLD
from data.records.observation import Observation
from data.store import Store
from data.sums import combine
from data.sums import joined as joined_cells

_COUNT = 10


def table(store: Store, state: ViewState) -> Frame:
    """US dollars of the ten largest partners of a year, with each one's share of the total.

    Of a year without a table of all partners: those whose shares the office published.
    """
    frame = _table(store, state)
    if not age.is_old(store, state, frame):
        return frame
    return age.with_reason(frame, [_table(store, other) for other in age.other_ledgers(state)])


def _table(store: Store, state: ViewState) -> Frame:
    if state.country not in COUNTRIES:
        return ()
    flow = goods_flow(state.flow)
    candidates = years(store, state.country, flow, state.ledger)
    for year in (state.period,) if state.period else candidates:
        partners = by_partner(store, state.country, flow, state.ledger, year)
        if partners:
            break
        if listed := main_partners(store, state.country, flow, state.ledger, year):
            return tuple(_published_row(store, partner) for partner in listed[:_COUNT])
    else:
        return ()
    total = world(store, state.country, flow, state.ledger, year)
    assert total is not None  # by_partner is empty without a total
    sums = [
        parts[0] if len(parts) == 1 and flow != "turnover" else combine(parts, flow, "")
        for parts in partners.values()
    ]
    sums.sort(key=lambda trade: -trade.value_usd)
    return tuple(
        _row(store, trade, share(trade.value_usd, total.value_usd))
        for trade in sums[:_COUNT]
        if trade.value_usd > 0
    )


def _row(store: Store, trade: Observation, part: float | None) -> Row:
    """A partner's trade in US dollars; `part` is its percent of the trade with all partners."""
    notes = (_("{share} of the total").format(share=percent(part)), _(trade.note))
    return row_of(store, trade, note=joined(filter(None, notes), "; "), part=part)


def _published_row(store: Store, partner: MainPartner) -> Row:
    """A partner's published share, as that part of the published total in US dollars."""
    share_row, total = partner.share, partner.total
    row = keyed(
        store,
        share_row,
        measure="value",
        value=partner.usd,
        unit="USD",
        status=share_row.status if share_row.status in WEAK else "derived",
        source=joined_cells([share_row.source, total.source]),
        note=_("{share} of the total, as published; in US dollars: share × total").format(
            share=percent_printed(share_row.value_pct)
        ),
        part=share_row.value_pct,
    )
    return row._replace(reason="main_partners")


def figure(frame: Frame, state: ViewState) -> Figure:
    """Ranked bars with the value and the share of the total."""
    drawn = draw.ranked_bars(
        frame,
        label=lambda row: lettering.wrap(row.partner_name),
        colour=lambda row: style.ACCENT if row.partner == CHINA else style.NEUTRAL,
        click=lambda row: {"partner": row.partner},
        chosen=lambda row: state.partner in ("", WORLD) or row.partner == state.partner,
        also=show_part,
    )
    drawn["layout"]["xaxis"]["range"] = [0, frame[0].value * 2.15]
    return drawn


def finding(frame: Frame, state: ViewState) -> str:
    """The largest partner, and China's rank if it is another one."""
    first = frame[0]
    text = _("{partner} is {country}'s largest partner in {flow}: {share} in {year}").format(
        partner=first.partner_name,
        country=first.country_name,
        flow=flow_name(first.flow),
        share=show_part(first),
        year=first.period,
    )
    text = age.aged(text, first)
    places = [row.partner for row in frame]
    if CHINA not in places:
        return text + _("; China is not in the top {count}").format(count=len(frame))
    place = places.index(CHINA) + 1
    return text if place == 1 else text + _("; China ranks no. {place}").format(place=place)


def subtitle(frame: Frame, state: ViewState) -> str:
    """Unit, ledger, year, and which partners these are."""
    text = _(" · percent: share of {flow}, all partners")
    if frame[0].reason == "main_partners":
        text = _(" · percent: share of {flow}, as published for the main partners only")
    return base_subtitle(frame, state) + text.format(flow=flow_name(frame[0].flow))


CHART = Chart(
    id="top_partners",
    question=mark("Who are the country's ten largest partners?"),
    uses=("country", "flow", "ledger", "period", "partner"),
    ledgers=("partner", "reconciled"),
    why_not=mark("China's customs record only trade with China."),
    missing=mark(
        "No figures for all partners in this year in this package. UN Comtrade holds what the "
        "country's statistics office reported."
    ),
    compares=("partner",),
    latest_else=True,
    table=table,
    figure=figure,
    finding=finding,
    subtitle=subtitle,
    height=400,
)
