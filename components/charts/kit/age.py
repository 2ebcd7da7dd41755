"""Whether a chart of shares among partners ends before the figures of the cards beside it.

Trade with all partners is known to an earlier year than trade with China. A reader who sees 2025
in one card takes 2020 in the next one for the same time, so the title says why it is older.
"""

from __future__ import annotations

from collections.abc import Callable

from components.charts.kit.base import Frame, Row, partner_of
from components.language.text import _
from components.state import ViewState
from data.analysis.comparability import goods_flow
from data.records.codes import CHINA, LEDGERS
from data.store import Store

#: years by which national statistics by partner usually follow China's customs
_USUAL = 1


def with_age(store: Store, state: ViewState, table: Callable[[Store, ViewState], Frame]) -> Frame:
    """The rows of `table`; those of the last year have a reason if it is old.

    It is old if total figures are known two or more years later, and no other ledger of the chart
    has a later year with all partners. A chosen year needs no reason.
    """
    frame = table(store, state)
    if state.period or not frame:
        return frame
    last = max(row.period for row in frame)
    flow, partner = goods_flow(state.flow), partner_of(state)
    newest = max(
        (
            year
            for ledger in LEDGERS
            for code in {CHINA, partner}
            for year in store.annual(state.country, flow, ledger, code)
        ),
        default=last,
    )
    if int(newest) - int(last) <= _USUAL:
        return frame
    others = [
        state.with_(ledger=name) for name in ("partner", "reconciled") if name != state.ledger
    ]
    if any(row.period > last for other in others for row in table(store, other)):
        return frame
    return tuple(row._replace(reason="latest_all") if row.period == last else row for row in frame)


def aged(text: str, row: Row) -> str:
    """The sentence `text`, which ends with the year of `row`, and why that year is old if it is."""
    old = row.reason == "latest_all"
    return text + _(", the latest year with all partners") if old else text
