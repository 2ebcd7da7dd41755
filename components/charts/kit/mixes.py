"""HS chapters of a period, whole: which period to show, and chapters added up to sections.

Shared by the charts of the commodities view. Only periods whose chapters make up the whole flow
count (breakdown.whole_mix): with a few chapters known, "the largest" could be any other.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from components.charts.kit.base import Row, row_of
from components.charts.kit.breakdown import whole_mix
from components.language.text import _
from data.records.observation import Observation
from data.store import Store, combine, is_year

OTHER = "other"
NO_SECTION = "none"


def newest_first(periods: tuple[str, ...]) -> list[str]:
    """Single years, newest first, then means over years."""
    return sorted(periods, key=lambda one: (is_year(one), one), reverse=True)


@lru_cache(maxsize=1024)
def chapters_of(
    store: Store, country: str, flow: str, ledger: str, period: str, partner: str
) -> tuple[Observation, ...]:
    """Chapters of `period` with a positive value, largest first; () where some are missing.

    An empty `period` stands for the newest that is whole.
    """
    known = store.chapter_periods(country, flow, ledger, partner)
    for one in (period,) if period else newest_first(known):
        found = whole_mix(store, country, flow, ledger, one, partner)
        traded = [seen for seen in found.values() if seen.value_usd > 0]
        if traded:
            return tuple(sorted(traded, key=lambda seen: (-seen.value_usd, seen.commodity)))
    return ()


def section_of(store: Store, chapter: str) -> str:
    """Roman numeral of a chapter's section, `none` where it has none."""
    known = store.package.chapters.get(chapter)
    return known.section if known else NO_SECTION


def section_name(store: Store, section: str) -> str:
    """Short name of a section."""
    known = store.package.sections.get(section)
    return _(known.short) if known else section


def by_section(store: Store, chapters: Sequence[Observation]) -> dict[str, list[Observation]]:
    """Section -> its chapters, both largest first."""
    found: dict[str, list[Observation]] = {}
    for seen in chapters:
        found.setdefault(section_of(store, seen.commodity), []).append(seen)
    return dict(sorted(found.items(), key=lambda one: (-added(one[1]), one[0])))


def added(parts: Sequence[Observation]) -> float:
    """Sum in the order of `parts`, as the browser adds: a treemap's parent must not be less."""
    total = 0.0
    for one in parts:
        total += one.value_usd
    return total


def sum_row(store: Store, parts: Sequence[Observation], code: str, name: str) -> Row:
    """One row for several chapters: a section, or all others."""
    whole = combine(parts, parts[0].flow, "", commodity=code)
    row = row_of(store, whole, value=added(parts))
    firm = len(parts) > 1 and whole.status in ("reported", "revised")
    return row._replace(commodity_name=name, status="derived" if firm else whole.status)
