"""Cells of CSV files."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

#: a text cell that begins with one of these is a formula for some spreadsheet
_FORMULA = tuple("=+-@\t\r\n＝＋－＠")


def safe(cell: str) -> str:
    """A text cell that no spreadsheet evaluates: with an apostrophe before a formula sign."""
    return "'" + cell if cell.startswith(_FORMULA) else cell


def number(value: float) -> str:
    """A number with all its digits: a decimal point, no grouping, no exponent below 1e15."""
    return str(int(value)) if value == int(value) and abs(value) < 1e15 else repr(value)


def cells(row: Iterable[Any]) -> list[str]:
    """Return the cells of a row: numbers with all digits, texts made safe, nothing for None."""
    return [
        ""
        if cell is None
        else number(cell)
        if isinstance(cell, float)
        else safe(cell)
        if isinstance(cell, str)
        else str(cell)
        for cell in row
    ]
