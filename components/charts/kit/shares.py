"""Shares of a country's trade as rows: of a partner by year, and of groups of partners.

Each share keeps its own sources, so that lines are broken where they change (breaks.py).
"""

from __future__ import annotations

from components.charts.kit.base import Frame, Row, keyed, label_of, row_of
from components.language.sources import publisher_name
from components.language.text import _, mark
from data.analysis import partner_shares, partner_table
from data.analysis.partner_shares import Share
from data.analysis.partner_table import OTHERS, GroupShare
from data.records.observation import Ratio
from data.store import Store

_GROUP_NAMES = {
    "CA4": mark("Other Central Asia"),
    "EU27": mark("EU-27"),
    OTHERS: mark("All others"),
}


def share_row(store: Store, share: Share, note: str, *, measure: str = "share") -> Row:
    """A computed share in percent."""
    return row_of(
        store,
        share.part,
        measure=measure,
        value=share.percent,
        unit="percent",
        also=(share.whole,),
        note=note,
    )


def printed_share(store: Store, ratio: Ratio, note: str = "") -> Row:
    """A Row of a published share, in percent. Without `note` it has the note of the share."""
    return keyed(
        store,
        ratio,
        measure="share",
        value=ratio.value_pct,
        unit="percent",
        status=ratio.status,
        source=ratio.source,
        note=note or _(ratio.note),
    )


def yearly(store: Store, country: str, flow: str, ledger: str, partner: str) -> Frame:
    """Shares by year, oldest first: computed ones, else published ones."""
    shares = partner_shares.yearly(store, country, flow, ledger, partner)
    return tuple(row_of_share(store, share) for share in shares.values())


def row_of_share(store: Store, share: Share | Ratio) -> Row:
    """A computed or published share as a row; the note says which it is."""
    if isinstance(share, Share):
        return share_row(store, share, _("share of trade with all partners in the same statistics"))
    source = store.package.sources[share.source.split(";")[0]]
    note = _("as published by {publisher}").format(publisher=publisher_name(store, source))
    return printed_share(store, share, note)


def group_rows(store: Store, country: str, flow: str, ledger: str, year: str) -> tuple[Row, ...]:
    """Percent of the year's trade by group of partners, adding up to 100; () if it is unknown."""
    groups = partner_table.group_shares(store, country, flow, ledger, year)
    return tuple(_group_row(store, group) for group in groups)


def _group_row(store: Store, group: GroupShare) -> Row:
    code = group.trade.partner
    row = row_of(
        store,
        group.trade,
        measure="share",
        value=group.percent,
        unit="percent",
        also=(group.total,),
        note=_("trade with all partners less the partners named")
        if code == OTHERS
        else _("share of trade with all partners"),
    )
    name = _GROUP_NAMES.get(code)
    return row._replace(partner_name=_(name) if name else label_of(store, code))
