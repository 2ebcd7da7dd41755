"""The formulas, on examples that were worked by hand."""

from __future__ import annotations

from itertools import starmap

import pytest

from data.indicators.formulas import (
    balassa,
    contributions,
    gap_index,
    grubel_lloyd,
    margins,
    overlap,
    price_volume,
    symmetric,
)

#: fuels, metals, cotton: 80%, 20%, 0% and 40%, 30%, 30%
OIL, MIXED = {"27": 80.0, "72": 20.0}, {"27": 40.0, "72": 30.0, "52": 30.0}


def test_the_balassa_index() -> None:
    """80% of exports against 60% of the group's: 4/3. A code nobody exports has no index."""
    group = {"27": 120.0, "72": 50.0, "52": 30.0, "99": 0.0}
    found = balassa(OIL, group)
    assert found == pytest.approx({"27": 0.8 / 0.6, "72": 0.2 / 0.25, "52": 0.0})
    assert balassa({}, group) == {}
    assert balassa(OIL, {}) == {}


def test_the_symmetric_form() -> None:
    """Nothing exported: -1; the same share: 0; three times the share: 0.5."""
    assert list(map(symmetric, (0.0, 1.0, 3.0))) == [-1.0, 0.0, 0.5]


def test_two_way_trade() -> None:
    """Exports of 6 and imports of 2 (a textbook question): 0.5. Two one-way codes: 0."""
    assert grubel_lloyd({"33": 6.0}, {"33": 2.0}) == 0.5
    assert grubel_lloyd({"27": 6.0}, {"84": 6.0}) == 0.0
    # |319-354| + |43-141| + |10-100| = 223 of 967
    sold, bought = {"X": 319.0, "Y": 43.0, "Z": 10.0}, {"X": 354.0, "Y": 141.0, "Z": 100.0}
    assert grubel_lloyd(sold, bought) == pytest.approx(1 - 223 / 967)
    assert grubel_lloyd({}, {}) is None


def test_overlapping_mixes() -> None:
    """min(80, 40) + min(20, 30) = 60; half of |40| + |10| + |30| is 40, and 100 - 40 = 60."""
    assert overlap(OIL, MIXED) == pytest.approx(60.0)
    assert overlap(MIXED, OIL) == pytest.approx(60.0)
    assert overlap(OIL, OIL) == pytest.approx(100.0)
    assert overlap(OIL, {"52": 1.0}) == 0.0
    assert overlap(OIL, {}) is None


def test_contributions_add_up_to_growth() -> None:
    """From 100 to 130: 20 points by one code, -20 by one that ended, 30 by a new one."""
    old, new = {"27": 80.0, "72": 20.0}, {"27": 100.0, "52": 30.0}
    assert contributions(new, old) == pytest.approx({"27": 20.0, "52": 30.0, "72": -20.0})
    assert contributions(new, {}) == {}


def test_margins() -> None:
    """The same trade: intensive 20, new 30, lost -20. A code with a value of zero is not traded."""
    old, new = {"27": 80.0, "72": 20.0, "52": 0.0}, {"27": 100.0, "52": 30.0}
    assert margins(new, old) == pytest.approx((20.0, 30.0, -20.0))
    assert margins(new, {"27": 0.0}) is None


def test_price_and_volume() -> None:
    """10 t at $10 become 15 t at $12: price 2 x 12.5 = 25%, volume 5 x 11 = 55%, value 80%."""
    assert price_volume((100.0, 10.0), (180.0, 15.0)) == pytest.approx((25.0, 55.0))
    assert price_volume((100.0, 10.0), (150.0, 10.0)) == pytest.approx((50.0, 0.0))
    assert price_volume((100.0, 0.0), (180.0, 15.0)) is None


def test_the_gap_index() -> None:
    """43.8 against 30.1: 13.7 of 36.95. One side only: 200%. The sides exchange the sign."""
    assert gap_index(43.8, 30.1) == pytest.approx(100 * 13.7 / 36.95)
    assert list(starmap(gap_index, ((5.0, 0.0), (0.0, 5.0), (5.0, 5.0)))) == [200.0, -200.0, 0.0]
    assert gap_index(0.0, 0.0) is None
