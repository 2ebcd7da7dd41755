"""What a sum of figures is: its status, sources, counters and digits."""

from __future__ import annotations

import pytest

from data.records.observation import Observation
from data.sums import combine, joined, least_reliable


def _figure(**cells: object) -> Observation:
    """China's imports from Kazakhstan: 15.84 bn as published by its customs."""
    row = Observation(
        "KAZ", "CHN", "CHN", "2024", "export", "TOTAL",
        15.84e9, 15.84, "bnUSD", "china", "reported", "customs", counted_by="gacc",
    )  # fmt: skip
    return row._replace(**cells)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "other", "weaker"),
    [
        ("reported", "revised", "revised"),
        ("revised", "derived", "derived"),
        ("derived", "estimate", "estimate"),
        ("estimate", "incomplete", "incomplete"),
        ("incomplete", "suspect", "suspect"),
    ],
)
def test_a_sum_is_as_weak_as_its_weakest_part(one: str, other: str, weaker: str) -> None:
    """An estimate among reported figures makes the sum an estimate, whichever comes first."""
    parts = [_figure(status=one), _figure(status=other, country="UZB")]
    for order in (parts, parts[::-1]):
        assert combine(order, "export", "").status == weaker
    assert least_reliable({"reported", one, other}) == weaker


def test_a_sum_over_two_sources_was_published_by_nobody() -> None:
    parts = [_figure(), _figure(source="bulletin")]
    assert combine(parts, "export", "").status == "derived"
    assert combine(parts[:1] * 2, "export", "").status == "reported"
    suspect = [parts[0], parts[1]._replace(status="suspect")]
    assert combine(suspect, "export", "").status == "suspect"


def test_a_balance_is_exports_less_imports() -> None:
    """15.84 exports and 23.4 imports: a deficit of 7.6, with the digit that both have."""
    imports = _figure(flow="import", value_usd=23.4e9, value=23.4)
    balance = combine([_figure(), imports], "balance", "exports minus imports")
    assert balance.value_usd == pytest.approx(-7.56e9)
    assert (balance.value, balance.unit, balance.flow) == (-7.6, "bnUSD", "balance")
    assert (balance.rank, balance.growth_pct, balance.note) == (1, None, "exports minus imports")


def test_a_sum_has_no_more_digits_than_its_parts() -> None:
    """Thousands of dollars are six decimals of a billion; dollars stay dollars."""
    thousands = _figure(unit="kUSD", value=14889180.0, value_usd=14889180e3)
    assert combine([thousands, thousands], "export", "").value == 29.77836
    yuan = _figure(unit="10kCNY", value=7123456.0, value_usd=10.12e9)
    assert combine([yuan, _figure()], "export", "").value == 25.96
    exact = _figure(unit="USD", value=1234567.0, value_usd=1234567.0)
    assert combine([exact, exact], "export", "")[7:9] == (2469134.0, "USD")


def test_a_sum_names_every_source_and_counter_once() -> None:
    parts = [_figure(), _figure(source="bulletin;customs", counted_by="gacc;bank")]
    total = combine(parts, "export", "", country="CA5", partner="EU27", commodity="OTHER")
    assert (total.source, total.counted_by) == ("customs;bulletin", "gacc;bank")
    assert (total.country, total.partner, total.commodity) == ("CA5", "EU27", "OTHER")
    assert joined(["", "customs", ""]) == "customs"
    assert joined(["customs"]) == "customs"
    assert joined(["gacc", "gacc"]) == "gacc"


@pytest.mark.parametrize(
    ("unit", "value"),
    [("kUSD", 2.469136), ("mUSD", 2.469), ("bnUSD", 2.0), ("10kCNY", 2.46914), ("bnCNY", 2.0)],
)
def test_the_unit_of_a_part_says_how_many_digits_are_known(unit: str, value: float) -> None:
    """Dollars of more digits than the source printed: the sum is rounded to what it printed."""
    part = _figure(unit=unit, value=1.0, value_usd=1234567890.4)
    assert combine([part, part], "export", "").value == value


def test_a_sum_of_dollars_and_millions_has_the_digits_of_millions() -> None:
    dollars = _figure(unit="USD", value=1234567890.0, value_usd=1234567890.0)
    millions = _figure(unit="mUSD", value=1000.5, value_usd=1000.5e6)
    assert combine([dollars, millions], "export", "")[7:9] == (2.2351, "bnUSD")


def test_a_sum_is_that_of_its_first_part_unless_a_group_is_named() -> None:
    total = combine([_figure(locator="p. 3"), _figure(country="UZB", period="2023")], "export", "")
    assert (total.country, total.partner, total.commodity) == ("KAZ", "CHN", "TOTAL")
    assert (total.period, total.locator) == ("2024", "")
    revised = [_figure(status="revised"), _figure(status="revised", source="bulletin")]
    assert combine(revised, "export", "").status == "derived"
