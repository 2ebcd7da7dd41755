"""Which figures may be compared, divided or added: the same goods, counted in the same way."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from data.records.observation import Observation
from data.store import Store

#: parts make up a whole from this percentage of the printed total on ...
ENOUGH = 90.0
#: ... up to this one: they may exceed it by rounding only
ROUNDING = 100.5
#: most combinations of sources of which is kept whether they are counted alike
_CELLS_KEPT = 2048


def goods_flow(flow: str) -> str:
    """Return `flow`, but total trade for a balance, of which no share can be computed."""
    return "turnover" if flow == "balance" else flow


def sides(flow: str) -> tuple[str, ...]:
    """Return the flows that add up to `flow`."""
    return ("export", "import") if flow == "turnover" else (flow,)


def counted_alike(store: Store, *observations: Observation) -> bool:
    """Return True if all observations count goods only, or all count goods and services.

    Figures that an office recalculated are compared only with each other. A country's own figure
    from a press page is not compared with one from a table either: Tajikistan's figure of 2024 on
    a page is twice that of 2023 in Comtrade. Pages that quote China's customs agree with its
    tables.
    """
    cells = frozenset([row.source for row in observations])
    return _alike(store, cells, "partner" in {row.ledger for row in observations})


@lru_cache(maxsize=_CELLS_KEPT)
def _alike(store: Store, cells: frozenset[str], national: bool) -> bool:
    """Return the same for the cells of `source`; `national`: a figure is a country's own."""
    sources = store.package.sources
    ids = {source_id for cell in cells for source_id in cell.split(";")}
    known = [sources[source_id] for source_id in ids if source_id in sources]
    concepts = {
        tuple(word in (source.concept or "") for word in ("services", "recalculated"))
        for source in known
    }
    kinds = {source.kind == "page" for source in known}
    return len(concepts) < 2 and (not national or len(kinds) < 2)


def counts_services(store: Store, observation: Observation) -> bool:
    """Return True if a source of the observation counts services with the goods."""
    sources = store.package.sources
    return any(
        "services" in (sources[source_id].concept or "")
        for source_id in source_ids((observation,))
        if source_id in sources
    )


def source_ids(observations: Iterable[Observation]) -> frozenset[str]:
    """Return the ids of all sources of the observations."""
    return frozenset(
        source_id
        for sources in {row.source for row in observations}
        for source_id in sources.split(";")
    )
