"""Where a line over years is cut: at a missing year, and where the series of a ledger changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from components.charts.kit.base import Figure, Row

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


def bridges(traces: Sequence[Figure]) -> list[Figure]:
    """Shapes over the cuts of lines: fine dots between the last point of a source and the next.

    A cut is a point without x between two neighbouring years (draw.line). A missing year has an x
    and is not bridged.
    """
    shapes = []
    for trace in traces:
        if trace.get("mode") != "lines+markers":
            continue
        points = list(zip(trace["x"], trace["y"], strict=True))
        for (x0, y0), (cut, _none), (x1, y1) in zip(points, points[1:], points[2:], strict=False):
            if cut is None and isinstance(x0, int) and x1 == x0 + 1:
                shapes.append(
                    {
                        "type": "line",
                        "layer": "below",
                        "xref": trace.get("xaxis", "x"),
                        "yref": trace.get("yaxis", "y"),
                        "x0": x0,
                        "y0": y0,
                        "x1": x1,
                        "y1": y1,
                        "opacity": trace.get("opacity", 1.0),
                        "line": {"width": 1, "dash": "dot", "color": trace["line"]["color"]},
                    }
                )
    return shapes
