"""What the charts of new energy share: rows, and what must be said of figures that Ember compiled.

The categories are Ember's technologies. They are no HS codes, so their rows have a commodity code
of their own (`ember-ev`) and are never added to rows by HS code.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from components.charts.kit.base import Frame, Row, label_of, span_of
from components.charts.kit.base import row_of as row_of_trade
from components.language import numbers
from components.language.sources import counter_name, read_at
from components.language.terms import tech_name
from components.language.text import _, capital, joined, mark
from data.analysis.measures import growth
from data.analysis.newenergy import IMPORTERS_CODES
from data.records.cleantech import CleanTech
from data.records.codes import CHINA
from data.records.observation import Observation
from data.store import Store

#: what the declarations of these charts have in common
SHARED: Mapping[str, Any] = {
    "uses": ("country", "flow", "period", "tech"),
    "compares": ("period",),
    "ledgers": ("china",),
    "why_not": mark("Ember compiles China’s customs only."),
    "missing": mark("Ember compiles no figures for this selection."),
    "ignores": {"commodity": mark("Ember’s technologies, not HS codes.")},
}
#: begin of the commodity code of a row, before the technology
CODE = "ember-"
_CUSTOMS, _EMBER = "China’s customs", "Ember"
_ELECTRIC = mark("Electric cars, plug-in hybrids and electric buses")
_WHOSE = mark("compiled by Ember; Ember’s category, not an HS code")
#: percent from which growth is written as a factor
_MOST = 1000.0


def tech_of(row: Row) -> str:
    """The technology of a row, from its commodity code; of an importer's row, from its HS codes."""
    if row.commodity.startswith(CODE):
        return row.commodity.removeprefix(CODE)
    code = row.commodity.split(";")[0]
    return next(tech for tech, codes in IMPORTERS_CODES.items() if code in codes)


def row_of(store: Store, figure: CleanTech, base: str = "") -> Row:
    """A figure as a row, in US dollars. `base` is as in Row."""
    return imported(
        store,
        country=figure.country,
        period=figure.period,
        commodity=CODE + figure.category,
        commodity_name=tech_name(figure.category),
        measure="value",
        value=figure.value_usd,
        unit="USD",
        status=figure.status,
        source=figure.source,
        note=joined(filter(None, (_(figure.note), _(_WHOSE))), "; "),
        base=base,
    )


def own_row(store: Store, observation: Observation) -> Row:
    """A row of the importer's own figure: of one HS code, or of several joined by `;`."""
    row = row_of_trade(store, observation)
    codes = observation.commodity.split(";")
    if len(codes) == 1:
        return row
    note = joined((_(observation.note), joined(codes)), ": ")
    return row._replace(commodity_name=_(_ELECTRIC), note=note)


def imported(
    store: Store, *, country: str, source: str, estimated: bool = False, **cells: Any
) -> Row:
    """A row of an import from China; `estimated` if Ember did not take the value from customs."""
    return Row(
        country=country,
        country_name=label_of(store, country),
        partner=CHINA,
        partner_name=label_of(store, CHINA),
        flow="import",
        ledger="china",
        source=source,
        counted_by=counter_name(store, _EMBER if estimated else _CUSTOMS),
        via=read_at(store, source),
        **cells,
    )


def counted(frame: Frame, unit: str, more: Iterable[str] = ()) -> str:
    """Unit · who counted · years · what the reader must know."""
    parts = [
        unit,
        _("China’s customs, compiled by Ember"),
        _("imports from China, {years}").format(years=span_of(frame)),
        *more,
    ]
    return capital(" · ".join(parts))


def growth_text(rate: float | None) -> str:
    """Growth in percent, or as a factor where percents would be unreadable; empty for None."""
    if rate is None:
        return ""
    if rate >= _MOST:
        return numbers.times(1 + rate / 100)
    return numbers.percent(rate, sign=True)


def growth_between(new: Row | None, old: Row | None) -> float | None:
    """Growth of a row on an earlier one, in percent; None if they cannot be compared."""
    if new is None or old is None or "incomplete" in (new.status, old.status):
        return None
    return growth(new.value, old.value)
