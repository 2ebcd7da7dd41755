"""Where a line over years is cut: at a missing year, and where the series of a ledger changes."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from components.charts.kit.base import Frame, Row

#: how the id of a source of China's figures begins -> the series that it belongs to. NBS, the
#: monthly tables and press pages repeat what China's customs published; WITS and the other copies
#: are UN Comtrade
_CHINA: Mapping[str, str] = MappingProxyType(
    {
        "nbs-": "customs",
        "gacc-": "customs",
        "china-": "customs",
        "page-": "customs",
        "wits-": "comtrade",
        "comtrade-": "comtrade",
        "open-trade-": "comtrade",
        "imf-": "imf",
    }
)


def _series(row: Row) -> set[str]:
    """The series that a row is from. Outside China's figures each file is one, and all pages are.

    Sources of a deflator or a population are no series of China's figures.
    """
    ids = row.source.split(";")
    if row.ledger == "china":
        known = {_CHINA[start] for start in _CHINA for id_ in ids if id_.startswith(start)}
        return known or set(ids)
    return {"page" if id_.startswith("page-") else id_ for id_ in ids}


def changes(before: Row, row: Row) -> bool:
    """True if two neighbouring rows of a line belong to no common series."""
    return _series(before).isdisjoint(_series(row))


def segments(rows: Frame) -> list[Frame]:
    """Rows of one series, oldest first, cut where two neighbours have no source in common.

    Each part is drawn as a line of its own, so that a change of source is visible.
    """
    parts: list[list[Row]] = []
    for row in rows:
        sources = set(parts[-1][-1].source.split(";")) if parts else set()
        if sources & set(row.source.split(";")):
            parts[-1].append(row)
        else:
            parts.append([row])
    return [tuple(part) for part in parts]
