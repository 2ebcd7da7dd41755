"""How has each country's trade with a partner grown?"""

from __future__ import annotations

from components.charts.kit import draw, marks, style
from components.charts.kit.base import Chart, Figure, Frame, ledgers_of, partner_of, row_of, show
from components.charts.kit.lettering import End
from components.language.terms import trade_with
from components.language.text import _, mark
from components.state import ViewState
from data.records.codes import COUNTRIES, REGION
from data.store import Store


def table(store: Store, state: ViewState) -> Frame:
    """Annual value by country, US dollars; years without a figure have no row."""
    return tuple(
        row_of(store, observation)
        for country in COUNTRIES
        for ledger in ledgers_of(state)
        for observation in store.annual(country, state.flow, ledger, partner_of(state)).values()
    )


def figure(frame: Frame, state: ViewState) -> Figure:
    """One line per country, labelled at its end."""
    chosen = "" if state.country == REGION else state.country
    axis = style.axis_of(frame)
    lines, ends = marks.ledger_key(frame), []
    for country, all_rows in draw.groups(frame, "country").items():
        for ledger, rows in draw.groups(all_rows, "ledger").items():
            name = rows[0].country_name
            lines.append(
                draw.line(
                    rows,
                    name=name,
                    colour=style.COUNTRY_COLOURS[country],
                    opacity=style.fade(country, chosen),
                    click=lambda row: {"country": row.country, "period": row.period},
                    by_ledger=marks.has_two_ledgers(frame),
                )
            )
            last, name = rows[-1], marks.end_name(frame, name, ledger)
            ends.append(End(name, last.value, style.COUNTRY_COLOURS[country], period=last.period))
    return {"data": lines, "layout": draw.time_layout(frame, ends, axis, state.period)}


def finding(frame: Frame, state: ViewState) -> str:
    """The chosen country, or the largest, in the chosen year, else in the latest of most countries.

    If some have none in that year, the text says how many were compared. A single country is not
    called the largest.
    """
    frame = draw.of_chosen(frame, state)
    by_year = draw.groups(frame, "period")
    total = len({row.country for row in frame})
    countries_of = {year: {row.country for row in rows} for year, rows in by_year.items()}
    most = max(len(countries) for countries in countries_of.values())
    year = (
        state.period
        if state.period in countries_of
        else max(candidate for candidate in countries_of if len(countries_of[candidate]) == most)
    )
    largest = max(by_year[year], key=lambda row: abs(row.value))
    text = (
        _("{country}'s {trade} was the largest in absolute terms: {value} in {year}")
        if largest.flow == "balance"
        else _("{country} had the largest {trade}: {value} in {year}")
    )
    if len(countries_of[year]) == 1:
        text = _("{country}'s {trade} came to {value} in {period}")
    elif len(countries_of[year]) < total:
        text += _(", among the {count} countries with data").format(count=len(countries_of[year]))
    return text.format(
        country=largest.country_name,
        trade=trade_with(largest.flow, largest.partner, largest.partner_name),
        value=show(largest),
        year=year,
        period=year,
    )


CHART = Chart(
    id="turnover_by_country",
    question=mark("How has each country's trade with China changed?"),
    uses=("country", "flow", "ledger", "period", "partner", "terms"),
    ledgers=("china", "partner", "reconciled"),
    both=True,
    missing=mark("None of the countries has annual figures for this selection."),
    time=True,
    turns=True,
    compares=("country", "period"),
    table=table,
    figure=figure,
    finding=finding,
    wide=True,
)
