"""Chapters that make up the whole flow, their sections, and how concentrated they are."""

from __future__ import annotations

import pytest

from data.analysis import commodity_mix
from data.records.observation import Observation
from data.store import Store
from tests.small.invented import figure, store_of


@pytest.fixture(scope="session")
def store(small_store: Store) -> Store:
    """The Store of the small package."""
    return small_store


def chapter(code: str, value: float) -> Observation:
    """Exports of a chapter."""
    return Observation(
        "KAZ",
        "KAZ",
        "CHN",
        "2020",
        "export",
        code,
        value,
        value,
        "USD",
        "partner",
        "reported",
        "one",
    )


def test_a_few_chapters_are_no_mix(store: Store) -> None:
    """Kyrgyzstan has three chapters of 2024: a missing one may be the largest."""
    key = ("KGZ", "export", "reconciled", "2024", "CHN")
    assert 0 < len(store.chapters(*key[:3], "2024")) < commodity_mix.SOME_CHAPTERS
    assert commodity_mix.whole_mix(store, *key) == {}
    assert commodity_mix.chapters_of(store, *key) == ()


def test_sections_keep_all_that_their_chapters_have(store: Store) -> None:
    """Chapters and sections are sorted by value; the sums of both are equal."""
    chapters = commodity_mix.chapters_of(store, "KAZ", "export", "partner", "", "CHN")
    assert chapters
    values = [chapter_row.value_usd for chapter_row in chapters]
    assert values == sorted(values, reverse=True)
    sections = commodity_mix.largest_first(commodity_mix.by_section(store, chapters))
    sums = [commodity_mix.added(parts) for parts in sections.values()]
    assert sums == sorted(sums, reverse=True)
    assert sum(sums) == pytest.approx(sum(values))


def test_one_product_and_two_equal_ones() -> None:
    """The effective number is that of equally large products."""
    single = commodity_mix.concentration([chapter("27", 5.0)])
    pair = commodity_mix.concentration([chapter("27", 5.0), chapter("26", 5.0)])
    assert single is not None
    assert pair is not None
    assert (single.hhi, single.effective_number) == (1.0, 1.0)
    assert (pair.hhi, pair.effective_number) == (0.5, 2.0)
    # 50%, 30% and 20%: 0.25 + 0.09 + 0.04
    amounts = {"27": 5.0, "26": 3.0, "72": 2.0}
    three = commodity_mix.concentration([chapter(*part) for part in amounts.items()])
    assert three is not None
    assert (three.hhi, three.effective_number) == pytest.approx((0.38, 1 / 0.38))
    assert commodity_mix.concentration([]) is None


def test_each_country_weighs_the_same_in_choosing_sections() -> None:
    """A small country's main section is not crowded out by a large one's."""
    mixes = {
        "large": {"V": [chapter("27", 90.0)], "XV": [chapter("72", 10.0)]},
        "small": {"XI": [chapter("52", 1.0)]},
    }
    totals = {"large": 100.0, "small": 1.0}
    assert commodity_mix.heaviest_sections(mixes, totals, 2) == ["XI", "V"]


def test_mixes_of_countries_are_of_one_period(store: Store) -> None:
    """Else a difference between countries could be one between years."""
    mixes = commodity_mix.mixes_of_countries(store, "export", "reconciled", "", "CHN")
    seen = {part.period for mix in mixes.values() for parts in mix.values() for part in parts}
    assert len(mixes) > 1
    assert len(seen) == 1


def test_a_sum_of_firm_figures_is_derived() -> None:
    """Of one figure it is that figure; of a suspect one it is suspect."""
    one, two = chapter("27", 1.0), chapter("26", 2.0)
    assert commodity_mix.summed([one, two], "V").status == "derived"
    assert commodity_mix.summed([one], "V").status == "reported"
    weak = two._replace(status="suspect")
    assert commodity_mix.summed([one, weak], "V").status == "suspect"


# -- the rules one by one, on invented rows --------------------------------------------------

KEY = ("KAZ", "export", "partner", "2024", "CHN")


def goods(count: int, **cells: str) -> list[Observation]:
    """Chapters of one dollar each."""
    return [figure(1.0, commodity=f"{code:02d}", **cells) for code in range(1, count + 1)]


@pytest.mark.parametrize(
    ("rows", "whole"),
    [
        (goods(10), True),
        (goods(9), False),
        ([*goods(9), figure(10.0)], False),
        ([*goods(18), figure(20.0)], True),  # 90 %
        ([*goods(17), figure(0.9, commodity="40"), figure(20.0)], False),
        ([*goods(17), figure(20.0, source="services")], True),  # says nothing about goods
        (goods(12, source="some"), False),
        ([*goods(3, source="some"), figure(3.0)], True),
        ([*goods(3, source="some"), figure(3.0, source="other")], False),
    ],
)
def test_when_chapters_are_all_of_the_trade(
    store: Store, rows: list[Observation], *, whole: bool
) -> None:
    """Ten chapters, or some by design, that make up the total of their publisher."""
    mix = commodity_mix.whole_mix(store_of(store, *rows), *KEY)
    assert len(mix) == (sum(row.commodity != "TOTAL" for row in rows) if whole else 0)


