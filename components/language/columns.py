"""Numbers of a table's column: one unit in the head, digits in the cells."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import floor, log10
from statistics import median
from typing import NamedTuple

from components.language import numbers
from components.language.terms import UNITS
from components.language.text import _, in_turn, language, mark

#: US dollars: size of a scale -> name of the unit, largest first
_DOLLARS: Mapping[str, Mapping[float, str]] = {
    "en": {1e6: "US$ million", 1e3: "US$ thousand", 1: "US$"},
    "ru": {1e6: "млн долл.", 1e3: "тыс. долл.", 1: "долл."},
    "zh": {1e8: "亿美元", 1e4: "万美元", 1: "美元"},
}
_REAL = mark("prices of 2024")
#: units that the name of the measure says already: "number of trains"
_NAMELESS = frozenset(
    ("ratio", "index", "count", "rank", "trains", "vehicles", "pieces", "percent_gdp", "")
)
#: unit -> decimals of its numbers
_DECIMALS: Mapping[str, int] = {"percent": 1, "percent_gdp": 1, "points": 1, "ratio": 2, "index": 3}
#: most significant digits of the others below 1,000, and most decimals
_DIGITS, _MOST = 4, 3


class Scale(NamedTuple):
    """The unit of a column: its name for the head, and what its values are divided by."""

    unit: str
    name: str
    size: float

    def number(self, value: float) -> float:
        """Return a value in the unit of the column, without the noise of the division."""
        return float(f"{value / self.size:.15g}")

    def text(self, value: float) -> str:
        """Return a value for a cell: digits without a unit, `−1,234.5`."""
        number = self.number(value)
        text = numbers.decimal(abs(number), self._decimals(number))
        return numbers.MINUS + text if number < 0 and text.strip("0.,") else text

    def _decimals(self, number: float) -> int:
        """Return how many decimals a number has in a cell: none that its value does not have."""
        size = abs(number)
        place = floor(log10(size)) if size else 0
        least = _DECIMALS.get(self.unit)
        if least is not None:
            return least if size >= 10**-least or not size else min(6, 1 - place)
        own = len(f"{size:.9f}".rstrip("0").partition(".")[2])
        return min(own, max(0, min(_MOST, _DIGITS - 1 - place), -place))


def scale_of(unit: str, values: Iterable[float]) -> Scale:
    """Return the scale of a column: its middle value has a digit before or after the point."""
    if unit not in ("USD", "USD_real"):
        return Scale(unit, "" if unit in _NAMELESS else _(UNITS[unit]), 1.0)
    middle = median([abs(value) for value in values if value] or [0.0])
    names = _DOLLARS[language()]
    size = next((size for size in names if middle >= size / 10), 1.0)
    return Scale(unit, in_turn(names[size], _(_REAL) if unit == "USD_real" else ""), size)
