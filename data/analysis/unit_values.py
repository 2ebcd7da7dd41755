"""Unit values: dollars for one piece or one tonne of a good, where a source prints quantities."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from data.analysis.products import ORDER, latest, series_of
from data.records.codes import COUNTRIES, REGION
from data.records.observation import Observation
from data.records.quantities import Quantity
from data.store import Store

#: unit of a quantity -> unit that it is shown in, and how many of the first make one of it
_SHOWN: Mapping[str, tuple[str, float]] = {
    "pieces": ("pieces", 1.0),
    "kg": ("t", 1000.0),
    "t": ("t", 1.0),
}


#: US dollars: less is a few samples (100 kg of phosphate rock at $12,500 a tonne)
SAMPLES_USD = 1e5


class UnitValue(NamedTuple):
    """A value and a quantity of one country, code, year and source.

    `amount` is in `unit`: `pieces` (pieces) or `t`.
    """

    observation: Observation
    quantity: Quantity
    amount: float
    unit: str

    @property
    def dollars(self) -> float:
        """US dollars for one piece, or for one tonne."""
        return self.observation.value_usd / self.amount


def unit_values(
    store: Store, country: str, flow: str, code: str, partner: str
) -> tuple[UnitValue, ...]:
    """Return unit values of a code by ledger and year, oldest first; empty without quantities.

    Pieces are used where a ledger has them in any year, else weights; the two are not mixed.
    """
    found: list[UnitValue] = []
    for ledger in ORDER:
        values = series_of(store, country, flow, ledger, code, partner)
        quantities = store.quantities(country, flow, ledger, code, partner)
        units = {quantity.unit for of_year in quantities.values() for quantity in of_year}
        wanted = {"pieces"} if "pieces" in units else units
        for period, of_year in quantities.items():
            value = values.get(period)
            for quantity in of_year:
                if value is None or quantity.unit not in wanted or quantity.source != value.source:
                    continue
                unit, size = _SHOWN[quantity.unit]
                found.append(UnitValue(value, quantity, quantity.quantity / size, unit))
    return tuple(found)


def counted_codes(store: Store, country: str, flow: str, partner: str) -> tuple[str, ...]:
    """Return the codes of a country's flow that have quantities, the largest latest value first.

    For the region they are those of its countries. Codes whose latest value is that of a few
    samples are left out: what they cost says nothing about a price.
    """
    countries = COUNTRIES if country == REGION else (country,)
    sizes: dict[str, float] = {}
    for code in store.quantity_codes(countries, flow, partner):
        rows = [latest(store, each, flow, code, partner) for each in countries]
        sizes[code] = max((row.value_usd for row in rows if row), default=0.0)
    known = (code for code, size in sizes.items() if size >= SAMPLES_USD)
    return tuple(sorted(known, key=lambda code: (-sizes[code], code)))
