"""Markers and fills that show the status and the ledger of a value in every chart.

Reported: solid. Derived by us: hollow. Suspect, incomplete, estimate: crossed or hatched. China's
customs: solid line and circles; national statistics: dashes and squares; reconciled: dots and
diamonds. None of this depends on colour.
"""

from __future__ import annotations

from collections.abc import Sequence

from components.charts.kit import style
from components.charts.kit.base import Figure, Frame, Row
from components.language.terms import short_ledger
from components.language.text import _
from data.records.codes import WEAK

#: markers that plotly has with a cross inside
_CROSSABLE = frozenset({"circle", "square", "diamond"})


def is_hollow(row: Row) -> bool:
    """True for a value that was not published but derived by us, as every computed share is."""
    return row.status == "derived"


def symbols(rows: Sequence[Row | None], shape: str = "circle") -> list[str]:
    """Marker of each point: hollow if derived, crossed if suspect, incomplete or an estimate."""
    return [shape if row is None else symbol(row, shape) for row in rows]


def symbol(row: Row, shape: str) -> str:
    """Marker of a row; a shape that plotly cannot cross has a dot inside."""
    if row.status in WEAK:
        return f"{shape}-x-open" if shape in _CROSSABLE else f"{shape}-open-dot"
    return f"{shape}-open" if is_hollow(row) else shape


def hatching(rows: Sequence[Row], ledger: str = "") -> Figure:
    """Bar pattern: hatched if a value is suspect, incomplete or an estimate.

    `ledger` is given if two ledgers are drawn side by side: each has a pattern of its own.
    """
    own = style.LEDGER_PATTERN.get(ledger, "")
    shapes = ["\\" if row.status in WEAK else own for row in rows]
    return {"shape": shapes, "size": 5, "solidity": 0.4}


def fill(row: Row, colour: str) -> str:
    """Fill of a bar: transparent if the value is derived; its outline is that of `edge`."""
    if not is_hollow(row):
        return colour
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return f"rgba({red},{green},{blue},0.25)"


def edge(rows: Sequence[Row], colours: Sequence[str]) -> Figure:
    """Outline of bars: only of those whose value is derived."""
    return {"width": [1.5 if is_hollow(row) else 0 for row in rows], "color": list(colours)}


def has_two_ledgers(frame: Frame) -> bool:
    """True if the frame has rows of two or more ledgers, which need different marks."""
    return len({row.ledger for row in frame}) > 1


def end_name(frame: Frame, name: str, ledger: str) -> str:
    """Label at the end of a line; national statistics are named if two ledgers are drawn."""
    return (
        _("{name}, national").format(name=name)
        if has_two_ledgers(frame) and ledger != "china"
        else name
    )


def key_entry(name: str, marker: Figure, kind: str = "bar") -> Figure:
    """An entry of the key without a place in the plot; a trace's own shows its first value's mark.

    `kind` is the type of the trace: `bar` for a patch of colour, `scatter` for a symbol.
    """
    return {
        "type": kind,
        **({"mode": "markers"} if kind == "scatter" else {}),
        "name": name,
        "x": [None],
        "y": [None],
        "marker": marker,
        "showlegend": True,
        "hoverinfo": "skip",
    }


def ledger_key(frame: Frame) -> list[Figure]:
    """Entries of the key for the ledgers; none if there is only one."""
    if not has_two_ledgers(frame):
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
