"""Periods that stand beside each other, and changes between them."""

from __future__ import annotations

import pytest

from data.analysis import periods
from data.records.observation import Observation
from data.store import Series, Store


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
    assert change.old is series["2023"]
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
