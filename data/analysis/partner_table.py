"""A country's trade divided among its partners: China, Russia, the neighbours, the rest.

A year is divided only if the table of partners is full, or if the known partners add up to nearly
all of the world total: with China and Russia alone, nothing could be said about "others". What a
full table leaves is trade that the publisher did not assign to a partner (Uzbekistan's gold). It
is counted as "others".
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from data.analysis.comparability import ENOUGH, ROUNDING, counted_alike, sides
from data.analysis.measures import share
from data.records.codes import CHINA, WORLD
from data.records.observation import Observation, Ratio
from data.store import FORMULAS, Store
from data.sums import combine

#: a table with this many partners is full
FULL = 25
#: so many published shares are a list of the largest partners
LISTED = 5
#: most tables of partners that are kept: a chart asks twice for those of all years; each is 25 kB
_TABLES_KEPT = 256
#: groups of partners in drawing order; `OTHERS` is the rest
GROUPS = (CHINA, "RUS", "CA4", "EU27", "TUR")
OTHERS = "OTH"


class MainPartner(NamedTuple):
    """A partner's published share of a flow; `usd` is that share of `total`, in US dollars."""

    share: Ratio
    total: Observation
    usd: float


class GroupShare(NamedTuple):
    """A group's part of a country's trade in a year, in percent of `total`, the world total.

    `trade` is the group's trade. For the rest it is the world total under the code OTHERS: its US
    dollars are not those of the rest.
    """

    trade: Observation
    percent: float
    total: Observation


def world(store: Store, country: str, flow: str, ledger: str, year: str) -> Observation | None:
    """Return the trade with all partners; for total trade the sum of exports and imports.

    None if a part is missing. A published total trade is not used, since that of each partner is a
    sum too.
    """
    totals = [store.annual(country, side, ledger, WORLD).get(year) for side in sides(flow)]
    known = [total for total in totals if total is not None]
    if len(known) != len(totals):
        return None
    return known[0] if flow != "turnover" else combine(known, flow, FORMULAS[flow])


@lru_cache(maxsize=_TABLES_KEPT)
def by_partner(
    store: Store, country: str, flow: str, ledger: str, year: str
) -> Mapping[str, tuple[Observation, ...]]:
    """Return partner -> its flows of the year; empty if they do not make up the world total."""
    total = world(store, country, flow, ledger, year)
    if total is None:
        return {}
    flows_of: dict[str, tuple[Observation, ...]] = {}
    for side in sides(flow):
        whole = world(store, country, side, ledger, year)
        places = store.places
        parts = {
            code: row
            for code, row in store.partners(country, side, ledger, year).items()
            if code in places and code != country
        }
        if whole is None or not _full(store, tuple(parts.values()), whole):
            return {}
        for code, row in parts.items():
            known = flows_of.get(code)
            flows_of[code] = (*known, row) if known else (row,)
    return flows_of


def _full(store: Store, parts: tuple[Observation, ...], total: Observation) -> bool:
    """Return True if the parts are all partners of one flow and counted like its total."""
    known = share(sum([part.value_usd for part in parts]), total.value_usd)
    return (
        known is not None
        and known <= ROUNDING
        and (known >= ENOUGH or len(parts) >= FULL)
        and counted_alike(store, total, *parts)
    )


def main_partners(
    store: Store, country: str, flow: str, ledger: str, year: str
) -> tuple[MainPartner, ...]:
    """Return the partners whose shares of exports or imports a release lists, largest first.

    A list ranks partners if it has at least LISTED of them. Shares and total are of one release:
    offices revise both. Empty for total trade, of which releases list no partners.
    """
    total = store.annual(country, flow, ledger, WORLD).get(year)
    if total is None or flow not in sides(flow):
        return ()
    printed = [
        ratio
        for code in store.places - {country}
        if (ratio := store.printed_shares(country, flow, ledger, code).get(year))
        and ratio.source == total.source
    ]
    if len(printed) < LISTED or sum([ratio.value_pct for ratio in printed]) > ROUNDING:
        return ()
    printed.sort(key=lambda ratio: (-ratio.value_pct, ratio.partner))
    return tuple(
        MainPartner(ratio, total, ratio.value_pct * total.value_usd / 100.0) for ratio in printed
    )


def years(store: Store, country: str, flow: str, ledger: str) -> tuple[str, ...]:
    """Return the years with a world total, latest first. Not all of them can be divided."""
    return tuple(store.annual(country, sides(flow)[0], ledger, WORLD))[::-1]


def group_shares(
    store: Store, country: str, flow: str, ledger: str, year: str
) -> tuple[GroupShare, ...]:
    """Return the year's trade by group of partners, adding up to 100 percent.

    Empty if the year cannot be divided.
    """
    known = by_partner(store, country, flow, ledger, year)
    total = world(store, country, flow, ledger, year)
    if not known or total is None:
        return ()
    members = {
        "CA4": store.region,  # a country is not its own partner
        "EU27": tuple(store.package.groups["EU27"].members),
    }
    shares, rest = [], 100.0
    for group in GROUPS:
        parts = [row for code in members.get(group, (group,)) for row in known.get(code, ())]
        if not parts:
            continue
        whole = combine(parts, flow, "", partner=group)
        percent = share(whole.value_usd, total.value_usd)
        assert percent is not None  # the world total is positive
        shares.append(GroupShare(whole, percent, total))
        rest -= percent
    if rest < 0:
        return ()
    return (*shares, GroupShare(total._replace(partner=OTHERS), rest, total))


def ranked(
    store: Store, countries: tuple[str, ...], flow: str, ledger: str, year: str
) -> list[tuple[str, list[Observation]]]:
    """Return (partner, its flows) by value, largest first, for the sum of `countries`.

    Empty if one of the countries cannot be divided. The countries are not partners of each other.
    """
    tables = [by_partner(store, country, flow, ledger, year) for country in countries]
    if not all(tables):
        return []
    parts: dict[str, list[Observation]] = {}
    for table in tables:
        for code, rows in table.items():
            if code not in countries:
                parts.setdefault(code, []).extend(rows)
    sums = [(-sum([part.value_usd for part in rows]), code) for code, rows in parts.items()]
    return [(code, parts[code]) for value, code in sorted(sums) if value < 0]
