"""Index of partners: with whom a country has figures, and how large the newest are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from data.records.codes import LEDGERS, WORLD
from data.records.observation import Observation

Trade = tuple[str, str, str]  # country, flow, ledger
#: country, partner, flow, ledger -> period -> observation, or HS chapter -> observation
Totals = Mapping[tuple[str, str, str, str], Mapping[str, Observation]]
Chapters = Mapping[tuple[str, str, str, str], Mapping[str, Mapping[str, Observation]]]


class TradePartners:
    """Partners by country, flow and ledger. Amounts are US dollars without a sign."""

    def __init__(self, totals: Totals, chapters: Chapters) -> None:
        """Keep the amount of the last period of each partner."""
        self._totals: dict[Trade, dict[str, float]] = defaultdict(dict)
        self._chapters: dict[Trade, dict[str, float]] = defaultdict(dict)
        for (country, partner, flow, ledger), series in totals.items():
            if series and partner != WORLD:
                newest = series[max(series)]
                self._totals[country, flow, ledger][partner] = abs(newest.value_usd)
        for (country, partner, flow, ledger), mixes in chapters.items():
            if mixes and partner != WORLD:
                amount = sum(row.value_usd for row in mixes[max(mixes)].values())
                self._chapters[country, flow, ledger][partner] = amount

    def sizes(
        self,
        countries: Iterable[str],
        flows: Iterable[str],
        ledgers: Iterable[str] = LEDGERS,
        *,
        by_chapter: bool,
    ) -> Mapping[str, float]:
        """Return partner -> its newest trade, summed over countries and flows.

        Of several ledgers the largest counts. `by_chapter`: only partners with figures by HS
        chapter; otherwise those with totals.
        """
        table = self._chapters if by_chapter else self._totals
        ledgers = tuple(ledgers)
        found: dict[str, float] = defaultdict(float)
        for country in countries:
            for flow in flows:
                largest: dict[str, float] = {}
                for ledger in ledgers:
                    for partner, amount in table.get((country, flow, ledger), {}).items():
                        largest[partner] = max(amount, largest.get(partner, 0.0))
                for partner, amount in largest.items():
                    found[partner] += amount
        return MappingProxyType(dict(found))
