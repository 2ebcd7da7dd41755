"""Mirror statistics: both sides' figures, their difference, and the part that freight explains.

Both observations of a pair are kept as they are. Neither is corrected by the other.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple

from data.records.codes import ALL_COMMODITIES, CHINA, COUNTRIES, REGION
from data.records.gaps import NoLedger, OfficePrint
from data.records.observation import Observation
from data.store import Store
from data.sums import combine

CHINA_LEDGER, OWN_LEDGER = "china", "partner"
#: exports and imports belong to a total trade that they add up to within this part of it
_SAME_SUM = 0.01


class Gap(NamedTuple):
    """One country, year and flow that both sides counted; values in current US dollars.

    `printed` is set if a total that the office publishes is compared with China's figure although
    charts draw another observation, `drawn`.
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

    `low` and `high` are US dollars, and `recorded` is what the importer did record. `parts` are the
    observations that the band was computed from. `percents` is the freight and insurance at `low`
    and `high`; for total trade the larger may belong to `low`.
    """

    low: float
    high: float
    recorded: Observation
    parts: tuple[Observation, ...]
    percents: tuple[float, float]

    @property
    def explains(self) -> bool:
        """True if the recorded value is within the band."""
        return self.low <= self.recorded.value_usd <= self.high

    @property
    def beyond(self) -> float:
        """US dollars from the nearer edge to the recorded value; 0 in the band, negative below."""
        value = self.recorded.value_usd
        return min(value - self.low, 0.0) or max(value - self.high, 0.0)


class Unpaired(NamedTuple):
    """The figure of the only side that counted a year, and why the other side's is missing.

    `last` is the last year with figures of a country that no longer publishes any.
    """

    observation: Observation
    reason: Literal["no_china", "no_own", "no_own_after"]
    last: int | None = None


def gaps(store: Store, country: str, flow: str) -> Mapping[str, Gap]:
    """Return year -> Gap, oldest first, for an export, import or turnover counted by both sides."""
    china = store.annual(country, flow, CHINA_LEDGER)
    own = store.annual(country, flow, OWN_LEDGER)
    prints = {
        entry.period: entry
        for entry in store.package.gaps.office_prints.values()
        if (entry.country, entry.flow) == (country, flow)
    }
    pairs = {}
    for year, china_row in china.items():
        printed = _print_of(store, prints.get(year))
        own_row = printed or own.get(year)
        if own_row is None or own_row.value_usd <= 0 or china_row.value_usd <= 0:
            continue
        if printed:
            pairs[year] = Gap(china_row, printed, prints[year], own.get(year))
        else:
            pairs[year] = Gap(china_row, own_row)
    return MappingProxyType(pairs)


def region_gaps(store: Store, flow: str) -> Mapping[str, Gap]:
    """Return year -> Gap between the sums of both sides over the same countries, oldest first.

    They are the members of the region that publish figures (`publishing`), in years that all of
    them have.
    """
    known = [gaps(store, country, flow) for country in publishing(store)]
    years = set.intersection(*(set(pairs) for pairs in known)) if known else set()
    return MappingProxyType(
        {
            year: Gap(
                combine([pairs[year].china for pairs in known], flow, "", country=REGION),
                combine([pairs[year].own for pairs in known], flow, "", country=REGION),
            )
            for year in sorted(years)
        }
    )


def publishing(store: Store) -> tuple[str, ...]:
    """Return the members of the region that still publish figures by partner, in their order."""
    return tuple(country for country in store.region if not silent(store, country))


def unpaired(store: Store, country: str, flow: str, year: str) -> Unpaired | None:
    """Return China's figure of a year, else the country's own; None if there is neither.

    Call it only for years without a Gap.
    """
    china = store.annual(country, flow, CHINA_LEDGER).get(year)
    own = store.annual(country, flow, OWN_LEDGER).get(year)
    if china is None:
        return Unpaired(own, "no_china") if own else None
    entry = silent(store, country)
    if entry and int(year) > entry.last:
        return Unpaired(china, "no_own_after", entry.last)
    return Unpaired(china, "no_own")


def own_series(store: Store, country: str, flow: str) -> dict[str, Observation]:
    """Return the country's own figures by year, oldest first.

    The total of the office takes the place of the drawn observation where gaps.yaml names one.
    """
    series = dict(store.annual(country, flow, OWN_LEDGER))
    series |= {year: gap.own for year, gap in gaps(store, country, flow).items()}
    return dict(sorted(series.items()))


def newest_year(store: Store, country: str, flow: str) -> str:
    """Return the latest year that both sides counted; empty if there is none.

    For a country that no longer publishes figures it is China's latest year.
    """
    known = gaps(store, country, flow)
    if known and not silent(store, country):
        return max(known)
    return max(store.annual(country, flow, CHINA_LEDGER), default="")


def widest_country(store: Store, flow: str) -> str:
    """Return the country with the largest difference in its latest year.

    Countries that no longer publish figures are left out. Raises ValueError if none is left.
    """
    newest = {
        country: known[max(known)]
        for country in COUNTRIES
        if (known := gaps(store, country, flow)) and not silent(store, country)
    }
    return max(newest, key=lambda country: abs(newest[country].difference))


def _print_of(store: Store, entry: OfficePrint | None) -> Observation | None:
    """Return the observation of an entry of gaps.yaml, None for no entry.

    The checks of the package guarantee that there is one.
    """
    if entry is None:
        return None
    key = (entry.country, CHINA, entry.flow, OWN_LEDGER, entry.period, ALL_COMMODITIES)
    return next(row for row in store.alternates[key] if row.source == entry.source)


def freight_band(
    store: Store, gap: Gap, percents: tuple[float, float], flow: str = ""
) -> Band | None:
    """Return the band of a pair for freight and insurance of `percents` (lowest, highest).

    Exporters value goods at their border (FOB), importers at theirs (CIF). With f = percent / 100:

    - exports: the country's value x (1 + f), compared with what China recorded;
    - imports: China's value x (1 + f), compared with what the country recorded;
    - turnover: the country's exports x (1 + f) + its imports / (1 + f), compared with China's.
      Freight raises one and lowers the other, and they nearly cancel. None if one of the country's
      two flows is missing, or if they do not add up to the turnover that is compared (another
      concept).

    `flow` is that of the pair unless it is given.
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
    exports = store.annual(country, "export", OWN_LEDGER).get(year)
    imports = store.annual(country, "import", OWN_LEDGER).get(year)
    if exports is None or imports is None:
        return None
    total = exports.value_usd + imports.value_usd
    if abs(total - gap.own.value_usd) > _SAME_SUM * gap.own.value_usd:
        return None
    edges = [exports.value_usd * factor + imports.value_usd / factor for factor in factors]
    at_edges = percents if min(edges) >= total else (percents[1], percents[0])
    return Band(min(edges), max(edges), gap.china, (exports, imports), at_edges)


def silent(store: Store, country: str) -> NoLedger | None:
    """Return the entry of gaps.yaml for a country that no longer publishes figures by partner.

    None for other countries.
    """
    entries = store.package.gaps.no_second_ledger.values()
    return next((entry for entry in entries if entry.country == country), None)
