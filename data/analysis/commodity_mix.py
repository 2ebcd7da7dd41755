"""HS chapters of a period that make up the whole flow, and their sums by HS section.

Shares and comparisons use only such periods: with some chapters known, the largest of them need
not be the largest of all. `data/analysis/breakdowns.py` has the periods with some chapters.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from data.analysis.comparability import ENOUGH, counted_alike, sides, source_ids
from data.analysis.measures import hhi
from data.analysis.periods import newest_first
from data.records.codes import COUNTRIES
from data.records.observation import Observation
from data.store import Series, Store
from data.sums import combine

#: fewer chapters than this are not the whole trade of a country
SOME_CHAPTERS = 10
#: code of the sum of all chapters or sections that are not drawn by themselves
OTHER = "other"
#: section of a chapter that is not in the list of chapters
NO_SECTION = "none"

#: HS section -> its chapters
Mix = Mapping[str, Sequence[Observation]]


class Concentration(NamedTuple):
    """How concentrated trade is.

    `hhi` is the Herfindahl-Hirschman index, 0 to 1. `effective_number` is 1 / hhi: the number of
    equally large products that would give the same index.
    """

    hhi: float
    effective_number: float


def whole_mix(
    store: Store, country: str, flow: str, ledger: str, period: str, partner: str
) -> Series:
    """Return the HS chapters of a period by code; empty if they do not make up the whole flow.

    Chapters make up a total trade only if those of exports and of imports do.
    """
    if flow == "turnover" and not all(
        whole_mix(store, country, side, ledger, period, partner) for side in sides(flow)
    ):
        return {}
    chapters = store.chapters(country, flow, ledger, period, partner)
    total = store.annual(country, flow, ledger, partner).get(period)
    if store.any_selected(chapters.values()):
        if total is None or not counted_together(store, chapters, total):
            return {}
    elif len(chapters) < SOME_CHAPTERS:
        return {}
    elif total is not None and not counted_alike(store, total, *chapters.values()):
        total = None  # a total with services says nothing about chapters of goods
    if total is None:
        return chapters
    value = sum([chapter.value_usd for chapter in chapters.values()])
    return chapters if value >= total.value_usd * ENOUGH / 100.0 else {}


@lru_cache(maxsize=512)
def chapters_of(
    store: Store, country: str, flow: str, ledger: str, period: str, partner: str
) -> tuple[Observation, ...]:
    """Return the chapters of `period` with a positive value, largest first.

    The last is OTHER where the source has some chapters only: what they leave of its total. An
    empty `period` stands for the latest one whose chapters make up the whole flow. Empty if there
    is none.
    """
    periods = store.chapter_periods(country, flow, ledger, partner)
    for when in (period,) if period else newest_first(periods):
        chapters = whole_mix(store, country, flow, ledger, when, partner)
        traded = by_value(chapters.values())
        if store.any_selected(traded):
            rest = rest_of(store, chapters, country, flow, ledger, when, partner)
            return (*traded, rest) if rest else traded
        if traded:
            return traded
    return ()


def chapters_by_period(
    store: Store, country: str, flow: str, ledger: str, partner: str
) -> dict[str, tuple[Observation, ...]]:
    """Return the chapters, largest first, of each period in which they make up the whole flow."""
    return {
        period: chapters
        for period in store.chapter_periods(country, flow, ledger, partner)
        if (chapters := chapters_of(store, country, flow, ledger, period, partner))
    }


def rest_of(
    store: Store, chapters: Series, country: str, flow: str, ledger: str, period: str, partner: str
) -> Observation | None:
    """Return what the chapters leave of the total of the same publisher; None if there is none."""
    total = store.annual(country, flow, ledger, partner).get(period)
    if total is None or not chapters or not counted_together(store, chapters, total):
        return None
    remainder = total.value_usd - sum(chapter.value_usd for chapter in chapters.values())
    return total._replace(value_usd=remainder, commodity=OTHER) if remainder > 0 else None


def counted_together(store: Store, chapters: Series, total: Observation) -> bool:
    """Return True if the chapters and the total are of the same publisher."""
    of_total = _publishers(store, (total,))
    cells = {chapter.source: chapter for chapter in chapters.values()}
    return all(_publishers(store, (chapter,)) <= of_total for chapter in cells.values())


def _publishers(store: Store, rows: Iterable[Observation]) -> frozenset[str]:
    known = store.package.sources
    return frozenset(known[source].publisher for source in source_ids(rows) if source in known)


def by_value(chapters: Iterable[Observation]) -> tuple[Observation, ...]:
    """Return the chapters with a positive value, largest first."""
    # sorted as plain tuples: a function for each comparison takes twice as long
    traded = [
        (-chapter.value_usd, chapter.commodity, place, chapter)
        for place, chapter in enumerate(chapters)
        if chapter.value_usd > 0
    ]
    traded.sort()
    return tuple([entry[-1] for entry in traded])


def section_of(store: Store, chapter: str) -> str:
    """Return the roman numeral of a chapter's section, OTHER for OTHER, `none` if unknown."""
    if chapter == OTHER:
        return OTHER
    entry = store.package.chapters.get(chapter)
    return entry.section if entry else NO_SECTION


