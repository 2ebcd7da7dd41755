"""HS chapters, headings and subheadings of one country: what is inside a code, and its series.

Sources use different lists: one has all subheadings of one year, another selected headings of
many. So a code without a figure is not zero, and figures of two ledgers never make up one series.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from data.analysis.commodity_mix import OTHER, whole_mix
from data.analysis.comparability import ENOUGH, ROUNDING, goods_flow, sides, source_ids
from data.records.codes import CHINA, LEDGERS
from data.records.observation import Observation
from data.store import Series, Store, end_of, is_year
from data.sums import combine

#: ledgers in which a figure is looked for; for figures of one period, the first of them leads
ORDER = ("partner", "reconciled", "china")
assert set(ORDER) == set(LEDGERS)


class Place(NamedTuple):
    """Where figures are: the flow, the ledger and the period of a breakdown."""

    flow: str
    ledger: str
    period: str


class Inside(NamedTuple):
    """The codes one level below `parent` in one place, largest first; a chapter's parent is empty.

    `whole` is the figure of the parent in the same source, or the sum of parts that are complete;
    None if it is not known what part of the parent they are.
    """

    parent: str
    place: Place
    parts: tuple[Observation, ...]
    whole: Observation | None

    @property
    def rest(self) -> Observation | None:
        """What the parts leave of the whole, if that is more than rounding."""
        if self.whole is None:
            return None
        left = self.whole.value_usd - sum(part.value_usd for part in self.parts)
        if left <= self.whole.value_usd * (ROUNDING - 100.0) / 100.0:
            return None
        return self.whole._replace(value_usd=left, commodity=OTHER, status="derived")


def above(code: str) -> tuple[str, ...]:
    """Return the code and those above it, the chapter first: `87`, `8703`, `870380`."""
    return tuple(code[:digits] for digits in range(2, len(code) + 1, 2))


def newness(period: str, ledger: str) -> tuple[str, bool, int]:
    """Return a key by which the newest figure sorts last; a year sorts after an average."""
    return end_of(period), is_year(period), -ORDER.index(ledger)


def series_of(
    store: Store, country: str, flow: str, ledger: str, code: str, partner: str = CHINA
) -> Series:
    """Return period -> observation of a code of 2, 4 or 6 digits, oldest first."""
    read = store.chapter_series if len(code) == 2 else store.heading_series
    return read(country, flow, ledger, code, partner)


def children(store: Store, country: str, place: Place, parent: str, partner: str = CHINA) -> Series:
    """Return code one level below `parent` -> observation; all chapters if `parent` is empty."""
    flow, ledger, period = place
    if not parent:
        return store.chapters(country, flow, ledger, period, partner)
    return store.headings(country, flow, ledger, period, parent, partner)


def places(
    store: Store, country: str, flow: str, parent: str, partner: str = CHINA
) -> tuple[Place, ...]:
    """Return where the codes below `parent` have figures, the newest first.

    Total trade is often known to an earlier year than its sides: their places are returned too,
    after those of total trade with the same period.
    """
    found = []
    for side in (flow, *(side for side in sides(flow) if side != flow)):
        for ledger in ORDER:
            periods = (
                store.heading_periods(country, side, ledger, parent, partner)
                if parent
                else store.chapter_periods(country, side, ledger, partner)
            )
            found += [Place(side, ledger, period) for period in periods]
    return tuple(sorted(found, key=lambda place: newness(place.period, place.ledger), reverse=True))


def drawn_parent(store: Store, country: str, flow: str, code: str, partner: str = CHINA) -> str:
    """Return the code whose inside is shown for `code`: itself, or the nearest above with figures.

    Empty if only chapters have figures.
    """
    for parent in reversed(above(code)):
        if places(store, country, goods_flow(flow), parent, partner):
            return parent
    return ""


def inside(
    store: Store, country: str, place: Place, parent: str, partner: str = CHINA
) -> Inside | None:
    """Return what is inside `parent` in one place; None if it has no positive value."""
    found = children(store, country, place, parent, partner)
    parts = sorted(
        (part for part in found.values() if part.value_usd > 0),
        key=lambda part: (-part.value_usd, part.commodity),
    )
    if not parts:
        return None
    return Inside(
        parent, place, tuple(parts), _whole(store, country, place, parent, partner, parts)
    )


def _whole(
    store: Store, country: str, place: Place, parent: str, partner: str,
    parts: Sequence[Observation],
) -> Observation | None:  # fmt: skip
    flow, ledger, period = place
    if parent:
        whole = series_of(store, country, flow, ledger, parent, partner).get(period)
    else:
        whole = store.annual(country, flow, ledger, partner).get(period)
        known = whole is not None and source_ids(parts) & source_ids((whole,))
        if not known and whole_mix(store, country, flow, ledger, period, partner):
            return combine(parts, flow, "")
    if whole is None or not source_ids(parts) & source_ids((whole,)):
        return None
    value = sum(part.value_usd for part in parts)
    return whole if value <= whole.value_usd * ROUNDING / 100.0 else None


def complete(level: Inside) -> bool:
    """Return whether the parts make up the whole, but for a few percent."""
    if level.whole is None:
        return False
    value = sum(part.value_usd for part in level.parts)
    return value >= level.whole.value_usd * ENOUGH / 100.0


def latest(
    store: Store, country: str, flow: str, code: str, partner: str = CHINA
) -> Observation | None:
    """Return the newest figure of a code, whichever ledger has it; None if there is none."""
    newest = [
        (newness(period, ledger), row)
        for ledger in ORDER
        for period, row in series_of(store, country, flow, ledger, code, partner).items()
    ]
    return max(newest)[1] if newest else None
