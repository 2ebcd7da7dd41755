"""Periods that stand beside each other, and changes between them."""

from __future__ import annotations

import pytest

from data.analysis import periods
from data.records.observation import Observation
from data.store import Series, Store
from tests.small.invented import figure, store_of


@pytest.fixture(scope="session")
def store(small_store: Store) -> Store:
    """The Store of the small package."""
    return small_store


def chapter(code: str, year: str, value: float, source: str = "one") -> Observation:
    """Kazakhstan's exports of a chapter to China."""
    return Observation(
        "KAZ",
        "KAZ",
        "CHN",
        year,
        "export",
        code,
        value,
        value,
        "USD",
        "partner",
        "reported",
        source,
    )


def mix(year: str, source: str = "one", **values: float) -> Series:
    """Chapters of a year: `c27=5` is chapter 27."""
    return {name[1:]: chapter(name[1:], year, value, source) for name, value in values.items()}


def test_the_newest_period_is_the_one_that_ends_last() -> None:
    """A mean of 2022-23 is newer than 2020; of two that end in 2023 the single year comes first."""
    given = ("2019", "2022/2023", "2023", "2020", "2022")
    newest = ["2023", "2022/2023", "2022", "2020", "2019"]
    assert periods.newest_first(given) == newest


def test_growth_in_yuan_is_not_put_beside_dollars(store: Store) -> None:
    """Kazakhstan's 2024 was printed in yuan with 30 %: growth is computed from the dollars."""
    series = store.annual("KAZ", "export", "china")
    assert series["2024"].growth_pct == 30
    change = periods.change_on_year(store, series, "2024")
    assert change is not None
    assert (change.kind, change.old) == ("growth", series["2023"])
    assert change.value == pytest.approx(100 * (1 / 0.9 - 1))


def test_printed_growth_comes_first_and_names_no_earlier_figure(store: Store) -> None:
    """Uzbekistan's page of 2025 prints 20 %; 2024 is from another table and does not compare."""
    series = store.annual("UZB", "turnover", "partner")
    change = periods.change_on_year(store, series, "2025")
    assert change is not None
    assert (change.kind, change.value, change.old) == ("growth", 20, None)


def test_a_balance_changes_in_dollars(store: Store) -> None:
    """Growth of a number that may be negative says nothing."""
    series = store.annual("KAZ", "balance", "china")
    change = periods.change_on_year(store, series, "2024")
    assert change is not None
    assert change.kind == "change"
    assert change.value == pytest.approx(series["2024"].value_usd - series["2023"].value_usd)


def test_the_years_that_most_flows_have() -> None:
    """2023 is newer, but only 2022 is known of both; the earlier year is the next with figures."""
    first = {year: chapter("TOTAL", year, 1.0) for year in ("2019", "2022", "2023")}
    second = {year: chapter("TOTAL", year, 1.0) for year in ("2019", "2022")}
    assert periods.years_to_compare([first, second], "", "") == ("2022", "2019")
    assert periods.years_to_compare([first, second], "2023", "") == ("2023", "2022")
    assert periods.years_to_compare([first, second], "", "2018") == ("", "")


def test_chapters_of_two_sources_are_not_compared() -> None:
    """The newest year has another source: the one before it is compared, with five years back."""
    mixes = {
        "2014": mix("2014", c27=1.0, c26=2.0),
        "2017": mix("2017", c27=9.0, c26=9.0),
        "2019": mix("2019", c27=4.0, c26=1.0, c74=8.0),
        "2021": mix("2021", "other", c27=7.0),
    }
    changes = periods.chapter_changes(mixes, "", "")
    assert [(change.new.commodity, change.value) for change in changes] == [
        ("27", 3.0),
        ("26", -1.0),
    ]
    assert {(change.old.period, change.new.period) for change in changes} == {("2014", "2019")}
    assert periods.chapter_changes(mixes, "2021", "2019") == ()


