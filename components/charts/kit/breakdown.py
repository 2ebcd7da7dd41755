"""A country's trade divided among its partners: China, Russia, the neighbours, the rest.

Shared by the charts that need every partner of a year. A year counts as divided only where a
full table of partners is known, or those known add up to nearly all of the printed world total:
with China and Russia alone, "others" would be anybody. What a full table leaves over is trade
that its publisher did not assign to a partner (Uzbekistan's gold), and belongs to "others".
"""

from __future__ import annotations

from collections.abc import Mapping

from components.charts.kit.base import Row, label_of, row_of
from components.language.text import _, mark
from data.analysis.measures import share
from data.records.codes import CHINA, WORLD
from data.records.observation import Observation
from data.store import FORMULAS, Series, Store, combine

#: as many partners make a full table, or ...
FULL = 25
#: ... those that are known cover this part of the world total, percent ...
ENOUGH = 90.0
#: ... and may exceed it by rounding only
TOO_MUCH = 100.5
#: a country trades goods of more chapters than this; fewer means that only some were read
SOME_CHAPTERS = 10
GROUPS = (CHINA, "RUS", "CA4", "EU27", "TUR")
OTHERS = "OTH"
_NAMES = {
    "CA4": mark("Other Central Asia"),
    "EU27": mark("EU-27"),
    OTHERS: mark("All others"),
}


def goods_flow(flow: str) -> str:
    """The flow that can be divided: a balance cannot, its turnover is shown instead."""
    return "turnover" if flow == "balance" else flow


def counted_alike(store: Store, *seen: Observation) -> bool:
    """True where all count goods only, or all goods and services: others do not compare.

    A partner's own figure on a press page does not compare with one from a table either
    (Tajikistan 2024 on a page is twice 2023 in Comtrade); the pages on China agree with its tables.
    """
    sources = store.package.sources
    ids = {one for named in {row.source for row in seen} for one in named.split(";")}
    known = [sources[one] for one in ids if one in sources]
    own = any(row.ledger == "partner" for row in seen)
    kinds = {one.kind == "page" for one in known}
    return len({"services" in (one.concept or "") for one in known}) < 2 and (
        not own or len(kinds) < 2
    )


def whole_mix(
    store: Store, country: str, flow: str, ledger: str, period: str, partner: str
) -> Series:
    """HS chapters of a period where they make up the whole flow; empty where some are missing."""
    if flow == "turnover" and not all(
        whole_mix(store, country, side, ledger, period, partner) for side in _sides(flow)
    ):
        return {}
    found = store.chapters(country, flow, ledger, period, partner)
    total = store.annual(country, flow, ledger, partner).get(period)
    if len(found) < SOME_CHAPTERS:
        return {}
    known = sum(one.value_usd for one in found.values())
    return found if total is None or known >= total.value_usd * ENOUGH / 100.0 else {}


def _sides(flow: str) -> tuple[str, ...]:
    return ("export", "import") if flow == "turnover" else (flow,)


def world(store: Store, country: str, flow: str, ledger: str, year: str) -> Observation | None:
    """Trade with all partners; for turnover always exports + imports, as its parts are."""
    found = [
        one
        for side in _sides(flow)
        if (one := store.annual(country, side, ledger, WORLD).get(year)) is not None
    ]
    if len(found) != len(_sides(flow)):
        return None
    return found[0] if flow != "turnover" else combine(found, flow, FORMULAS[flow])


def by_partner(
    store: Store, country: str, flow: str, ledger: str, year: str
) -> Mapping[str, tuple[Observation, ...]]:
    """Partner -> its flows of the year; empty where they do not make up the world total."""
    total = world(store, country, flow, ledger, year)
    if total is None or total.value_usd <= 0:
        return {}
    found: dict[str, tuple[Observation, ...]] = {}
    for side in _sides(flow):
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
    known = share(sum(one.value_usd for one in parts), total.value_usd)
    if known is None or known > TOO_MUCH or (known < ENOUGH and len(parts) < FULL):
        return False
    return counted_alike(store, total, *parts)


def years(store: Store, country: str, flow: str, ledger: str) -> tuple[str, ...]:
    """Years with a world total, newest first; not all of them can be divided."""
    return tuple(store.annual(country, _sides(flow)[0], ledger, WORLD))[::-1]


def shares(store: Store, country: str, flow: str, ledger: str, year: str) -> tuple[Row, ...]:
    """Percent of the year's trade by group of partners, adding up to 100; () where unknown."""
    known = by_partner(store, country, flow, ledger, year)
    total = world(store, country, flow, ledger, year)
    if not known or total is None:
        return ()
    members = {
        "CA4": tuple(code for code in store.region if code != country),
        "EU27": tuple(store.package.groups["EU27"].members),
    }
    rows, rest = [], 100.0
    for group in GROUPS:
        parts = [one for code in members.get(group, (group,)) for one in known.get(code, ())]
        if not parts:
            continue
        whole = combine(parts, flow, "", partner=group)
        percent = share(whole.value_usd, total.value_usd)
        assert percent is not None  # the world total is positive
        rows.append(_row(store, whole, percent, total, _("share of the world total")))
        rest -= percent
    if rest < 0:
        return ()
    other = total._replace(partner=OTHERS)
    note = _("world total less the partners named")
    return (*rows, _row(store, other, rest, total, note))


def _row(store: Store, seen: Observation, percent: float, total: Observation, note: str) -> Row:
    row = row_of(
        store, seen, measure="share", value=percent, unit="percent", also=(total,), note=note
    )
    name = _NAMES.get(seen.partner)
    return row._replace(partner_name=_(name) if name else label_of(store, seen.partner))
