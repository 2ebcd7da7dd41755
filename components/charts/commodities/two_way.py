"""Does trade go both ways within the same kind of goods?"""

from __future__ import annotations

from components.charts.kit import draw, mixes, style
from components.charts.kit.base import (
    Chart,
    Figure,
    Frame,
    Row,
    counted_when,
    partner_of,
    row_of,
    show,
)
from components.charts.kit.countrylines import country_lines
from components.language import numbers
from components.language.terms import trade_with
from components.language.text import _, mark
from components.state import ViewState
from data.indicators.structure import two_way_of_all
from data.records.codes import COUNTRIES, REGION
from data.store import Store, is_year
from data.sums import combine


def table(store: Store, state: ViewState) -> Frame:
    """Percent of total trade that goes both ways within an HS chapter, by country and year.

    This is the Grubel-Lloyd index over all chapters (docs/indicators.md). Years in which a flow has
    some chapters only have no row.
    """
    partner = partner_of(state)
    rows: list[Row] = []
    for country in COUNTRIES:
        of_country: list[Row] = []
        for year in store.chapter_periods(country, "turnover", state.ledger, partner):
            found = two_way_of_all(store, country, state.ledger, year, partner)
            if found is None or not is_year(year):
                continue
            index, chapters = found
            of_country.append(
                row_of(
                    store,
                    combine(chapters, "turnover", "", commodity="TOTAL"),
                    measure="two_way",
                    value=100.0 * index,
                    unit="percent",
                    note=_("Grubel–Lloyd index {index} over {count} HS chapters").format(
                        index=numbers.decimal(index, 3), count=len(chapters)
                    ),
                )
            )
        rows += mixes.with_age(store, state.with_(flow="turnover"), tuple(of_country))
    return tuple(rows)


def figure(frame: Frame, state: ViewState) -> Figure:
    """One line per country, labelled at its end."""
    chosen = "" if state.country == REGION else state.country
    axis = style.axis_percent([row.value for row in frame])
    lines, ends = country_lines(frame, chosen)
    return {"data": [*lines.values()], "layout": draw.time_layout(frame, ends, axis, state.period)}


def finding(frame: Frame, state: ViewState) -> str:
    """The chosen country, else the highest of the latest year that most countries have."""
    rows = draw.of_chosen(frame, state)
    by_year = draw.groups(rows, "period")
    latest = max(by_year, key=lambda year: (len(by_year[year]), year))
    year = state.period if state.period in by_year else latest
    first = max(by_year[year], key=lambda row: row.value)
    if not state.period and any(row.period > year for row in frame):
        first = first._replace(reason="latest_whole")
    is_one = len(by_year[year]) == 1
    text = (
        _("{share} of {country}'s {trade} went both ways within HS chapters, {period}")
        if is_one
        else _(
            "At most {share} of a country's {trade} went both ways within HS chapters: "
            "{country}, {period}"
        )
    )
    return text.format(
        share=show(first),
        country=first.country_name,
        trade=trade_with(first.flow, first.partner, first.partner_name),
        period=mixes.dated(first, compared=not is_one),
    )


def subtitle(frame: Frame, state: ViewState) -> str:
    """What the percent is, partner, ledger, years."""
    return _(
        "Percent of total trade matched by the other flow in the same HS chapter "
        "(Grubel–Lloyd index) · {partner} · {rest}"
    ).format(partner=frame[0].partner_name, rest=counted_when(frame))


CHART = Chart(
    id="two_way",
    question=mark("Does trade go both ways within the same kind of goods?"),
    uses=("country", "ledger", "period", "partner"),
    ledgers=("reconciled", "partner"),
    why_not=mixes.NOT_CHINA,
    missing=mixes.NOT_HERE,
    ignores={"flow": mark("Exports and imports are compared.")},
    time=True,
    compares=("country", "period"),
    table=table,
    figure=figure,
    finding=finding,
    subtitle=subtitle,
    height=400,
)