def test_same_months_of_two_years(store: Store) -> None:
    """Each pair is a year apart and counted by one side; the latest months come first."""
    pairs = periods.same_months(store, store.part_year("KAZ", "turnover", "china"))
    assert pairs
    for new, old in pairs:
        assert int(new.period[:4]) - int(old.period[:4]) == 1
        assert new.period[4:7] == old.period[4:7]
    ends = [new.period[-7:] for new, _old in pairs]
    assert ends == sorted(ends, reverse=True)


def test_a_year_without_its_equal_has_no_change(store: Store) -> None:
    """The first year has none before it; 2024 counts goods, 2023 counts services too."""
    series = store.annual("UZB", "export", "partner")
    assert periods.change_on_year(store, series, "2019") is None
    assert periods.change_on_year(store, series, "2024") is None
    assert periods.change_on_year(store, series, "") is None


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        (
            ("2024-01/2024-09", "2025-01/2025-09", "2024-07/2024-08", "2025-07/2025-08",
             "2023-02/2023-09", "2024-02/2024-09", "2024-03", "2025-03", "2025-05"),
            ["2025-01/2025-09", "2025-07/2025-08", "2024-02/2024-09"],
        ),
        (("2024-03", "2025-03", "2024-02", "2025-02"), ["2025-03", "2025-02"]),
    ],
)  # fmt: skip
def test_pairs_of_months(store: Store, known: tuple[str, ...], expected: list[str]) -> None:
    """Single months only without a pair of years to date; the pair that ends last is first."""
    series = {period: figure(1.0, period=period) for period in known}
    some = store_of(store, *series.values())
    assert [new.period for new, _old in periods.same_months(some, series)] == expected
    unlike = {
        period: row._replace(source="services" if period < "2025" else "table")
        for period, row in series.items()
    }
    pairs = periods.same_months(some, unlike)
    assert all(new.source == old.source for new, old in pairs)


@pytest.mark.parametrize(
    ("known", "longest"),
    [
        (("2025-01/2025-08", "2025-02/2025-06", "2025-09", "2026-01/2026-09"), "2025-01/2025-08"),
        (("2025-01", "2025-09", "2024-12"), "2025-09"),
        (("2024-01/2024-03", "20250"), ""),
    ],
)
def test_the_part_that_reaches_furthest(known: tuple[str, ...], longest: str) -> None:
    series = {period: figure(1.0, period=period) for period in known}
    assert periods.longest_part(series, "2025") == longest


def test_a_year_is_not_compared_with_itself() -> None:
    """Nor is a year before the last one with figures looked for."""
    one = {year: chapter("TOTAL", year, 1.0) for year in ("2020", "2022")}
    two = {"2021": chapter("TOTAL", "2021", 1.0)}
    assert periods.years_to_compare([one], "2022", "2022") == ("", "")
    assert periods.years_to_compare([one, two], "2022", "") == ("", "")


def test_which_earlier_year_chapters_are_compared_with() -> None:
    """The nearest to five years back, the earlier of two; a chosen one; no average."""
    mixes = {
        year: mix(year, c10=1.0, c27=2.0, c31=3.0)
        for year in ("2010", "2012", "2015", "2017", "2018/2019")
    }
    mixes["2019"] = mix("2019", c10=6.0, c27=4.0, c31=3.0)
    for given, base, old in (("", "", "2015"), ("2019", "2017", "2017"), ("2017", "", "2012")):
        changes = periods.chapter_changes(mixes, given, base)
        assert {change.old.period for change in changes} in ({old}, set())
        if given != "2017":
            assert [change.new.commodity for change in changes] == ["10", "27"]
    assert periods.chapter_changes(mixes, "2019", "2011") == ()
    equal = {year: mix(year, c27=float(year)) for year in ("2013", "2015", "2019")}
    assert [change.value for change in periods.chapter_changes(equal, "", "")] == [6.0]


def test_an_average_ends_with_its_last_year() -> None:
    assert periods.newest_first(("2022", "2021/2023")) == ["2021/2023", "2022"]
