"""Mirror statistics: what both ledgers counted, how far they differ, and what freight explains.

Both observations of a pair are kept as they are. Nothing here corrects one by the other.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple

from data.records.codes import ALL_COMMODITIES, CHINA, COUNTRIES
from data.records.gaps import NoLedger, OfficePrint
from data.records.observation import Observation
from data.store import Store

CHINA_LEDGER, OWN_LEDGER = "china", "partner"
#: flows of a country's turnover that add up to it within this part belong to it
_SAME_SUM = 0.01


class Gap(NamedTuple):
    """One country, year and flow that both sides counted; values in current US dollars.

    `printed` is set where the office's own printed total stands beside China's instead of the
    drawn observation, which is then `drawn`.
    """

    china: Observation
    own: Observation
    printed: OfficePrint | None = None
    drawn: Observation | None = None

    @property
    def period(self) -> str:
        """The year."""
        return self.china.period

    @property
    def difference(self) -> float:
        """China's value less the country's own, US dollars."""
        return self.china.value_usd - self.own.value_usd

    @property
    def ratio(self) -> float:
        """China's value divided by the country's own."""
        return self.china.value_usd / self.own.value_usd


class Band(NamedTuple):
    """What the importer would record if freight and insurance were the only difference.

    `low` and `high` are US dollars, `recorded` is what the importer did record; `parts` are the
    observations from which the band was computed, `percents` the freight and insurance at each
    edge: in a turnover more of it may mean the lower edge.
    """

    low: float
    high: float
    recorded: Observation
    parts: tuple[Observation, ...]
    percents: tuple[float, float] = (0.0, 0.0)

    @property
    def explains(self) -> bool:
        """True where the recorded value lies in the band."""
        return self.low <= self.recorded.value_usd <= self.high

    @property
    def beyond(self) -> float:
        """US dollars from the recorded value to the nearer edge: negative below the band."""
        value = self.recorded.value_usd
        return min(value - self.low, 0.0) or max(value - self.high, 0.0)


class Unpaired(NamedTuple):
    """The figure of the one side that counted a year, and why the other side's is missing.

    `last` is the last year that a country published which publishes none any more.
    """

    seen: Observation
    reason: Literal["no_china", "no_own", "no_own_after"]
    last: int | None = None


def gaps(store: Store, country: str, flow: str) -> Mapping[str, Gap]:
    """Year -> Gap, oldest first, for an export, import or turnover that both sides counted."""
    china = store.annual(country, flow, CHINA_LEDGER)
    own = store.annual(country, flow, OWN_LEDGER)
    prints = {
        entry.period: entry
        for entry in store.package.gaps.office_prints.values()
        if (entry.country, entry.flow) == (country, flow)
    }
    found = {}
    for year, seen in china.items():
        printed = _print_of(store, prints.get(year))
        mine = printed or own.get(year)
        if mine is None or mine.value_usd <= 0 or seen.value_usd <= 0:
            continue
        if printed:
            found[year] = Gap(seen, printed, prints[year], own.get(year))
        else:
            found[year] = Gap(seen, mine)
    return MappingProxyType(found)


def unpaired(store: Store, country: str, flow: str, year: str) -> Unpaired | None:
    """China's figure of a year, else the country's own; to be asked where there is no Gap."""
    china = store.annual(country, flow, CHINA_LEDGER).get(year)
    own = store.annual(country, flow, OWN_LEDGER).get(year)
    if china is None:
        return Unpaired(own, "no_china") if own else None
    entry = silent(store, country)
    if entry and int(year) > entry.last:
        return Unpaired(china, "no_own_after", entry.last)
    return Unpaired(china, "no_own")


def own_series(store: Store, country: str, flow: str) -> dict[str, Observation]:
    """The country's own figures by year, an office's print in place of the drawn one."""
    found = dict(store.annual(country, flow, OWN_LEDGER))
    found |= {year: gap.own for year, gap in gaps(store, country, flow).items()}
    return dict(sorted(found.items()))


def newest_year(store: Store, country: str, flow: str) -> str:
    """The newest year with both; China's newest where the country publishes nothing any more."""
    known = gaps(store, country, flow)
    if known and not silent(store, country):
        return max(known)
    return max(store.annual(country, flow, CHINA_LEDGER), default="")


def widest_country(store: Store, flow: str) -> str:
    """The country with the largest difference in its newest year, of those that still publish."""
    newest = {
        country: max(known.values(), key=lambda gap: gap.period)
        for country in COUNTRIES
        if (known := gaps(store, country, flow)) and not silent(store, country)
    }
    return max(newest, key=lambda country: abs(newest[country].difference))


def _print_of(store: Store, wanted: OfficePrint | None) -> Observation | None:
    """The observation that an entry of gaps.yaml names; the package's checks found it there."""
    if wanted is None:
        return None
    key = (wanted.country, CHINA, wanted.flow, OWN_LEDGER, wanted.period, ALL_COMMODITIES)
    return next(row for row in store.alternates[key] if row.source == wanted.source)


def freight_band(
    store: Store, gap: Gap, percents: tuple[float, float], flow: str = ""
) -> Band | None:
    """The band of a pair for freight and insurance of `percents` (lowest, highest).

    Exporters value goods at their border (FOB), importers at theirs (CIF), so

    - exports: the country's value x (1 + f), beside what China recorded;
    - imports: China's value x (1 + f), beside what the country recorded;
    - turnover: the country's exports x (1 + f) + its imports / (1 + f), beside China's. Freight
      raises one and lowers the other and nearly cancels. None where the country's two flows are
      not known, or do not add up to the turnover that is compared (another concept).
    """
    flow = flow or gap.china.flow
    factors = [1.0 + percent / 100.0 for percent in percents]
    if flow == "export":
        edges = [gap.own.value_usd * factor for factor in factors]
        return Band(min(edges), max(edges), gap.china, (gap.own,), percents)
    if flow == "import":
        edges = [gap.china.value_usd * factor for factor in factors]
        return Band(min(edges), max(edges), gap.own, (gap.china,), percents)
    country, year = gap.china.country, gap.period
    sold = store.annual(country, "export", OWN_LEDGER).get(year)
    bought = store.annual(country, "import", OWN_LEDGER).get(year)
    if sold is None or bought is None:
        return None
    total = sold.value_usd + bought.value_usd
    if abs(total - gap.own.value_usd) > _SAME_SUM * gap.own.value_usd:
        return None
    edges = [sold.value_usd * factor + bought.value_usd / factor for factor in factors]
    at_edges = percents if min(edges) >= total else (percents[1], percents[0])
    return Band(min(edges), max(edges), gap.china, (sold, bought), at_edges)


def silent(store: Store, country: str) -> NoLedger | None:
    """The entry of a country that publishes nothing by partner any more, if it is one."""
    entries = store.package.gaps.no_second_ledger.values()
    return next((entry for entry in entries if entry.country == country), None)
