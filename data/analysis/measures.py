"""Measures of observations: shares, growth, concentration, like-for-like periods.

Pure functions. A measure that cannot be computed is None, never 0.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from data.records.observation import Observation
from data.sums import decimals


def share(part: float | None, whole: float | None) -> float | None:
    """Return part / whole in percent; None if either is missing or the whole is not positive."""
    if part is None or whole is None or whole <= 0:
        return None
    return 100.0 * part / whole


def growth(new: float | None, old: float | None) -> float | None:
    """Return growth from `old` to `new` in percent.

    None if either is missing or `old` is not positive.
    """
    if new is None or old is None or old <= 0:
        return None
    return 100.0 * (new - old) / old


def hhi(values: Iterable[float]) -> float | None:
    """Return the Herfindahl-Hirschman index of the positive amounts, 0 to 1; None if there is none.

    It is the sum of the squared shares.
    """
    amounts = [value for value in values if value > 0]
    if not amounts:
        return None
    total = sum(amounts)
    return sum((value / total) ** 2 for value in amounts)


def year_before(period: str) -> str:
    """Return the same period one year earlier: `2025-01/2025-09` -> `2024-01/2024-09`."""
    return "/".join(f"{int(part[:4]) - 1:04d}{part[4:]}" for part in period.split("/"))


def _half_digit(value: float) -> float:
    """Return half a unit of the last printed digit: 0.05 for 13.1, 0.5 for 13.0 and 13."""
    return 0.5 / 10 ** decimals(value)


def printed_growth_differs(new: Observation, old: Observation) -> bool:
    """Return True if rounding cannot explain why printed growth differs from the two values.

    The values and the growth may each be off by half a unit of their last printed digit. Values
    in different units are not compared: growth in yuan is not growth in dollars.
    """
    if new.growth_pct is None or new.unit != old.unit:
        return False
    new_rounding, old_rounding = _half_digit(new.value), _half_digit(old.value)
    if old.value <= old_rounding:
        return False
    low = growth(new.value - new_rounding, old.value + old_rounding)
    high = growth(new.value + new_rounding, old.value - old_rounding)
    assert low is not None
    assert high is not None
    rounding = _half_digit(new.growth_pct)
    return not low - rounding <= new.growth_pct <= high + rounding


def like_for_like(series: Mapping[str, Observation]) -> list[tuple[str, Observation, Observation]]:
    """Return (period, observation, observation a year earlier), oldest first.

    Periods without an observation a year earlier are left out.
    """
    return [
        (period, row, series[year_before(period)])
        for period, row in series.items()
        if year_before(period) in series
    ]
