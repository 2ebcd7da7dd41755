"""Which periods stand beside each other, and what changed between them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from data.analysis.comparability import counted_alike, source_ids
from data.analysis.measures import growth, like_for_like, year_before
from data.records.observation import Observation
from data.store import Series, Store, is_year

#: chapters are compared with those of so many years before, where no year is asked for
_YEARS_BACK = 5


class Change(NamedTuple):
    """How a figure moved from one period to another.

    `kind` is `growth` (percent) or `change` (US dollars, of a balance). A printed growth is the
    source's own; `old` is then None, since it is not computed from our earlier figure.
    """

    kind: Literal["growth", "change"]
    value: float
    new: Observation
    old: Observation | None


class ChapterChange(NamedTuple):
    """An HS chapter in two years of one source, US dollars."""

    new: Observation
    old: Observation

    @property
    def value(self) -> float:
        """New less old, US dollars."""
        return self.new.value_usd - self.old.value_usd


def series_for(
    store: Store, country: str, flow: str, ledger: str, partner: str, period: str
) -> Series:
    """The series that `period` belongs to: years, or parts of years; years for an empty period."""
    ask = store.annual if is_year(period or "year") else store.part_year
    return ask(country, flow, ledger, partner)


def newest_first(periods: Sequence[str]) -> list[str]:
    """Single years, newest first, then means over years."""
    return sorted(periods, key=lambda period: (is_year(period), period), reverse=True)


def change_on_year(store: Store, series: Series, period: str) -> Change | None:
    """The change on the year before: as the source prints it, else computed; None for neither.

    Growth in yuan is not that of the dollars that it would stand beside, so it is not taken.
    """
    new, old = series.get(period), series.get(year_before(period)) if period else None
    if new is None:
        return None
    if new.growth_pct is not None and "CNY" not in new.unit and new.flow != "balance":
        return Change("growth", new.growth_pct, new, None)
    if old is None or not counted_alike(store, new, old):
        return None
    if new.flow == "balance":
        return Change("change", new.value_usd - old.value_usd, new, old)
    rate = growth(new.value_usd, old.value_usd)
    return None if rate is None else Change("growth", rate, new, old)


def same_months(store: Store, series: Series) -> list[tuple[Observation, Observation]]:
    """Pairs (now, the same months a year before) that are counted alike, newest first.

    Single months stand in only where there is no year-to-date.
    """
    pairs = [(new, old) for _when, new, old in like_for_like(series)]
    pairs = [pair for pair in pairs if counted_alike(store, *pair)]
    pairs = [pair for pair in pairs if "/" in pair[0].period] or pairs
    return sorted(pairs, key=lambda pair: (pair[0].period[-7:], pair[0].period), reverse=True)


def years_to_compare(flows: Sequence[Series], period: str, base: str) -> tuple[str, str]:
    """The year and the earlier one to compare in most of `flows`; two empty texts for none.

    Without a choice: the newest year in which most are known, and the year with figures next
    before it.
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
    """Changes by HS chapter, largest gain first; () where no two years compare.

    `mixes` are the chapters of each period. Both years come from the same source: two sources
    sort goods differently. Without a choice the newest year is compared with the one five years
    before, or the nearest to it. A chapter without a figure in one of the years has no change.
    """
    new, old = _two_mixes(mixes, period, base)
    changes = [ChapterChange(seen, old[code]) for code, seen in new.items() if code in old]
    return tuple(
        sorted(
            (change for change in changes if change.value),
            key=lambda change: (change.value, change.new.commodity),
            reverse=True,
        )
    )


def _two_mixes(mixes: Mapping[str, Series], period: str, base: str) -> tuple[Series, Series]:
    """Chapters of the two years to compare; empty where there are none."""
    years = [year for year in mixes if is_year(year)]
    for year in (period,) if period else reversed(years):
        if year not in mixes:
            continue
        sources = source_ids(mixes[year].values())
        like = [old for old in years if old < year and source_ids(mixes[old].values()) == sources]
        if base:
            like = [old for old in like if old == base]
        if like:
            wanted = int(year[:4]) - _YEARS_BACK
            nearest = min(like, key=lambda old: (abs(int(old) - wanted), old))
            return mixes[year], mixes[nearest]
    return {}, {}
