"""What is computed from observations: shares, growth, concentration, like-for-like periods.

Pure functions of numbers and codes; a measure that cannot be computed is None, never 0.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from data.records.observation import Observation


def share(part: float | None, whole: float | None) -> float | None:
    """Part of a whole in percent; None where either is missing or the whole is not positive."""
    if part is None or whole is None or whole <= 0:
        return None
    return 100.0 * part / whole


def growth(new: float | None, old: float | None) -> float | None:
    """Growth from `old` to `new` in percent; None where there is nothing to grow from."""
    if new is None or old is None or old <= 0:
        return None
    return 100.0 * (new - old) / old


def hhi(values: Iterable[float]) -> float | None:
    """Herfindahl-Hirschman index of positive amounts, 0 to 1; None for nothing."""
    amounts = [value for value in values if value > 0]
    total = sum(amounts)
    if not amounts or total <= 0:
        return None
    return sum((value / total) ** 2 for value in amounts)


def effective_number(index: float | None) -> float | None:
    """How many equally large products would be as concentrated: 1 / HHI."""
    return None if not index else 1.0 / index


def year_before(period: str) -> str:
    """The same months one year earlier: `2025-01/2025-09` -> `2024-01/2024-09`."""
    return "/".join(f"{int(part[:4]) - 1:04d}{part[4:]}" for part in period.split("/"))


def _half_digit(value: float) -> float:
    """Half of the last digit that was printed: 0.05 for 13.1, 0.5 for 13.0 and 13."""
    _whole, _point, digits = f"{value!r}".partition(".")
    return 0.5 / 10 ** len(digits.rstrip("0"))


def printed_growth_differs(new: Observation, old: Observation) -> bool:
    """True where the growth that a source prints cannot come from the two values by rounding.

    Each value may be off by half of its last printed digit, and so may the growth. Values are
    compared as printed where both are in one unit (growth in yuan is not growth in dollars).
    """
    if new.growth_pct is None or new.unit != old.unit:
        return False
    spread = [_half_digit(one.value) for one in (new, old)]
    if old.value <= spread[1]:
        return False
    low = growth(new.value - spread[0], old.value + spread[1])
    high = growth(new.value + spread[0], old.value - spread[1])
    assert low is not None
    assert high is not None
    room = _half_digit(new.growth_pct)
    return not low - room <= new.growth_pct <= high + room


def like_for_like(series: Mapping[str, Observation]) -> list[tuple[str, Observation, Observation]]:
    """Pairs (period, now, same months a year earlier), oldest first; others are left out."""
    return [
        (period, row, series[year_before(period)])
        for period, row in series.items()
        if year_before(period) in series
    ]
