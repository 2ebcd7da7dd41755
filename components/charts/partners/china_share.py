"""How much of each country's trade is with the partner (China), and since when?"""

from __future__ import annotations

from components.charts.kit import draw, style
from components.charts.kit.base import (
    Chart,
    Figure,
    Frame,
    Row,
    counted_by,
    sharer_of,
    show,
    span_of,
)
from components.charts.kit.lettering import End
from components.charts.kit.shares import highest_since, yearly
from components.language.terms import country_name, flow_name
from components.language.text import _, joined, mark
from components.state import ViewState
from data.analysis.comparability import goods_flow
from data.records.codes import CHINA, COUNTRIES, REGION, WEAK
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
    lines, ends = [], []
    for country, rows in draw.groups(frame, "country").items():
        name, colour = rows[0].country_name, style.COUNTRY_COLOURS[country]
        line = draw.line(
            rows,
            name=name,
            colour=colour,
            opacity=style.fade(country, chosen),
            click=lambda row: {"country": row.country, "period": row.period},
        )
        lines.append(line | {"line": line["line"] | {"width": 3 if chosen == country else 2}})
        last = rows[-1]
        ends.append(End(name, last.value, colour, show(last), last.period))
    return {"data": lines, "layout": draw.time_layout(frame, ends, axis, state.period)}


def finding(frame: Frame, state: ViewState) -> str:
    """The chosen country's share, or the highest in the year that most countries have.

    If some have none in that year, the text says how many were compared.
    """
    rows = [row for row in frame if row.country == state.country] or list(frame)
    year = state.period if any(row.period == state.period for row in rows) else ""
    if not year:
        counts: dict[str, int] = {}
        for row in rows:
            counts[row.period] = counts.get(row.period, 0) + 1
        year = max(counts, key=lambda code: (min(counts[code], 3), code))
    highest = max((row for row in rows if row.period == year), key=lambda row: row.value)
    of_china = highest.partner == CHINA
    single = rows[0].country == state.country or sum(row.period == year for row in rows) == 1
    text = (
        _("{partner} accounted for {share} of {country}'s {flow} in {year}")
        if single
        else _("{partner}'s share was highest in {country}: {share} of {flow} in {year}")
    )
    if of_china:
        text = (
            _("China accounted for {share} of {country}'s {flow} in {year}")
            if single
            else _("China's share was highest in {country}: {share} of {flow} in {year}")
        )
    since = "" if single else _since(rows, highest)
    if since:
        text += _(", as in every year since {since}")
    known = sum(row.period == year for row in rows)
    if not single and known < len(COUNTRIES):
        text += _(", among the {count} countries with data").format(count=known)
    return text.format(
        partner=highest.partner_name,
        share=_("an estimated {share}").format(share=show(highest))
        if highest.status in WEAK
        else show(highest),
        country=highest.country_name,
        flow=flow_name(highest.flow),
        year=year,
        since=since,
    )


def _since(rows: list[Row], highest: Row) -> str:
    """Return the first of the years up to that of `highest` in which its country was the highest.

    Each year compares the countries that have data of it. Empty if the year before had another.
    """
    years: dict[str, dict[str, float]] = {}
    for row in rows:
        years.setdefault(row.period, {})[row.country] = row.value
    first = highest_since(years, highest.country, highest.period)
    return "" if first == highest.period else first


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
    ledgers=("partner", "reconciled"),
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
