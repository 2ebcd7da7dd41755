"""Chapters that make up the whole flow, their sections, and how concentrated they are."""

from __future__ import annotations

import pytest

from data.analysis import commodity_mix
from data.records.observation import Observation
from data.store import Store


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
