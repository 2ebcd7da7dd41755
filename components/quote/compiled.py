"""Sentences on what a third party compiled from China's customs: Ember's technologies."""

from __future__ import annotations

from collections.abc import Mapping

from components.charts.kit.base import Row, show
from components.charts.kit.newenergy import CODE
from components.language import numbers
from components.language.terms import status_name
from components.language.text import _, amid, aside, in_turn, mark
from data.records.codes import REGION
from data.store import is_year

#: measure -> sentence with a figure
_TEXTS: Mapping[str, str] = {
    "value": mark(
        "China’s customs recorded exports of {goods} of {value} to {country} in {period}"
    ),
    "pieces": mark("China’s customs recorded exports of {goods} to {country} in {period}: {value}"),
    "capacity": mark("China sold {goods} of about {value} to {country} in {period}"),
}
#: measure -> who made the figure of the customs' records
_ASIDES: Mapping[str, str] = {
    "value": mark("Ember’s category, compiled by Ember"),
    "pieces": mark("compiled by Ember"),
    "capacity": mark("estimated by Ember from China’s customs"),
}


def is_compiled(row: Row) -> bool:
    """True for a row of Ember's technologies."""
    return row.commodity.startswith(CODE) and row.measure in _TEXTS


def text(row: Row) -> str:
    """`China's customs recorded exports of batteries of $517.0 m to Uzbekistan in 2025 (...)`."""
    recorded = _(_TEXTS[row.measure]).format(
        goods=amid(row.commodity_name),
        value=numbers.money_quoted(row.value, row.value, "USD") if row.unit == "USD" else show(row),
        country=row.country_name,
        period=numbers.period(row.period),
    )
    return aside(recorded, in_turn(_(_ASIDES[row.measure]), _how(row)))


def _how(row: Row) -> str:
    """What was done to a figure; empty for one as compiled, and for an estimate, which says so."""
    if row.status == "derived" and row.country == REGION:
        return _("sum of the five countries")
    if row.status == "derived" and not is_year(row.period):
        return _("sum of the months")
    if row.status in ("derived", "incomplete"):
        return status_name(row.status)
    return ""