def test_total_trade_needs_both_flows(store: Store) -> None:
    """Twelve chapters were sold, three were bought."""
    key = ("KAZ", "turnover", *KEY[2:])
    few = store_of(store, *goods(12), *goods(3, flow="import"))
    assert commodity_mix.whole_mix(few, *key) == {}
    both = store_of(store, *goods(12), *goods(12, flow="import"))
    assert commodity_mix.whole_mix(both, *key)["01"].value_usd == 2.0


@pytest.mark.parametrize(("total", "rest"), [(3.0, None), (3.25, 0.25), (2.5, None)])
def test_some_chapters_have_a_rest(store: Store, total: float, rest: float | None) -> None:
    """What they leave of the total of their publisher is the last part; a mix of all has none."""
    some = store_of(store, *goods(3, source="some"), figure(total))
    found = commodity_mix.chapters_of(some, *KEY)
    expected = [("01", 1.0), ("02", 1.0), ("03", 1.0), *([("other", rest)] if rest else [])]
    assert [(row.commodity, row.value_usd) for row in found] == expected
    whole = store_of(store, *goods(12), figure(12.5))
    assert len(commodity_mix.chapters_of(whole, *KEY)) == 12


def test_one_publisher_of_two_is_not_enough(store: Store) -> None:
    """A source that is not listed names no publisher."""
    some, total = store_of(store), figure(9.0)
    chapters = {row.commodity: row for row in goods(2)}
    assert commodity_mix.counted_together(some, chapters, total)
    mixed = chapters | {"03": figure(1.0, source="other")}
    assert not commodity_mix.counted_together(some, mixed, total)
    unknown = chapters | {"03": figure(1.0, source="gone")}
    assert commodity_mix.counted_together(some, unknown, total)
    assert commodity_mix.rest_of(some, {}, *KEY) is None


def test_chapters_with_trade_by_value() -> None:
    rows = [chapter("10", 0.5), chapter("27", 0.0), chapter("26", 3.0), chapter("25", -1.0)]
    assert [row.commodity for row in commodity_mix.by_value(rows)] == ["26", "10"]


def test_sections_of_chapters(store: Store) -> None:
    """What is left has no section, nor has a chapter that nobody knows."""
    found = {code: commodity_mix.section_of(store, code) for code in ("27", "other", "00")}
    assert found == {"27": "V", "other": "other", "00": "none"}
    equal = {"B": [chapter("01", 1.0)], "A": [chapter("99", 1.0)], "C": [chapter("27", 2.0)]}
    assert list(commodity_mix.largest_first(equal)) == ["C", "A", "B"]
    assert commodity_mix.added([]) == 0


def test_what_weighs_most() -> None:
    """In all periods together, without what is left."""
    mixes = [[chapter("27", 3.0), chapter("other", 99.0)], [chapter("26", 2.0), chapter("27", 1.0)],
             [chapter("25", 2.0), chapter("84", 9.0)]]  # fmt: skip
    assert commodity_mix.heaviest_chapters(mixes) == ["84", "27", "25", "26"]
    sections = {"one": {"V": [chapter("27", 1.0)], "other": [chapter("other", 9.0)]}}
    assert commodity_mix.heaviest_sections(sections, {"one": 10.0}, 3) == ["V"]


def test_a_sum_of_revised_figures_is_derived() -> None:
    pair = [chapter("27", 1.0)._replace(status="revised"), chapter("26", 2.0)]
    whole = commodity_mix.summed(pair, "V")
    assert (whole.status, whole.note, whole.commodity) == ("derived", "", "V")
    both = [row._replace(status="revised") for row in pair]
    assert commodity_mix.summed(both, "V").status == "derived"


def test_the_period_that_most_countries_have(store: Store) -> None:
    """2023 of two countries, not 2024 of one; of 2022 and 2023, which both have, the later."""
    rows = [
        row
        for country, years in (("KAZ", ("2022", "2023")), ("UZB", ("2022", "2023", "2024")))
        for year in years
        for row in goods(12, country=country, period=year)
    ]
    some = store_of(store, *rows, *goods(12, country="KAZ", partner="KAZ"),
                    *goods(12, country="UZB", partner="KAZ"))  # fmt: skip
    for given, partner, countries, year in (
        ("", "CHN", ["KAZ", "UZB"], "2023"), ("2024", "CHN", ["UZB"], "2024"),
        ("", "KAZ", ["UZB"], "2024"),
    ):  # fmt: skip
        mixes = commodity_mix.mixes_of_countries(some, "export", "partner", given, partner)
        assert list(mixes) == countries
        assert {row.period for mix in mixes.values() for part in mix.values() for row in part} == {
            year
        }
