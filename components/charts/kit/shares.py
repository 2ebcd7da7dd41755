"""A partner's share of a country's trade, year by year: computed, else as a page prints it.

Shared by the charts of the share view. A share is computed only where partner and world total are
counted alike and by the same ledger; years that cannot be computed take a printed share, which
keeps its own source, so that lines break there (draw.segments).
"""

from __future__ import annotations

from components.charts.kit.base import Frame, Row, printed_share, row_of
from components.charts.kit.breakdown import counted_alike
from components.language.text import _
from data.analysis.measures import share
from data.records.codes import WORLD
from data.store import Store, is_year

#: a share may exceed the whole by rounding only, percent
_MOST = 100.5


def computed(store: Store, country: str, flow: str, ledger: str, partner: str) -> dict[str, Row]:
    """Year -> percent of the country's trade with all partners, both from one ledger."""
    whole = store.annual(country, flow, ledger, WORLD)
    found = {}
    for year, seen in store.annual(country, flow, ledger, partner).items():
        total = whole.get(year)
        if total is None or not counted_alike(store, seen, total):
            continue
        percent = share(seen.value_usd, total.value_usd)
        if percent is not None and percent <= _MOST:
            found[year] = row_of(
                store,
                seen,
                measure="share",
                value=percent,
                unit="percent",
                also=(total,),
                note=_("share of the world total of the same ledger"),
            )
    return found


def printed(store: Store, country: str, flow: str, ledger: str, partner: str) -> dict[str, Row]:
    """Year -> percent as a page or table prints it, without the values behind it."""
    return {
        year: printed_share(
            store,
            ratio,
            _("as printed by {publisher}").format(
                publisher=store.package.sources[ratio.source.split(";")[0]].publisher
            ),
        )
        for year, ratio in store.printed_shares(country, flow, ledger, partner).items()
        if is_year(year)
    }


def yearly(store: Store, country: str, flow: str, ledger: str, partner: str) -> Frame:
    """Shares by year, oldest first; a printed share only where none can be computed."""
    found = printed(store, country, flow, ledger, partner) | computed(
        store, country, flow, ledger, partner
    )
    return tuple(found[year] for year in sorted(found))
