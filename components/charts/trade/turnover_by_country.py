"""How has each country's trade with a partner grown?"""

from __future__ import annotations

from components.charts.kit import draw, marks, style
from components.charts.kit.base import Chart, Figure, Frame, ledgers_of, partner_of, row_of, show
from components.language.terms import trade_with
from components.language.text import _, mark
from components.state import ViewState
from data.records.codes import COUNTRIES, REGION
from data.store import Store


def table(store: Store, state: ViewState) -> Frame:
    """Annual value by country, US dollars; years nobody printed are absent."""
    return tuple(
        row_of(store, seen)
        for country in COUNTRIES
        for ledger in ledgers_of(state)
        for seen in store.annual(country, state.flow, ledger, partner_of(state)).values()
    )


def figure(frame: Frame, state: ViewState) -> Figure:
    """One line per country, labelled at its end."""
    chosen = "" if state.country == REGION else state.country
    axis = style.axis_money([row.value for row in frame])
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
            ends.append((marks.end_name(frame, name, ledger), int(rows[-1].period), rows[-1].value))
    return {"data": lines, "layout": draw.time_layout(frame, ends, axis, state.period)}


def finding(frame: Frame, state: ViewState) -> str:
    """The largest country of the chosen year, or of the newest in which most have a figure.

    Where some have none in that year, it is said how many were compared; one alone leads nobody.
    """
    counted = draw.groups(frame, "period")
    here = len({row.country for row in frame})
    seen = {year: {row.country for row in rows} for year, rows in counted.items()}
    most = max(len(countries) for countries in seen.values())
    year = state.period if state.period in seen else max(y for y in seen if len(seen[y]) == most)
    first = max(counted[year], key=lambda row: abs(row.value))
    text = (
        _("{country}'s {trade} was the largest in absolute terms: {value} in {year}")
        if first.flow == "balance"
        else _("{country} had the largest {trade}: {value} in {year}")
    )
    if len(seen[year]) == 1:
        text = _("{country}'s {trade} came to {value} in {period}")
    elif len(seen[year]) < here:
        text += _(", among the {count} countries with data").format(count=len(seen[year]))
    return text.format(
        country=first.country_name,
        trade=trade_with(first.flow, first.partner, first.partner_name),
        value=show(first),
        year=year,
        period=year,
    )


CHART = Chart(
    id="turnover_by_country",
    question=mark("How has each country's trade with China changed?"),
    uses=("country", "flow", "ledger", "period", "partner"),
    ledgers=("china", "partner", "reconciled"),
    both=True,
    missing=mark("None of the countries has annual figures for this selection."),
    time=True,
    table=table,
    figure=figure,
    finding=finding,
    wide=True,
)