def by_section(store: Store, chapters: Iterable[Observation]) -> dict[str, list[Observation]]:
    """Return section -> its chapters, in the order of `chapters`."""
    sections: dict[str, list[Observation]] = {}
    for chapter in chapters:
        sections.setdefault(section_of(store, chapter.commodity), []).append(chapter)
    return sections


def largest_first(sections: Mix) -> dict[str, Sequence[Observation]]:
    """Return the sections in descending order of their sums."""
    return dict(sorted(sections.items(), key=lambda entry: (-added(entry[1]), entry[0])))


def added(parts: Iterable[Observation]) -> float:
    """Return the sum of `parts` in US dollars.

    Plain additions in the order of `parts`, as in the browser: a treemap needs a parent that is not
    less than the sum of its children. `sum` of Python 3.12 and later rounds differently.
    """
    total = 0.0
    for part in parts:
        total += part.value_usd
    return total


def summed(parts: Sequence[Observation], code: str) -> Observation:
    """Return one observation for several chapters, under the code `code`.

    Its status is `derived` if all are reported or revised, else the least reliable of theirs.
    """
    whole = combine(parts, parts[0].flow, "", commodity=code)
    firm = len(parts) > 1 and whole.status in ("reported", "revised")
    return whole._replace(value_usd=added(parts), status="derived" if firm else whole.status)


def heaviest_sections(
    mixes: Mapping[str, Mix], totals: Mapping[str, float], most: int
) -> list[str]:
    """Return the `most` sections with the largest shares, summed over the mixes.

    `totals` are the US dollars of each mix, so that each has the same weight.
    """
    weight: dict[str, float] = defaultdict(float)
    for name, mix in mixes.items():
        for section, parts in mix.items():
            weight[section] += added(parts) / totals[name]
    weight.pop(OTHER, None)
    return sorted(weight, key=lambda section: (-weight[section], section))[:most]


def heaviest_chapters(mixes: Iterable[Sequence[Observation]]) -> list[str]:
    """Return the codes of all chapters in descending order of US dollars over all periods."""
    weight: dict[str, float] = defaultdict(float)
    for chapters in mixes:
        for chapter in chapters:
            weight[chapter.commodity] += chapter.value_usd
    weight.pop(OTHER, None)
    return sorted(weight, key=lambda code: (-weight[code], code))


def mixes_of_countries(
    store: Store, flow: str, ledger: str, period: str, partner: str
) -> dict[str, Mix]:
    """Return country -> its mix in one period that is the same for all.

    Without a `period` it is the one that most countries have, the latest of several such. A country
    is not its own partner.
    """
    countries = [country for country in COUNTRIES if country != partner]
    periods = {
        when
        for country in COUNTRIES
        for when in store.chapter_periods(country, flow, ledger, partner)
    }
    best: dict[str, Mix] = {}
    for when in (period,) if period else newest_first(tuple(periods)):
        mixes: dict[str, Mix] = {
            country: largest_first(by_section(store, chapters))
            for country in countries
            if (chapters := chapters_of(store, country, flow, ledger, when, partner))
        }
        if len(mixes) > len(best):
            best = mixes
        if len(best) >= len(countries):
            break
    return best


def concentration(chapters: Iterable[Observation]) -> Concentration | None:
    """Return the concentration of chapters by value; None if there is no positive value."""
    index = hhi(chapter.value_usd for chapter in chapters)
    return Concentration(index, 1.0 / index) if index else None
