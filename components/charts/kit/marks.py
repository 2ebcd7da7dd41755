"""Marks that tell a value's status and ledger without a word: the same in every chart.

Reported: solid. Derived by us: hollow. Suspect, incomplete, estimate: crossed or hatched.
China's customs: full line and circles; the country's own count: dashes and squares; reconciled:
dots and diamonds. Colour alone says none of this.
"""

from __future__ import annotations

from collections.abc import Sequence

from components.charts.kit import style
from components.charts.kit.base import Figure, Frame, Row
from components.language.terms import short_ledger
from components.language.text import _

#: statuses that a reader must see: crossed points, hatched bars
WEAK = frozenset({"suspect", "incomplete", "estimate"})

#: markers that plotly can draw with a cross inside
_CROSSABLE = frozenset({"circle", "square", "diamond"})


def is_hollow(row: Row) -> bool:
    """True for a value that nobody printed and we derived; what is computed always is derived."""
    return row.status == "derived" and row.measure == "value"


def symbols(rows: Sequence[Row | None], shape: str = "circle") -> list[str]:
    """Marker of each point: hollow where derived; hollow and crossed where suspect, incomplete
    or an estimate."""
    crossed = f"{shape}-x-open" if shape in _CROSSABLE else f"{shape}-open"
    return [
        shape
        if row is None
        else crossed
        if row.status in WEAK
        else f"{shape}-open"
        if is_hollow(row)
        else shape
        for row in rows
    ]


def hatching(rows: Sequence[Row], ledger: str = "") -> Figure:
    """Bar pattern: hatched where a value is suspect, incomplete or an estimate.

    `ledger` is given where two ledgers stand side by side: each has a pattern of its own.
    """
    own = style.LEDGER_PATTERN.get(ledger, "")
    shapes = ["\\" if row.status in WEAK else own for row in rows]
    return {"shape": shapes, "size": 5, "solidity": 0.4}


def fill(row: Row, colour: str) -> str:
    """Fill of a bar: nearly empty where the value is derived, whose outline `edge` then draws."""
    if not is_hollow(row):
        return colour
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return f"rgba({red},{green},{blue},0.25)"


def edge(rows: Sequence[Row], colours: Sequence[str]) -> Figure:
    """Outline of bars: only of those whose value is derived."""
    return {"width": [1.5 if is_hollow(row) else 0 for row in rows], "color": list(colours)}


def beside(frame: Frame) -> bool:
    """True where two ledgers stand side by side, so that each needs marks of its own."""
    return len({row.ledger for row in frame}) > 1


def end_name(frame: Frame, name: str, ledger: str) -> str:
    """Label at the end of a line; the country's own count is named where both are drawn."""
    return _("{name}, national").format(name=name) if beside(frame) and ledger != "china" else name


def ledger_key(frame: Frame) -> list[Figure]:
    """Entries for the key that tell the ledgers apart; none where there is one only."""
    if not beside(frame):
        return []
    return [
        {
            "type": "scatter",
            "mode": "lines+markers",
            "name": short_ledger(ledger),
            "x": [None],
            "y": [None],
            "line": {"color": style.NEUTRAL, "width": 2, "dash": style.LEDGER_DASH[ledger]},
            "marker": {"symbol": style.LEDGER_SYMBOL[ledger], "size": 7},
            "showlegend": True,
            "hoverinfo": "skip",
        }
        for ledger in dict.fromkeys(row.ledger for row in frame)
    ]
