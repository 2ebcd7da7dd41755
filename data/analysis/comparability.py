"""Which figures may be compared, divided or added: the same goods, counted in the same way."""

from __future__ import annotations

from collections.abc import Iterable

from data.records.observation import Observation
from data.store import Store

#: those that are known make up a whole from this part of the printed total on, percent ...
ENOUGH = 90.0
#: ... and may exceed it by rounding only, percent
ROUNDING = 100.5


def goods_flow(flow: str) -> str:
    """The flow that can be divided: a balance cannot, its turnover is shown instead."""
    return "turnover" if flow == "balance" else flow


def sides(flow: str) -> tuple[str, ...]:
    """The flows that add up to a flow."""
    return ("export", "import") if flow == "turnover" else (flow,)


def counted_alike(store: Store, *seen: Observation) -> bool:
    """True where all count goods only, or all goods and services: others do not compare.

    A partner's own figure on a press page does not compare with one from a table either
    (Tajikistan 2024 on a page is twice 2023 in Comtrade); the pages on China agree with its tables.
    """
    sources = store.package.sources
    known = [sources[source_id] for source_id in source_ids(seen) if source_id in sources]
    own = any(row.ledger == "partner" for row in seen)
    kinds = {source.kind == "page" for source in known}
    return len({"services" in (source.concept or "") for source in known}) < 2 and (
        not own or len(kinds) < 2
    )


def counts_services(store: Store, seen: Observation) -> bool:
    """True where a source of the observation counts services with the goods."""
    sources = store.package.sources
    return any(
        "services" in (sources[source_id].concept or "")
        for source_id in source_ids((seen,))
        if source_id in sources
    )


def source_ids(seen: Iterable[Observation]) -> frozenset[str]:
    """Ids of all sources of the observations."""
    return frozenset(
        source_id for sources in {row.source for row in seen} for source_id in sources.split(";")
    )
