"""What a sum of figures is: its status, its sources and counters, and its number of digits."""

from __future__ import annotations

from collections.abc import Sequence

from data.records.observation import Observation

#: statuses from most to least reliable; a sum has the least reliable status of its parts
_RELIABILITY = ("reported", "revised", "derived", "estimate", "incomplete", "suspect")
#: unit -> number of decimals that one unit is in billions
_BELOW_BILLION = {"USD": 9, "kUSD": 6, "mUSD": 3, "bnUSD": 0, "10kCNY": 5, "bnCNY": 0}


def least_reliable(statuses: set[str]) -> str:
    """Return the least reliable of the statuses of the parts of a sum."""
    return max(statuses, key=_RELIABILITY.index) if len(statuses) > 1 else next(iter(statuses))


def joined(cells: Sequence[str]) -> str:
    """Return the names in cells that join several with `;`, each once and in order."""
    distinct = dict.fromkeys(cells)
    if len(distinct) == 1:
        return cells[0]
    names = (name for cell in distinct for name in cell.split(";"))
    return ";".join(filter(None, dict.fromkeys(names)))


def as_published(usd: float, parts: Sequence[Observation]) -> tuple[float, str]:
    """Return a sum in US dollars as a number and a unit, with no more digits than its parts have.

    It is in billions with the decimals of the part that has fewest; in dollars if all parts are.
    """
    if {part.unit for part in parts} == {"USD"}:
        return usd, "USD"
    return round(usd / 1e9, min(map(_decimals, parts))), "bnUSD"


def _decimals(figure: Observation) -> int:
    """Return how many decimals a figure as published has, in billions."""
    return len(f"{figure.value!r}".partition(".")[2].rstrip("0")) + _BELOW_BILLION[figure.unit]
