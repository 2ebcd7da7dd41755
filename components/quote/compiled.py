"""Sentences on figures that a third party compiled from China's customs: Ember's technologies."""

from __future__ import annotations

from components.charts.kit.base import Row, show
from components.charts.kit.newenergy import CODE
from components.language import numbers
from components.language.terms import status_name
from components.language.text import _, amid, aside, in_turn, mark

_TEXTS = {
    "value": mark(
        "China’s customs recorded exports of {goods} worth {value} to {country} in {period}"
    ),
    "pieces": mark("China’s customs recorded exports of {goods} to {country} in {period}: {value}"),
    "capacity": mark("China sold {goods} of about {value} to {country} in {period}"),
}
_ASIDES = {
    "value": mark("Ember’s category, compiled by Ember"),
    "pieces": mark("compiled by Ember"),
    "capacity": mark("estimated by Ember from China’s customs"),
}


def is_compiled(row: Row) -> bool:
    """True for a row of Ember's technologies."""
    return row.commodity.startswith(CODE) and row.measure in _TEXTS


def text(row: Row) -> str:
    """`China's customs recorded exports of batteries worth $517 m to Uzbekistan in 2025 (…)`."""
    recorded = _(_TEXTS[row.measure]).format(
        goods=amid(row.commodity_name),
        value=numbers.money_quoted(row.value, row.value, "USD") if row.unit == "USD" else show(row),
        country=row.country_name,
        period=numbers.period(row.period),
    )
    weak = row.status not in ("reported", "estimate")
    return aside(
        recorded, in_turn(_(_ASIDES[row.measure]), *([status_name(row.status)] if weak else []))
    )
