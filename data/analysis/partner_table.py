"""A country's trade divided among its partners: China, Russia, the neighbours, the rest.

A year counts as divided only where a full table of partners is known, or those known add up to
nearly all of the printed world total: with China and Russia alone, "others" would be anybody.
What a full table leaves over is trade that its publisher did not assign to a partner
(Uzbekistan's gold), and belongs to "others".
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from data.analysis.comparability import ENOUGH, ROUNDING, counted_alike, sides
from data.analysis.measures import share
from data.records.codes import CHINA, WORLD
from data.records.observation import Observation
from data.store import FORMULAS, Store, combine

#: as many partners make a full table
FULL = 25
#: groups of partners, in the order in which they are drawn; `OTHERS` is what they leave over
GROUPS = (CHINA, "RUS", "CA4", "EU27", "TUR")
OTHERS = "OTH"


class GroupShare(NamedTuple):
    """A group's part of a country's trade in a year, in percent of `total`, the world total.

    `seen` is the group's trade in US dollars; for what is left over it is the total itself, under
    the code OTHERS.
    """

    seen: Observation
    percent: float
    total: Observation


def world(store: Store, country: str, flow: str, ledger: str, year: str) -> Observation | None:
    """Trade with all partners; for turnover always exports + imports, as its parts are."""
    found = [store.annual(country, side, ledger, WORLD).get(year) for side in sides(flow)]
    known = [total for total in found if total is not None]
    if len(known) != len(found):
        return None
    return known[0] if flow != "turnover" else combine(known, flow, FORMULAS[flow])


def by_partner(
    store: Store, country: str, flow: str, ledger: str, year: str
) -> Mapping[str, tuple[Observation, ...]]:
    """Partner -> its flows of the year; empty where they do not make up the world total."""
    total = world(store, country, flow, ledger, year)
    if total is None or total.value_usd <= 0:
        return {}
    found: dict[str, tuple[Observation, ...]] = {}
    for side in sides(flow):
        whole = world(store, country, side, ledger, year)
        parts = {
            code: seen
            for code, seen in store.partners(country, side, ledger, year).items()
            if store.package.partners[code].m49 and code != country
        }
        if whole is None or not _full(store, tuple(parts.values()), whole):
            return {}
        for code, seen in parts.items():
            found[code] = (*found.get(code, ()), seen)
    return found


def _full(store: Store, parts: tuple[Observation, ...], total: Observation) -> bool:
    """True where the parts are all partners of one flow, counted like its total."""
    known = share(sum(part.value_usd for part in parts), total.value_usd)
    if known is None or known > ROUNDING or (known < ENOUGH and len(parts) < FULL):
        return False
    return counted_alike(store, total, *parts)


def years(store: Store, country: str, flow: str, ledger: str) -> tuple[str, ...]:
    """Years with a world total, newest first; not all of them can be divided."""
    return tuple(store.annual(country, sides(flow)[0], ledger, WORLD))[::-1]


def group_shares(
    store: Store, country: str, flow: str, ledger: str, year: str
) -> tuple[GroupShare, ...]:
    """The year's trade by group of partners, adding up to 100; () where it cannot be divided."""
    known = by_partner(store, country, flow, ledger, year)
    total = world(store, country, flow, ledger, year)
    if not known or total is None:
        return ()
    members = {
        "CA4": tuple(code for code in store.region if code != country),
        "EU27": tuple(store.package.groups["EU27"].members),
    }
    found, rest = [], 100.0
    for group in GROUPS:
        parts = [seen for code in members.get(group, (group,)) for seen in known.get(code, ())]
        if not parts:
            continue
        whole = combine(parts, flow, "", partner=group)
        percent = share(whole.value_usd, total.value_usd)
        assert percent is not None  # the world total is positive
        found.append(GroupShare(whole, percent, total))
        rest -= percent
    if rest < 0:
        return ()
    return (*found, GroupShare(total._replace(partner=OTHERS), rest, total))


def ranked(
    store: Store, countries: tuple[str, ...], flow: str, ledger: str, year: str
) -> list[tuple[str, list[Observation]]]:
    """Partners of a country and what their trade is made of, largest first.

    Of several countries their sum, where all can be divided; they are no partners of each other.
    """
    tables = [by_partner(store, country, flow, ledger, year) for country in countries]
    if not all(tables):
        return []
    parts: dict[str, list[Observation]] = {}
    for table in tables:
        for code, seen in table.items():
            if code not in countries:
                parts.setdefault(code, []).extend(seen)
    sums = {code: sum(part.value_usd for part in seen) for code, seen in parts.items()}
    order = sorted((code for code in sums if sums[code] > 0), key=lambda code: (-sums[code], code))
    return [(code, parts[code]) for code in order]
