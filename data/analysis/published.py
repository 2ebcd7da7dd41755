"""Published figures on gas and traffic that a chart draws.

Figures with rank 1 and a value are drawn; those of other pages are kept beside them.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from data.records.codes import REGION
from data.records.projects import countries_of
from data.records.series import Published
from data.store import Store, end_of


def gas_by_year(store: Store, country: str, measure: str, unit: str) -> tuple[Published, ...]:
    """Return whole-year figures of a measure, by subject and year.

    Only those of `country`, or of all subjects for the region.
    """
    figures = [
        figure
        for figure in store.package.energy
        if (figure.measure, figure.unit, figure.scope, figure.rank) == (measure, unit, "year", 1)
        and figure.value is not None
        and country in (REGION, figure.subject)
    ]
    return tuple(sorted(figures))


def countries_of_traffic(store: Store, subject: str) -> tuple[str, ...]:
    """Return the countries that a subject of throughput.csv is in.

    Empty for trains to Europe, which no country has. Kazakhstan for other aggregates, which are its
    railways, roads and ports.
    """
    route = next((route for route in store.package.routes if route.id == subject), None)
    if route:
        return countries_of(route)
    return () if subject.startswith("china-europe") else ("KAZ",)


def traffic_figures(
    store: Store,
    country: str,
    measures: Sequence[str],
    subjects: Collection[str],
    item: str = "",
    *,
    strict: bool = False,
) -> tuple[Published, ...]:
    """Return figures of traffic by subject, measure and period, whole years before parts of them.

    Only those of subjects in `country`, or of all for the region. They are the figures of `item`
    in any of the measures if it has some (and, if `strict`, is one of `subjects`), else those of
    `subjects` in the first measure.
    """
    figures = [
        figure
        for figure in store.package.throughput
        if figure.rank == 1
        and figure.scope != "other"
        and figure.value is not None
        and figure.measure in measures
        and (country == REGION or country in countries_of_traffic(store, figure.subject))
    ]
    of_item = [figure for figure in figures if figure.subject == item]
    if not of_item or (strict and item not in subjects):
        of_item = [
            figure
            for figure in figures
            if figure.subject in subjects and figure.measure == measures[0]
        ]
    return tuple(sorted(of_item, key=_order))


def _order(figure: Published) -> tuple[str, str, str, int]:
    """By subject and measure, then by the end of the period."""
    return figure.subject, figure.measure, end_of(figure.period), len(figure.period)
