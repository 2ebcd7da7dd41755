"""Which values the package has for a country, ledger and year."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from data.records.observation import Observation
from data.store import Store

#: flows whose chapters are counted for a flow that is computed from them
_SIDES = {"turnover": ("export", "import"), "balance": ("export", "import")}


class Coverage(NamedTuple):
    """The values of one country, ledger and year: the annual one, and all, the annual one first."""

    annual: Observation | None
    values: tuple[Observation, ...]


def coverage(
    store: Store, country: str, flow: str, ledger: str, partner: str
) -> Mapping[str, Coverage]:
    """Return year -> its values, oldest first; years without a value are absent.

    Counted are the annual value, parts of the year, and HS chapters. The chapters of an average
    over years count for each of the years.
    """
    annual = store.annual(country, flow, ledger, partner)
    values = {year: [observation] for year, observation in annual.items()}
    for period, observation in store.part_year(country, flow, ledger, partner).items():
        values.setdefault(period[:4], []).append(observation)
    for period in store.chapter_periods(country, flow, ledger, partner):
        for side in _SIDES.get(flow, (flow,)):
            chapters = store.chapters(country, side, ledger, period, partner).values()
            for year in period.split("/"):
                values.setdefault(year, []).extend(chapters)
    return {year: Coverage(annual.get(year), tuple(values[year])) for year in sorted(values)}
