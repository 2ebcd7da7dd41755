"""Formulas of the indicators, on plain numbers. References stand in catalogue.py.

Amounts are US dollars by code of a product or partner; a code that is missing counts as zero. What
cannot be computed is None, never 0.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

Amounts = Mapping[str, float]


class Margins(NamedTuple):
    """Growth in percent of the earlier sum, in three parts that add up to it."""

    intensive: float
    new: float
    lost: float


class Split(NamedTuple):
    """Growth in percent of the earlier value, in two parts that add up to it."""

    price: float
    volume: float


def shares(amounts: Amounts) -> dict[str, float]:
    """Return code -> part of the sum, 0 to 1; empty if the sum is not positive."""
    total = sum(amounts.values())
    return {code: value / total for code, value in amounts.items()} if total > 0 else {}


def balassa(own: Amounts, reference: Amounts) -> dict[str, float]:
    """Return code -> its share of own exports divided by its share of the reference group's.

    Codes that the reference group does not export are left out.
    """
    mine, theirs = shares(own), shares(reference)
    if not mine:
        return {}
    return {code: mine.get(code, 0.0) / part for code, part in theirs.items() if part > 0}


def symmetric(index: float) -> float:
    """Return a Balassa index (0 or more) on the scale from -1 to below 1; 0 is neutral."""
    return (index - 1.0) / (index + 1.0)


def grubel_lloyd(exports: Amounts, imports: Amounts) -> float | None:
    """Return the part of trade that is two-way within the same code, 0 to 1."""
    codes = exports.keys() | imports.keys()
    pairs = [(exports.get(code, 0.0), imports.get(code, 0.0)) for code in codes]
    total = sum(sold + bought for sold, bought in pairs)
    if total <= 0:
        return None
    return 1.0 - sum(abs(sold - bought) for sold, bought in pairs) / total


def overlap(one: Amounts, other: Amounts) -> float | None:
    """Return how far two mixes overlap, 0 to 100: the sum of the smaller of both shares.

    The same number is 100 x (1 - half the sum of absolute differences of shares).
    """
    mine, theirs = shares(one), shares(other)
    if not mine or not theirs:
        return None
    return 100.0 * sum(min(part, theirs.get(code, 0.0)) for code, part in mine.items())


def contributions(new: Amounts, old: Amounts) -> dict[str, float]:
    """Return code -> its change in percent of the earlier sum; they add up to its growth."""
    total = sum(old.values())
    if total <= 0:
        return {}
    codes = sorted(new.keys() | old.keys())
    return {code: 100.0 * (new.get(code, 0.0) - old.get(code, 0.0)) / total for code in codes}


def margins(new: Amounts, old: Amounts) -> Margins | None:
    """Return growth of codes traded in both years, of new ones, and of those no longer traded."""
    parts = contributions(new, old)
    if not parts:
        return None
    before = {code for code, value in old.items() if value > 0}
    after = {code for code, value in new.items() if value > 0}
    return Margins(
        intensive=sum(parts[code] for code in before & after),
        new=sum(parts[code] for code in after - before),
        lost=sum(parts[code] for code in before - after),
    )


def price_volume(old: tuple[float, float], new: tuple[float, float]) -> Split | None:
    """Split the growth of a value; each year is (value, quantity), both of them positive.

    The price change is weighted with the mean quantity, the change of quantity with the mean price.
    """
    (value, quantity), (value_new, quantity_new) = old, new
    if min(value, quantity, value_new, quantity_new) <= 0:
        return None
    price, price_new = value / quantity, value_new / quantity_new
    by_price = (price_new - price) * (quantity + quantity_new) / 2.0
    by_volume = (quantity_new - quantity) * (price + price_new) / 2.0
    return Split(100.0 * by_price / value, 100.0 * by_volume / value)


def gap_index(china: float, own: float) -> float | None:
    """Return the difference in percent of the mean of both figures, -200 to 200."""
    if china < 0 or own < 0 or china + own <= 0:
        return None
    return 100.0 * (china - own) / ((china + own) / 2.0)
