"""What is known of a flow by HS chapter in a period: the whole mix, or the chapters of a source.

A source that has some chapters by design (`extent` in sources.yaml) gives chapters without a share:
others are unknown, not zero. Such a period is the newest answer if its chapters equal at least
half of what China's customs count in all; a reader can choose any.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from data.analysis.commodity_mix import by_value, rest_of, whole_mix
from data.analysis.comparability import sides
from data.analysis.periods import newest_first
from data.records.codes import CHINA
from data.records.observation import Observation
from data.store import Store, end_of

#: some chapters answer for a flow from this part of the total by China's customs
_HALF = 0.5


class Breakdown(NamedTuple):
    """Chapters, largest first, and the part of the total of the same publisher that they leave.

    `rest` is None where the chapters are complete, or where the total is not known. If `whole` is
    False and there is no rest, the chapters are those that a source has: they do not add up to a
    total, and have no share of one. Of total trade they are then of either flow.
    """

    chapters: tuple[Observation, ...]
    rest: Observation | None = None
    whole: bool = True

    @property
    def known(self) -> float:
        """US dollars of the chapters."""
        return sum(chapter.value_usd for chapter in self.chapters)

    @property
    def total(self) -> float | None:
        """US dollars of the chapters and the rest; None if other chapters are unknown."""
        if not self.whole and self.rest is None:
            return None
        return self.known + (self.rest.value_usd if self.rest else 0.0)


@lru_cache(maxsize=512)
def breakdown(
    store: Store, country: str, flow: str, ledger: str, period: str, partner: str
) -> Breakdown | None:
    """Return the chapters of a period and what they leave of the total of the same publisher.

    If they do not make up the whole flow and no such total is known, they are returned only where
    their source has some chapters by design. For total trade those of exports and of imports are
    then returned side by side, since the source has one flow of each chapter. None if there are no
    chapters.
    """
    chapters = whole_mix(store, country, flow, ledger, period, partner)
    whole = bool(chapters)
    chapters = chapters or store.chapters(country, flow, ledger, period, partner)
    if whole and not store.any_selected(chapters.values()):
        return Breakdown(by_value(chapters.values()))
    rest = rest_of(store, chapters, country, flow, ledger, period, partner)
    if whole or rest is not None:
        return Breakdown(by_value(chapters.values()), rest, whole)
    by_side = [
        store.chapters(country, side, ledger, period, partner).values() for side in sides(flow)
    ]
    known = by_value(chapter for chapters in by_side for chapter in chapters)
    return Breakdown(known, whole=False) if store.any_selected(known) else None


def breakdown_periods(
    store: Store, country: str, flow: str, ledger: str, partner: str
) -> tuple[str, ...]:
    """Return the periods with chapters of `flow`, or of a side of total trade, newest first."""
    periods = {
        period
        for side in sides(flow)
        for period in store.chapter_periods(country, side, ledger, partner)
    }
    return tuple(newest_first(tuple(periods)))


def newest_breakdown(
    store: Store,
    country: str,
    flow: str,
    ledger: str,
    period: str,
    partner: str,
    commodity: str = "",
) -> Breakdown | None:
    """Return the breakdown of `period`, else the newest that answers; None if there is none.

    With a `commodity` and no `period` it is the newest that has the commodity, if any has it. Of
    total trade it is that of one flow if only that flow's chapters answer.
    """
    if period:
        return breakdown(store, country, flow, ledger, period, partner)
    newest = None
    for when in breakdown_periods(store, country, flow, ledger, partner):
        mix = _answer(store, country, flow, ledger, when, partner)
        if mix is None:
            continue
        if not commodity or any(chapter.commodity == commodity for chapter in mix.chapters):
            return mix
        newest = newest or mix
    return newest


def _answer(
    store: Store, country: str, flow: str, ledger: str, period: str, partner: str
) -> Breakdown | None:
    """Return the breakdown of a period if it says enough about the flow, else None."""
    mix = breakdown(store, country, flow, ledger, period, partner)
    if mix is None or mix.total is not None:
        return mix if mix and mix.chapters else None
    if flow != "turnover":
        counted = counted_by_china(store, country, flow, period, partner)
        return mix if counted and mix.known >= _HALF * counted else None
    both = [_answer(store, country, side, ledger, period, partner) for side in sides(flow)]
    answers = [side for side in both if side is not None]
    return mix if len(answers) == len(both) else answers[0] if answers else None


def is_older(store: Store, country: str, flow: str, ledger: str, period: str, partner: str) -> bool:
    """Return True if something is known of the flow in a later period than `period`."""
    periods = breakdown_periods(store, country, flow, ledger, partner)
    later = [when for when in periods if end_of(when) > end_of(period)]
    return any(breakdown(store, country, flow, ledger, when, partner) for when in later)


def counted_by_china(
    store: Store, country: str, flow: str, period: str, partner: str
) -> float | None:
    """Return what China's customs count in all, US dollars; None if unknown or not with China."""
    total = store.annual(country, flow, "china").get(period) if partner == CHINA else None
    return total.value_usd if total else None


def largest_chapter(
    store: Store, country: str, flows: Iterable[str], ledger: str, partner: str
) -> str:
    """Return the code of the largest chapter known of the flows, each in its newest period.

    Empty if no flow has chapters.
    """
    by_flow = [newest_breakdown(store, country, flow, ledger, "", partner) for flow in flows]
    largest = [mix.chapters[0] for mix in by_flow if mix]
    return max(largest, key=lambda chapter: chapter.value_usd).commodity if largest else ""
