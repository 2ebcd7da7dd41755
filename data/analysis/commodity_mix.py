"""What trade consists of: HS chapters of a period, whole, and added up to HS sections.

Only periods whose chapters make up the whole flow count: with a few chapters known, "the largest"
could be any other.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from data.analysis.comparability import ENOUGH, sides
from data.analysis.measures import effective_number, hhi
from data.analysis.periods import newest_first
from data.records.codes import COUNTRIES
from data.records.observation import Observation
from data.store import Series, Store, combine

#: a country trades goods of more chapters than this; fewer means that only some were read
SOME_CHAPTERS = 10
#: code of all chapters or sections that are not shown by themselves
OTHER = "other"
#: section of a chapter that has none
NO_SECTION = "none"

#: section -> its chapters
Mix = Mapping[str, Sequence[Observation]]


class Concentration(NamedTuple):
    """How concentrated trade is: `hhi` is the Herfindahl-Hirschman index from 0 to 1.

    `effective_number` (1 / hhi) is how many equally large products would be as concentrated.
    """

    hhi: float
    effective_number: float


class Breakdown(NamedTuple):
    """Chapters, largest first, and what the source's total leaves over where it has only some."""

    chapters: tuple[Observation, ...]
    rest: Observation | None

    @property
    def total(self) -> float:
        """US dollars of all."""
        known = sum(seen.value_usd for seen in self.chapters)
        return known + (self.rest.value_usd if self.rest else 0.0)


def whole_mix(
    store: Store, country: str, flow: str, ledger: str, period: str, partner: str
) -> Series:
    """HS chapters of a period where they make up the whole flow; empty where some are missing."""
    if flow == "turnover" and not all(
        whole_mix(store, country, side, ledger, period, partner) for side in sides(flow)
    ):
        return {}
    found = store.chapters(country, flow, ledger, period, partner)
    total = store.annual(country, flow, ledger, partner).get(period)
    if len(found) < SOME_CHAPTERS:
        return {}
    known = sum(seen.value_usd for seen in found.values())
    return found if total is None or known >= total.value_usd * ENOUGH / 100.0 else {}


@lru_cache(maxsize=1024)
def chapters_of(
    store: Store, country: str, flow: str, ledger: str, period: str, partner: str
) -> tuple[Observation, ...]:
    """Chapters of `period` with a positive value, largest first; () where some are missing.

    An empty `period` stands for the newest that is whole.
    """
    known = store.chapter_periods(country, flow, ledger, partner)
    for when in (period,) if period else newest_first(known):
        found = whole_mix(store, country, flow, ledger, when, partner)
        traded = [seen for seen in found.values() if seen.value_usd > 0]
        if traded:
            return tuple(sorted(traded, key=lambda seen: (-seen.value_usd, seen.commodity)))
    return ()


def chapters_by_period(
    store: Store, country: str, flow: str, ledger: str, partner: str
) -> dict[str, tuple[Observation, ...]]:
    """Period -> its chapters, largest first, for every period whose chapters are whole."""
    return {
        period: found
        for period in store.chapter_periods(country, flow, ledger, partner)
        if (found := chapters_of(store, country, flow, ledger, period, partner))
    }


def breakdown(
    store: Store, country: str, flow: str, ledger: str, period: str, partner: str
) -> Breakdown | None:
    """The chapters of a period; where some are missing, those of the source that has the total.

    What the total leaves over stands for the missing ones. None where the total is of another
    source, or does not exceed its chapters.
    """
    found = whole_mix(store, country, flow, ledger, period, partner)
    rest = None
    if not found:
        total = store.annual(country, flow, ledger, partner).get(period)
        found = store.chapters(country, flow, ledger, period, partner)
        if total is None or any(seen.source != total.source for seen in found.values()):
            return None
        over = total.value_usd - sum(seen.value_usd for seen in found.values())
        if over <= 0:
            return None
        rest = total._replace(value_usd=over, commodity=OTHER)
    order = sorted(found.values(), key=lambda seen: (-seen.value_usd, seen.commodity))
    return Breakdown(tuple(order), rest) if order else None


