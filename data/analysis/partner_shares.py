"""A partner's share of a country's trade: computed from two figures, or as somebody prints it.

A share is computed only where its part and its whole are counted alike and by the same ledger.
Years that cannot be computed take a printed share, which keeps its own source.
"""

from __future__ import annotations

from typing import NamedTuple

from data.analysis.comparability import ROUNDING, counted_alike
from data.analysis.measures import share, year_before
from data.analysis.periods import series_for
from data.records.codes import ALL_COMMODITIES, CHINA, REGION, WORLD
from data.records.observation import Observation, Ratio
from data.store import Store, is_year

#: a share that is quoted alone has no part that is incomplete or suspect
_FIRM = ("reported", "revised", "derived", "estimate")
#: what a country buys from China, China sells
MIRROR_FLOW = {"export": "import", "import": "export", "turnover": "turnover"}


class Share(NamedTuple):
    """`part` in percent of `whole`; both in US dollars, of one period and one ledger."""

    part: Observation
    whole: Observation
    percent: float


class QuotableShare(NamedTuple):
    """A share, and the one of the same months a year before where the two compare."""

    share: Share | Ratio
    before: Share | None


class Dependence(NamedTuple):
    """The country's share of China's trade, and China's share of the country's, in one year."""

    in_china: Share
    of_china: Share | Ratio


def share_of(store: Store, part: Observation, whole: Observation | None) -> Share | None:
    """The share of two figures; None where they do not compare, or the part exceeds the whole."""
    if whole is None or not counted_alike(store, part, whole):
        return None
    percent = share(part.value_usd, whole.value_usd)
    return None if percent is None or percent > ROUNDING else Share(part, whole, percent)


def computed(store: Store, country: str, flow: str, ledger: str, partner: str) -> dict[str, Share]:
    """Year -> the partner's share of the country's trade with all partners."""
    whole = store.annual(country, flow, ledger, WORLD)
    return {
        year: found
        for year, part in store.annual(country, flow, ledger, partner).items()
        if (found := share_of(store, part, whole.get(year)))
    }


def printed(store: Store, country: str, flow: str, ledger: str, partner: str) -> dict[str, Ratio]:
    """Year -> the share as a page or a table prints it, without the values behind it."""
    known = store.printed_shares(country, flow, ledger, partner)
    return {year: ratio for year, ratio in known.items() if is_year(year)}


def yearly(
    store: Store, country: str, flow: str, ledger: str, partner: str
) -> dict[str, Share | Ratio]:
    """Shares by year, oldest first; a printed share only where none can be computed."""
    found: dict[str, Share | Ratio] = {
        **printed(store, country, flow, ledger, partner),
        **computed(store, country, flow, ledger, partner),
    }
    return dict(sorted(found.items()))


def of_chapter(
    store: Store, country: str, flow: str, ledger: str, chapter: str, partner: str
) -> dict[str, Share]:
    """Year -> the partner's share of the country's trade in one HS chapter."""
    whole = store.chapter_series(country, flow, ledger, chapter, WORLD)
    return {
        year: found
        for year, part in store.chapter_series(country, flow, ledger, chapter, partner).items()
        if is_year(year) and (found := share_of(store, part, whole.get(year)))
    }


def in_china(store: Store, country: str, flow: str) -> dict[str, Share]:
    """Year -> the country's share of China's trade with the world, as China's customs count.

    The part is seen from China: its export is what the country calls its import.
    """
    mirrored = MIRROR_FLOW[flow]
    whole = store.annual(CHINA, mirrored, "china", WORLD)
    found = {}
    for year, seen in store.annual(country, flow, "china").items():
        total = whole.get(year)
        percent = share(seen.value_usd, total.value_usd) if total else None
        if total is not None and percent:
            part = seen._replace(country=CHINA, partner=country, flow=mirrored)
            found[year] = Share(part, total, percent)
    return found


def dependence(store: Store, country: str, flow: str, year: str = "") -> Dependence | None:
    """Both shares of the year, or of the newest that has both; None where there is none.

    China's trade is counted by China's customs, the country's by its own statistics, else it is
    reconciled.
    """
    small = in_china(store, country, flow)
    large = yearly(store, country, flow, "reconciled", CHINA) | yearly(
        store, country, flow, "partner", CHINA
    )
    both = small.keys() & large.keys()
    if year:
        both &= {year}
    return Dependence(small[max(both)], large[max(both)]) if both else None


def quotable(store: Store, country: str, partner: str, period: str) -> QuotableShare | None:
    """The share of turnover of a period, or the newest; own statistics before reconciled figures.

    For China in the region a share that somebody prints counts too, after those.
    """
    found: list[tuple[str, int, QuotableShare]] = []
    for place, ledger in enumerate(("partner", "reconciled")):
        shares = _firm(store, country, ledger, partner, period)
        when = period or max(shares, default="")
        if when in shares:
            now, before = shares[when], shares.get(year_before(when))
            if before and not counted_alike(store, now.part, before.part):
                before = None
            found.append((when, -place, QuotableShare(now, before)))
    if (country, partner) == (REGION, CHINA):
        found += [
            (ratio.period, -2, QuotableShare(ratio, None))
            for ratio in store.package.ratios
            if ratio.rank == 1
            and (ratio.country, ratio.partner, ratio.flow) == (REGION, CHINA, "turnover")
            and (ratio.measure, ratio.commodity) == ("share", ALL_COMMODITIES)
            and (ratio.period == period if period else is_year(ratio.period))
        ]
    return max(found, key=lambda entry: entry[:2])[2] if found else None


def _firm(store: Store, country: str, ledger: str, partner: str, period: str) -> dict[str, Share]:
    """Period -> share of turnover of which neither part is incomplete or suspect."""
    parts = series_for(store, country, "turnover", ledger, partner, period)
    wholes = series_for(store, country, "turnover", ledger, WORLD, period)
    found = {}
    for when, part in parts.items():
        whole = wholes.get(when)
        if whole is None or part.status not in _FIRM or whole.status not in _FIRM:
            continue
        percent = share(part.value_usd, whole.value_usd)
        if percent is not None and counted_alike(store, part, whole):
            found[when] = Share(part, whole, percent)
    return found
