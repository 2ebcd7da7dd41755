"""How much of each country's trade is with the partner (China), and since when?"""

from __future__ import annotations

from components.charts.kit import draw, style
from components.charts.kit.base import (
    Chart,
    Figure,
    Frame,
    counted_by,
    sharer_of,
    span_of,
)
from components.charts.kit.countrylines import country_lines
from components.charts.kit.leader import LEDGERS, best_ledger, leader, of_country, sentence
from components.charts.kit.shares import yearly
from components.language.terms import country_name, flow_name
from components.language.text import _, joined, mark
from components.state import ViewState
from data.analysis.comparability import goods_flow
from data.records.codes import COUNTRIES, REGION
from data.store import Store


def table(store: Store, state: ViewState) -> Frame:
    """Percent of each country's trade with all partners, by country and year."""
    flow, partner = goods_flow(state.flow), sharer_of(state)
    return tuple(
        row
        for country in COUNTRIES
        if country != partner
        for row in yearly(store, country, flow, state.ledger, partner)
    )


def figure(frame: Frame, state: ViewState) -> Figure:
    """One line per country, broken where the sources change, labelled at its end."""
    chosen = "" if state.country == REGION else state.country
    axis = style.axis_percent([row.value for row in frame])
    lines, ends = country_lines(frame, chosen)
    drawn = [
        line | {"line": line["line"] | {"width": 3 if chosen == country else 2}}
        for country, line in lines.items()
    ]
    return {"data": drawn, "layout": draw.time_layout(frame, ends, axis, state.period)}


def finding(frame: Frame, state: ViewState) -> str:
    """The chosen country's share, or in which country it is the highest (kit/leader.py)."""
    own = [row for row in frame if row.country == state.country]
    rows = own or frame
    known = any(row.period == state.period for row in rows)
    found = leader(rows, state.period if known else "")
    if found is None:
        return ""
    return of_country(found.highest) if own else sentence(found)


def subtitle(frame: Frame, state: ViewState) -> str:
    """Unit, ledger, years; the countries without data."""
    text = _("Percent of {flow}, all partners · {ledger} · {span}").format(
        flow=flow_name(frame[0].flow), ledger=counted_by(frame), span=span_of(frame)
    )
    shown = {row.country for row in frame} | {frame[0].partner}
    missing = [country_name(code) for code in COUNTRIES if code not in shown]
    if not missing:
        return text
    return text + _(" · no data for {countries}").format(countries=joined(missing))


CHART = Chart(
    id="china_share",
    question=mark("How much of each country's trade is with China?"),
    uses=("country", "flow", "ledger", "period", "partner"),
    ledgers=LEDGERS,
    pick=best_ledger,
    why_not=mark("China's customs record only trade with China, so the total is missing."),
    missing=mark(
        "No country has figures for trade both with this partner and with all partners in this "
        "package. UN Comtrade holds what the statistics offices reported."
    ),
    time=True,
    compares=("country", "period"),
    table=table,
    figure=figure,
    finding=finding,
    subtitle=subtitle,
    height=420,
    wide=True,
)
