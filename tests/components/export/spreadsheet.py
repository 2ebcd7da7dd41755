"""What a spreadsheet with a decimal comma makes of the cells of a CSV that somebody opens."""

from __future__ import annotations

import csv
import io
import re

_NUMBER = re.compile(r"[+-]?(\d{1,3}([ .\u00a0]\d{3})+|\d+)(,\d*)?(e[+-]?\d+)?%?", re.IGNORECASE)
_DATE = re.compile(r"\d{1,4}[-/.]\d{1,2}([-/.]\d{1,4})?")
_TIME = re.compile(r"\d{1,2}:\d{2}(:\d{2})?")
_WORDS = {"TRUE", "FALSE", "ИСТИНА", "ЛОЖЬ"}


def kind(cell: str) -> str:
    """`number`, `date`, `formula` or `text`: what the program takes a cell for, quoted or not."""
    cell = cell.strip()
    if cell.startswith(("=", "+", "-", "@")) and not _NUMBER.fullmatch(cell):
        return "formula"
    if _NUMBER.fullmatch(cell):
        return "number"
    if _DATE.fullmatch(cell) or _TIME.fullmatch(cell):
        return "date"
    return "word" if cell.upper() in _WORDS else "text"


def opened(content: bytes) -> list[dict[str, str]]:
    """The lines of a file with `;` between cells, by the names in its first line."""
    text = content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))
