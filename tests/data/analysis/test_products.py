"""What is inside an HS code, where its figures are, and the year of a project."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from data.analysis import products
from data.analysis.products import Place
from data.analysis.projects import year_of
from data.records.observation import Observation
from data.store import Store
from tests.small.invented import figure, store_of

HERE = Place("export", "partner", "2024")


def sold(amounts: Mapping[str, float], **cells: str) -> list[Observation]:
    """Exports by HS code."""
    return [figure(usd, commodity=code, **cells) for code, usd in amounts.items()]


def test_the_codes_above() -> None:
    assert products.above("870380") == ("87", "8703", "870380")
    assert products.above("87") == ("87",)


def test_the_newest_place_is_first(small_store: Store) -> None:
    """A year before an average that ends with it; national figures before China's."""
    rows = [
        figure(1.0, commodity=code, period=period, ledger=ledger)
        for code in ("8703", "87")
        for period, ledger in (
            ("2022", "partner"), ("2022/2023", "reconciled"), ("2023", "china"), ("2023", "partner"),
        )
    ]  # fmt: skip
    store = store_of(small_store, *rows)
    expected = [("partner", "2023"), ("china", "2023"), ("reconciled", "2022/2023"),
                ("partner", "2022")]  # fmt: skip
    for parent in ("87", ""):
        found = products.places(store, "KAZ", "export", parent)
        assert found == tuple(Place("export", *place) for place in expected)
    newest = products.latest(store, "KAZ", "export", "8703")
    assert newest is not None
    assert (newest.period, newest.ledger) == ("2023", "partner")
    assert products.latest(store, "KAZ", "export", "87") is not None
    assert products.latest(store, "KAZ", "export", "26") is None


def test_sides_stand_for_total_trade(small_store: Store) -> None:
    """Total trade of 2024, of which both are known; exports alone of 2025."""
    both = [row for flow in ("export", "import") for row in sold({"8703": 1.0}, flow=flow)]
    store = store_of(small_store, *both, *sold({"8703": 1.0}, period="2025"))
    assert [(place.flow, place.period) for place in products.places(store, "KAZ", "turnover", "87")] == [
        ("export", "2025"), ("turnover", "2024"), ("export", "2024"), ("import", "2024"),
    ]  # fmt: skip


def test_the_inside_that_is_shown_for_a_code(small_store: Store) -> None:
    """The code itself if it has parts, else the nearest above that has."""
    store = store_of(small_store, *sold({"87": 9.0, "8703": 5.0, "870380": 3.0, "8708": 1.0}))
    for code, parent in (("870380", "8703"), ("8703", "8703"), ("8708", "87"), ("26", "")):
        assert products.drawn_parent(store, "KAZ", "export", code) == parent
        assert products.drawn_parent(store, "KAZ", "balance", code) == parent


@pytest.mark.parametrize(
    ("part", "known", "rest", "complete"),
    [
        (89.5, True, 10.5, False),
        (90.0, True, 10.0, True),
        (99.4, True, 0.6, True),
        (99.5, True, None, True),
        (100.5, True, None, True),  # rounding
        (100.6, False, None, False),  # more than all
    ],
)
def test_what_the_parts_leave(
    small_store: Store, part: float, rest: float | None, *, known: bool, complete: bool
) -> None:
    store = store_of(small_store, *sold({"87": 100.0, "8703": part}))
    level = products.inside(store, "KAZ", HERE, "87")
    assert level is not None
    assert (level.whole is not None, products.complete(level)) == (known, complete)
    left = level.rest
    said = (left.commodity, left.value_usd, left.status) if left else None
    assert said == (("other", pytest.approx(rest), "derived") if rest else None)


def test_parts_are_sorted_and_positive(small_store: Store) -> None:
    """Of equal parts the first code is first. Another source's total is no whole."""
    amounts = {"8701": 0.5, "8702": 0.0, "8703": 5.0, "8704": 5.0, "8705": -1.0, "8706": 7.0}
    store = store_of(small_store, *sold(amounts), figure(20.0, commodity="87", source="second"))
    level = products.inside(store, "KAZ", HERE, "87")
    assert level is not None
    assert [part.commodity for part in level.parts] == ["8706", "8703", "8704", "8701"]
    assert (level.parent, level.place, level.whole) == ("87", HERE, None)
    assert products.inside(store, "KAZ", HERE, "26") is None
    assert not products.complete(level)
    assert level.rest is None


@pytest.mark.parametrize(
    ("chapters", "total", "whole"),
    [
        (12, figure(20.0), 20.0),  # the total of their source
        (12, figure(13.0, source="second"), 12.0),  # another's: what they add up to
        (12, None, 12.0),
        (9, figure(20.0), 20.0),
        (9, figure(9.0, source="second"), None),  # some chapters
        (9, None, None),
        (12, figure(20.0, source="second"), None),  # not all of the trade
    ],
)
def test_the_whole_of_all_chapters(
    small_store: Store, chapters: int, total: Observation | None, whole: float | None
) -> None:
    rows = sold({f"{code:02d}": 1.0 for code in range(1, chapters + 1)})
    store = store_of(small_store, *rows, *([total] if total else []))
    level = products.inside(store, "KAZ", HERE, "")
    assert level is not None
    assert (level.whole.value_usd if level.whole else None) == whole
    assert level.whole is None or (level.whole.commodity, level.whole.note) in (
        ("TOTAL", ""), ("01", ""),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("start", "completion", "status", "as_of", "year"),
    [
        (2010, 2015, "operating", "2021-05-03", "2010"),
        (None, 2015, "operating", "2021-05-03", "2015"),
        (None, 2030, "construction", "2021-05-03", "2021"),
        (2010, None, "announced", "2021", "2010"),
        (None, None, "announced", "", ""),
    ],
)
def test_the_year_of_a_project(
    small_store: Store,
    start: int | None,
    completion: int | None,
    status: str,
    as_of: str,
    year: str,
) -> None:
    """A planned completion is no beginning."""
    project = small_store.package.projects[0]._replace(
        start_year=start,
        completion_year=completion,
        status=status,
        status_as_of=as_of,  # type: ignore[arg-type]
    )
    assert year_of(project) == year
