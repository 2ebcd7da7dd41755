"""Which periods are compared with each other, and the change between them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from data.analysis.comparability import counted_alike, source_ids
from data.analysis.measures import growth, like_for_like, year_before
from data.records.observation import Observation
from data.store import Series, Store, end_of, is_year

#: years between the two mixes that are compared, unless a year is chosen
_YEARS_BACK = 5


class Change(NamedTuple):
    """The change of a figure from one period to another.

    `kind` is `growth` (percent) or `change` (US dollars, of a balance). `old` is None for growth as
    published: it was not computed from our earlier figure.
    """

    kind: Literal["growth", "change"]
    value: float
    new: Observation
    old: Observation | None


class ChapterChange(NamedTuple):
    """An HS chapter in two years, from one source."""

    new: Observation
    old: Observation

    @property
    def value(self) -> float:
        """New less old, US dollars."""
        return self.new.value_usd - self.old.value_usd


def series_for(
    store: Store, country: str, flow: str, ledger: str, partner: str, period: str
) -> Series:
    """Return the series that `period` belongs to: years or parts of years. Years if it is empty."""
    read = store.annual if is_year(period or "year") else store.part_year
    return read(country, flow, ledger, partner)


def newest_first(periods: Sequence[str]) -> list[str]:
    """Return the periods that end last first; of two that end alike, the year before the average.

    `2024`, `2023`, `2022/2023`, `2022`.
    """
    return sorted(periods, key=lambda period: (end_of(period), is_year(period)), reverse=True)


def change_on_year(store: Store, series: Series, period: str) -> Change | None:
    """Return the change on the year before: as published, else computed; None if there is neither.

    Growth in yuan is not used: it is not the growth of the dollars that are shown with it.
    """
    new, old = series.get(period), series.get(year_before(period)) if period else None
    if new is None:
        return None
    if new.growth_pct is not None and "CNY" not in new.unit:
        return Change("growth", new.growth_pct, new, None)
    if old is None or not counted_alike(store, new, old):
        return None
    if new.flow == "balance":
        return Change("change", new.value_usd - old.value_usd, new, old)
    rate = growth(new.value_usd, old.value_usd)
    return None if rate is None else Change("growth", rate, new, old)


def same_months(store: Store, series: Series) -> list[tuple[Observation, Observation]]:
    """Return (current, the same months a year earlier) for pairs counted alike, latest first.

    Single months are returned only if there is no pair of years to date.
    """
    pairs = [(new, old) for _when, new, old in like_for_like(series)]
    pairs = [pair for pair in pairs if counted_alike(store, *pair)]
    pairs = [pair for pair in pairs if "/" in pair[0].period] or pairs
    return sorted(pairs, key=lambda pair: (end_of(pair[0].period), pair[0].period), reverse=True)


def longest_part(series: Series, year: str) -> str:
    """Return the year-to-date that reaches furthest into `year`, else its last single month.

    Empty if the series has no part of the year.
    """
    parts = [period for period in series if period.startswith(f"{year}-")]
    return max(parts, key=lambda period: ("/" in period, end_of(period)), default="")


def years_to_compare(flows: Sequence[Series], period: str, base: str) -> tuple[str, str]:
    """Return the year and the earlier year that can be compared in most of `flows`.

    Without a choice it is the latest year in which most flows are known, and the last year with
    figures before it. Two empty strings if no two years can be compared.
    """
    known = sorted({year for series in flows for year in series}, reverse=True)
    best, most = ("", ""), 0
    for year in (period,) if period else known:
        for earlier in (base,) if base else [other for other in known if other < year][:1]:
            count = sum(year in series and earlier in series for series in flows)
            if count > most and earlier < year:
                best, most = (year, earlier), count
    return best


def chapter_changes(
    mixes: Mapping[str, Series], period: str, base: str
) -> tuple[ChapterChange, ...]:
    """Return the changes by HS chapter, largest gain first; empty if no two years can be compared.

    `mixes` has the chapters of each period. Both years come from the same source: two sources
    classify goods differently. Without a choice the latest year is compared with the one five years
    earlier, or the nearest to it. A chapter without a figure in one of the years has no change.
    """
    new, old = _two_mixes(mixes, period, base)
    changes = [ChapterChange(row, old[code]) for code, row in new.items() if code in old]
    return tuple(
        sorted(
            (change for change in changes if change.value),
            key=lambda change: (change.value, change.new.commodity),
            reverse=True,
        )
    )


def _two_mixes(mixes: Mapping[str, Series], period: str, base: str) -> tuple[Series, Series]:
    """Return the chapters of the two years to compare, latest first; empty if there are none."""
    years = [year for year in mixes if is_year(year)]
    for year in (period,) if period else reversed(years):
        if year not in mixes:
            continue
        sources = source_ids(mixes[year].values())
        same_source = [
            old for old in years if old < year and source_ids(mixes[old].values()) == sources
        ]
        if base:
            same_source = [old for old in same_source if old == base]
        if same_source:
            target = int(year) - _YEARS_BACK
            nearest = min(same_source, key=lambda old: (abs(int(old) - target), old))
            return mixes[year], mixes[nearest]
    return {}, {}
