"""The periods that the charts of a page have something for, and which ledger has it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from components.charts.kit.base import Chart, Frame
from data.records.codes import LEDGERS
from data.store import is_part, is_year


class Offer(NamedTuple):
    """A period to choose. `only` is the ledger that alone has it, where the page has others.

    `part` is true if only months or a part of the year are known.
    """

    period: str
    only: str = ""
    part: bool = False


def offers(frames: Iterable[Frame]) -> tuple[Offer, ...]:
    """The years and averages over years that a row of the frames is of, latest first.

    The frames are those of all charts of a page in all ledgers that it may be drawn from, without
    a chosen period.
    """
    found: Mapping[str, set[tuple[str, bool]]] = defaultdict(set)
    ledgers: set[str] = set()
    for frame in frames:
        for period, ledger in {(row.period, row.ledger) for row in frame}:
            code, part = period, is_part(period)
            if part:
                code = period[:4]
            elif not is_year(period) and "/" not in period:
                continue  # no period, or a span of years of a project
            found[code].add((ledger, part))
            ledgers |= {ledger} & {*LEDGERS}
    return tuple(
        Offer(code, _only(found[code], ledgers), all(part for _ledger, part in found[code]))
        for code in sorted(found, reverse=True)
    )


def of_flow(chart: Chart, frame: Frame, flow: str) -> Frame:
    """The rows of the chosen flow, exports or imports, if the chart has rows by flow; else all.

    A chart with figures of one flow shows them whichever is chosen, but years of imports are no
    answer to a question about exports.
    """
    if flow not in ("export", "import") or "flow" not in (*chart.uses, *chart.compares):
        return frame
    return tuple(row for row in frame if row.flow == flow)


def _only(known: Iterable[tuple[str, bool]], ledgers: set[str]) -> str:
    own = {ledger for ledger, _part in known}
    return next(iter(own)) if len(own) == 1 and len(ledgers) > 1 else ""
