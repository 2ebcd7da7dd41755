"""Read-only index of the figures on new energy. The Store has one and asks it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from data.records.cleantech import TECHS, CleanTech, Solar
from data.records.codes import REGION

#: period (year or month) -> figure, oldest first
TechSeries = Mapping[str, CleanTech]
#: month -> figures of one solar product, oldest first
SolarSeries = Mapping[str, Solar]
#: notes of sums
SUM_OF_MEMBERS, SUM_OF_MONTHS = "sum of the five countries", "sum of the months"
SUM_OF_CODES = "sum of HS codes"


class NewEnergy:
    """China's exports of clean technology by country, technology and period, in US dollars.

    They are Ember's technologies, counted by China's customs; see `data/records/cleantech.py`.
    """

    def __init__(
        self, rows: Sequence[CleanTech], solar: Sequence[Solar], members: Sequence[str]
    ) -> None:
        """Index `rows` and `solar`; `members` are the countries whose sum is the region."""
        table: dict[tuple[str, str], dict[str, CleanTech]] = defaultdict(dict)
        for row in rows:
            table[row.country, row.category][row.period] = row
        for _country, category in list(table):
            series = [table.get((member, category), {}) for member in members]
            for period in set.intersection(*(set(figures) for figures in series)):
                parts = [figures[period] for figures in series]
                table[REGION, category][period] = parts[0]._replace(
                    country=REGION,
                    value_usd=sum(part.value_usd for part in parts),
                    status="incomplete"
                    if any(p.status == "incomplete" for p in parts)
                    else "derived",
                    note=SUM_OF_MEMBERS,
                )
        self._table = {key: _frozen(series) for key, series in table.items()}
        products: dict[tuple[str, str], dict[str, Solar]] = defaultdict(dict)
        for month in solar:
            products[month.country, month.product][month.period] = month
        self._solar = {
            key: MappingProxyType(dict(sorted(months.items()))) for key, months in products.items()
        }

    def series(self, country: str, category: str) -> TechSeries:
        """Return year or month -> figure of a technology or of `all`, oldest first.

        The region is the sum of its members for periods that all of them have, status `derived`.
        """
        return self._table.get((country, category), MappingProxyType({}))

    def technologies(self, country: str) -> tuple[str, ...]:
        """Return the technologies with a figure above zero, in the order of TECHS."""
        return tuple(
            tech
            for tech in TECHS
            if any(row.value_usd for row in self.series(country, tech).values())
        )

    def solar(self, country: str, product: str) -> SolarSeries:
        """Return month -> figures of a solar product; a month without exports is left out."""
        return self._solar.get((country, product), MappingProxyType({}))

    def solar_months(self) -> tuple[str, ...]:
        """Return every month that the solar figures cover, oldest first."""
        return tuple(sorted({month for series in self._solar.values() for month in series}))


def _frozen(series: Mapping[str, CleanTech]) -> TechSeries:
    return MappingProxyType(dict(sorted(series.items())))