def largest_chapter(
    store: Store, country: str, flows: Iterable[str], ledger: str, partner: str
) -> str:
    """Code of the largest chapter of the flows' newest whole periods; empty where there is none."""
    found = [chapters_of(store, country, flow, ledger, "", partner) for flow in flows]
    first = [chapters[0] for chapters in found if chapters]
    return max(first, key=lambda seen: seen.value_usd).commodity if first else ""


def section_of(store: Store, chapter: str) -> str:
    """Roman numeral of a chapter's section, `none` where it has none."""
    known = store.package.chapters.get(chapter)
    return known.section if known else NO_SECTION


def by_section(store: Store, chapters: Iterable[Observation]) -> dict[str, list[Observation]]:
    """Section -> its chapters, in the order of the chapters."""
    found: dict[str, list[Observation]] = {}
    for seen in chapters:
        found.setdefault(section_of(store, seen.commodity), []).append(seen)
    return found


def largest_first(sections: Mix) -> dict[str, Sequence[Observation]]:
    """The sections, the one with the largest sum first."""
    return dict(sorted(sections.items(), key=lambda entry: (-added(entry[1]), entry[0])))


def added(parts: Iterable[Observation]) -> float:
    """Sum in the order of `parts`, as the browser adds: a treemap's parent must not be less."""
    total = 0.0
    for part in parts:
        total += part.value_usd
    return total


def summed(parts: Sequence[Observation], code: str) -> Observation:
    """One observation for several chapters; derived where their figures are firm."""
    whole = combine(parts, parts[0].flow, "", commodity=code)
    firm = len(parts) > 1 and whole.status in ("reported", "revised")
    return whole._replace(value_usd=added(parts), status="derived" if firm else whole.status)


def heaviest_sections(
    mixes: Mapping[str, Mix], totals: Mapping[str, float], most: int
) -> list[str]:
    """The sections that weigh most, each mix counting the same; `totals` are those of the mixes."""
    weight: dict[str, float] = {}
    for name, mix in mixes.items():
        for section, parts in mix.items():
            weight[section] = weight.get(section, 0.0) + added(parts) / totals[name]
    return sorted(weight, key=lambda section: (-weight[section], section))[:most]


def heaviest_chapters(mixes: Iterable[Sequence[Observation]]) -> list[str]:
    """Codes of all chapters, the one with most US dollars over all periods first."""
    weight: dict[str, float] = {}
    for chapters in mixes:
        for seen in chapters:
            weight[seen.commodity] = weight.get(seen.commodity, 0.0) + seen.value_usd
    return sorted(weight, key=lambda code: (-weight[code], code))


def mixes_of_countries(
    store: Store, flow: str, ledger: str, period: str, partner: str
) -> dict[str, Mix]:
    """Country -> its mix, of one period for all: the one asked for, or that which most have.

    Of several such periods the newest. A country is not its own partner.
    """
    countries = [country for country in COUNTRIES if country != partner]
    periods = {
        when
        for country in COUNTRIES
        for when in store.chapter_periods(country, flow, ledger, partner)
    }
    best: dict[str, Mix] = {}
    for when in (period,) if period else newest_first(tuple(periods)):
        found: dict[str, Mix] = {
            country: largest_first(by_section(store, chapters))
            for country in countries
            if (chapters := chapters_of(store, country, flow, ledger, when, partner))
        }
        if len(found) > len(best):
            best = found
        if len(best) >= len(countries):
            break
    return best


def concentration(chapters: Iterable[Observation]) -> Concentration | None:
    """Herfindahl-Hirschman index of chapters by value, and the effective number of products."""
    index = hhi(seen.value_usd for seen in chapters)
    number = effective_number(index)
    return None if index is None or number is None else Concentration(index, number)
