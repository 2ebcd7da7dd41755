"""Whether a chart of shares among partners ends before the figures of the cards beside it.

Trade with all partners is known to an earlier year than trade with China. A reader who sees 2025
in one card takes 2020 in the next one for the same time, so the title says why it is older.
"""

from __future__ import annotations

from collections.abc import Sequence

from components.charts.kit.base import Frame, Row, partner_of
from components.language.text import _
from components.state import ViewState
from data.analysis.comparability import goods_flow
from data.records.codes import CHINA, LEDGERS
from data.store import Store

#: years by which national statistics by partner usually follow China's customs
_USUAL = 1


def is_old(store: Store, state: ViewState, frame: Frame) -> bool:
    """True if total figures are known two or more years after the last row.

    A chosen year needs no reason.
    """
    if state.period or not frame:
        return False
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
    return int(newest) - int(last) > _USUAL


def other_ledgers(state: ViewState) -> list[ViewState]:
    """The states in which the chart shows another ledger with all partners."""
    return [state.with_(ledger=name) for name in LEDGERS[1:] if name != state.ledger]


def with_reason(frame: Frame, others: Sequence[Frame]) -> Frame:
    """The rows of an old frame; those of its last year say so, unless another ledger goes further.

    `others` are the frames of the other ledgers.
    """
    last = max(row.period for row in frame)
    if any(row.period > last for other in others for row in other):
        return frame
    return tuple(row._replace(reason="latest_all") if row.period == last else row for row in frame)


def aged(text: str, row: Row) -> str:
    """The sentence `text`, which ends with the year of `row`, and why that year is old if it is."""
    old = row.reason == "latest_all"
    return text + _(", the latest year with all partners") if old else text
