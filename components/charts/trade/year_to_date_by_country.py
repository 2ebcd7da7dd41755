"""How do the latest months compare with a year earlier, in the region and in each country?"""

from __future__ import annotations

from components.charts.kit import lettering, marks, samemonths
from components.charts.kit.base import Chart, Figure, Frame, Row, ledgers_of, partner_of
from components.charts.kit.base import subtitle_of as base_subtitle
from components.language import numbers
from components.language.terms import short_ledger
from components.language.text import _, aside, in_turn, mark
from components.state import ViewState
from data.analysis.periods import same_months
from data.records.codes import COUNTRIES, REGION
from data.store import Store


def table(store: Store, state: ViewState) -> Frame:
    """The latest pair of the same months of two years: of the region, then of each country.

    US dollars, and growth in percent. With a chosen year, the latest pair of that year. The region
    has a second pair if a source publishes its growth.
    """
    rows: list[Row] = []
    for ledger in ledgers_of(state):
        for country in (REGION, *COUNTRIES):
            series = store.part_year(country, state.flow, ledger, partner_of(state))
            pairs = [
                pair
                for pair in same_months(store, series)
                if not state.period or pair[0].period.startswith(f"{state.period}-")
            ]
            if country == REGION:  # the latest may be a sum of the five
                published = [pair for pair in pairs[1:] if pair[0].growth_pct is not None]
                pairs = pairs[:1] + published[:1]
            rows += samemonths.rows_of(store, pairs[: 2 if country == REGION else 1])
    return tuple(rows)


def figure(frame: Frame, state: ViewState) -> Figure:
    """A line for each pair, named by the country, and by its months if they are not the usual."""
    both = marks.has_two_ledgers(frame)
    pairs = samemonths.pairs(frame)
    usual = _usual(pairs)

    def name(row: Row) -> str:
        months = "" if row.period == usual else numbers.period(row.period)
        label = in_turn(aside(row.country_name, months), short_ledger(row.ledger) if both else "")
        return lettering.wrap(label, 18)

    return samemonths.figure(frame, pairs, name, _click)


def _click(row: Row) -> dict[str, str]:
    """A click chooses the country; the region is shown without a choice."""
    return {} if row.country == REGION else {"country": row.country}


def _usual(pairs: list[samemonths.Pair]) -> str:
    """The period that more than half of the pairs have; empty if there is none."""
    periods = [new.period for new, _old in pairs]
    usual = max(periods, key=lambda period: (periods.count(period), samemonths.end(period)))
    return usual if 2 * periods.count(usual) > len(periods) else ""


def finding(frame: Frame, state: ViewState) -> str:
    """The pair of the region or of the chosen country, else the largest that is not suspect."""
    pairs = samemonths.pairs(frame)
    chosen = [pair for pair in pairs if pair[0].country == state.country]
    largest = max(samemonths.sound(pairs), key=lambda pair: pair[0].value)
    return samemonths.sentence(frame, chosen[0] if chosen else largest)


def subtitle(frame: Frame, state: ViewState) -> str:
    """Unit, ledger and years; the months of most lines; whether published growth differs."""
    usual = _usual(samemonths.pairs(frame))
    compared = (
        _(" · {months} and the same months a year earlier").format(months=numbers.period(usual))
        if usual
        else _(" · same months of two years")
    )
    return base_subtitle(frame, state) + compared + samemonths.remark(frame)


CHART = Chart(
    id="year_to_date_by_country",
    question=mark("How do the latest months compare with a year earlier, by country?"),
    **samemonths.SHARED,
    compares=("country", "period"),
    latest_else=True,
    table=table,
    figure=figure,
    finding=finding,
    subtitle=subtitle,
    height=360,
)
