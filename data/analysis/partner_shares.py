"""A partner's share of a country's trade: computed from two figures, or as published.

A share is computed only from two figures of one ledger that are counted alike. Years for which it
cannot be computed take a published share, which keeps its own source.
"""

from __future__ import annotations

from typing import NamedTuple

from data.analysis.comparability import ROUNDING, counted_alike
from data.analysis.measures import share, year_before
from data.analysis.periods import series_for
from data.analysis.products import series_of
from data.records.codes import CHINA, WORLD
from data.records.observation import Observation, Ratio
from data.store import Store, is_year

#: statuses of the two figures of a share that is quoted by itself
_FIRM = ("reported", "revised", "derived", "estimate")
#: a flow as seen from China
MIRROR_FLOW = {"export": "import", "import": "export", "turnover": "turnover"}


class Share(NamedTuple):
    """`part` in percent of `whole`; both in US dollars, of one period and one ledger."""

    part: Observation
    whole: Observation
    percent: float


class QuotableShare(NamedTuple):
    """A share, and that of the same months a year earlier if the two can be compared."""

    share: Share | Ratio
    before: Share | None


class Dependence(NamedTuple):
    """The country's share of China's trade, and China's share of the country's, in one year."""

    in_china: Share
    of_china: Share | Ratio


def share_of(store: Store, part: Observation, whole: Observation | None) -> Share | None:
    """Return the share of `part` in `whole`.

    None if the two are not counted alike, or if the part exceeds the whole by more than rounding.
    """
    if whole is None or not counted_alike(store, part, whole):
        return None
    percent = share(part.value_usd, whole.value_usd)
    return None if percent is None or percent > ROUNDING else Share(part, whole, percent)


def computed(store: Store, country: str, flow: str, ledger: str, partner: str) -> dict[str, Share]:
    """Return year -> the partner's share of the country's trade with all partners."""
    whole = store.annual(country, flow, ledger, WORLD)
    return {
        year: computed_share
        for year, part in store.annual(country, flow, ledger, partner).items()
        if (computed_share := share_of(store, part, whole.get(year)))
    }


def printed(store: Store, country: str, flow: str, ledger: str, partner: str) -> dict[str, Ratio]:
    """Return year -> the share as published, without the values behind it."""
    known = store.printed_shares(country, flow, ledger, partner)
    return {year: ratio for year, ratio in known.items() if is_year(year)}


def yearly(
    store: Store, country: str, flow: str, ledger: str, partner: str
) -> dict[str, Share | Ratio]:
    """Return the shares by year, oldest first: computed ones, else published ones."""
    shares: dict[str, Share | Ratio] = {
        **printed(store, country, flow, ledger, partner),
        **computed(store, country, flow, ledger, partner),
    }
    return dict(sorted(shares.items()))


def of_chapter(
    store: Store, country: str, flow: str, ledger: str, code: str, partner: str
) -> dict[str, Share]:
    """Return year -> the partner's share of the country's trade in one HS code."""
    whole = series_of(store, country, flow, ledger, code, WORLD)
    return {
        year: code_share
        for year, part in series_of(store, country, flow, ledger, code, partner).items()
        if is_year(year) and (code_share := share_of(store, part, whole.get(year)))
    }


def in_china(store: Store, country: str, flow: str) -> dict[str, Share]:
    """Return year -> the country's share of China's trade with the world, by China's customs.

    The observations are seen from China: its exports are the country's imports.
    """
    mirrored = MIRROR_FLOW[flow]
    whole = store.annual(CHINA, mirrored, "china", WORLD)
    shares = {}
    for year, observation in store.annual(country, flow, "china").items():
        total = whole.get(year)
        percent = share(observation.value_usd, total.value_usd) if total else None
        if total is not None and percent:
            part = observation._replace(country=CHINA, partner=country, flow=mirrored)
            shares[year] = Share(part, total, percent)
    return shares


def dependence(store: Store, country: str, flow: str, year: str = "") -> Dependence | None:
    """Return both shares of `year`, or of the latest year that has both; None if there is none.

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
    """Return the share of total trade of a period, or the latest; None if there is none.

    Computed shares come before published ones, national statistics before reconciled figures.
    """
    candidates: list[tuple[str, int, QuotableShare]] = []
    for place, ledger in enumerate(("partner", "reconciled")):
        shares = _firm(store, country, ledger, partner, period)
        when = period or max(shares, default="")
        if when in shares:
            current, before = shares[when], shares.get(year_before(when))
            if before and not counted_alike(store, current.part, before.part):
                before = None
            candidates.append((when, -place, QuotableShare(current, before)))
        published = store.printed_shares(country, "turnover", ledger, partner)
        candidates += [
            (ratio.period, -2 - place, QuotableShare(ratio, None))
            for ratio in published.values()
            if ratio.status in _FIRM
            and (ratio.period == period if period else is_year(ratio.period))
        ]
    return max(candidates)[2] if candidates else None


def _firm(store: Store, country: str, ledger: str, partner: str, period: str) -> dict[str, Share]:
    """Return period -> share of total trade, of figures that are neither incomplete nor suspect."""
    parts = series_for(store, country, "turnover", ledger, partner, period)
    wholes = series_for(store, country, "turnover", ledger, WORLD, period)
    shares = {}
    for when, part in parts.items():
        whole = wholes.get(when)
        if whole is None or part.status not in _FIRM or whole.status not in _FIRM:
            continue
        percent = share(part.value_usd, whole.value_usd)
        if percent is not None and counted_alike(store, part, whole):
            shares[when] = Share(part, whole, percent)
    return shares
