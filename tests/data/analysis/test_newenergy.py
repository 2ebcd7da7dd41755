"""Sums of months of new energy: only the same months of two years are compared."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from data.analysis import newenergy
from data.newenergy import SUM_OF_CODES, SUM_OF_MONTHS
from data.records.cleantech import CleanTech, Solar
from data.store import Store
from tests.small.invented import figure, store_of


def sold(period: str, usd: float, **cells: str) -> CleanTech:
    """Electric cars to Kazakhstan."""
    return CleanTech("KAZ", period, "ev", usd, "reported", "ember", "")._replace(**cells)  # type: ignore[arg-type]


def months(year: str, *values: float) -> dict[str, CleanTech]:
    """The first months of a year."""
    return {
        f"{year}-{month:02d}": sold(f"{year}-{month:02d}", value)
        for month, value in enumerate(values, 1)
    }


ONES = (1.0,) * 12


def test_years_and_months_are_apart() -> None:
    series = {"2024": sold("2024", 12.0), **months("2024", 1.0)}
    assert [row.period for row in newenergy.years_of(series)] == ["2024"]
    assert [row.period for row in newenergy.months_of(series)] == ["2024-01"]


def test_a_part_of_a_year_is_beside_the_same_months() -> None:
    """Ten months of 2025 and the same of 2024, of which two more are known."""
    series = months("2024", *ONES) | months("2025", *(10.0,) * 10) | {"2024": sold("2024", 12.0)}
    parts = newenergy.part_years(dict(sorted(series.items())))
    assert newenergy.part_of_year("2026", 2) == "2026-01/2026-02"
    assert [row[1:5] for row in parts] == [
        ("2024-01/2024-10", "ev", 10.0, "derived"), ("2025-01/2025-10", "ev", 100.0, "derived"),
    ]  # fmt: skip
    assert {row.note for row in parts} == {SUM_OF_MONTHS}


def test_one_month_is_as_printed() -> None:
    series = {
        "2024-01": sold("2024-01", 1.0, status="incomplete", note="a note"),
        "2025-01": sold("2025-01", 2.0),
    }
    assert newenergy.part_years(series) == tuple(series.values())


@pytest.mark.parametrize(
    "series",
    [
        {},
        {"2024": sold("2024", 1.0)},
        months("2024", *ONES) | months("2025", *ONES),
        months("2024", 1.0) | months("2025", 1.0, 1.0),
        months("2024", 1.0, 1.0) | {"2025-02": sold("2025-02", 1.0)},
    ],
)
def test_what_is_not_compared(series: dict[str, CleanTech]) -> None:
    """No months, whole years, and months of which one year lacks one."""
    assert newenergy.part_years(series) == ()


def panels(*periods: str) -> dict[str, Solar]:
    """Solar panels sold in some months."""
    row = Solar("KAZ", "", "panel", "85414300", 1.0, 1.0, 1.0, 1.0, "reported", "ember", "")
    return {period: row._replace(period=period) for period in periods}


def covered(year: str, count: int) -> list[str]:
    """The first months of a year."""
    return [f"{year}-{month:02d}" for month in range(1, count + 1)]


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        (
            [("2023", 12), ("2024", 10)],
            {"2023": 3, "2023-01/2023-10": 2, "2024-01/2024-10": 2},
        ),
        ([("2023", 12), ("2024", 12)], {"2023": 3, "2024": 2}),
        ([("2023", 12), ("2024", 1)], {"2023": 3, "2023-01": 0, "2024-01": 1}),
    ],
)
def test_solar_by_year_and_by_the_last_part(
    spans: Iterable[tuple[str, int]], expected: dict[str, int]
) -> None:
    """A month that the source covers and has no row had no exports."""
    series = panels("2023-02", "2023-10", "2023-11", "2024-01", "2024-10")
    known = [month for year, count in spans for month in covered(year, count)]
    found = newenergy.solar_by_year(series, known)
    assert {period: len(rows) for period, rows in found.items()} == expected
    assert {row.period[:4] for row in found["2023"]} == {"2023"}


def test_importers_codes_are_added_up(small_store: Store) -> None:
    """Buses and cars of 2023; of 2022 only cars; an average is no year."""
    rows = [
        figure(value, flow="import", commodity=code, period=period, status=status)
        for period, code, value, status in (
            ("2022", "870380", 1.0, "reported"),
            ("2023", "870240", 2.0, "reported"), ("2023", "870360", 3.0, "revised"),
            ("2023", "870380", 4.0, "reported"),
            ("2024", "870240", 5.0, "estimate"), ("2024", "870380", 6.0, "reported"),
            ("2025", "870360", 5.0, "reported"), ("2025", "870380", 6.0, "reported"),
            ("2022/2023", "870380", 7.0, "reported"),
            ("2023", "850760", 8.0, "reported"),
        )
    ]  # fmt: skip
    store = store_of(small_store, *rows)
    cars = newenergy.imports_of(store, "KAZ", "ev")
    assert {year: (row.value_usd, row.commodity, row.status) for year, row in cars.items()} == {
        "2022": (1.0, "870380", "reported"),
        "2023": (9.0, "870240;870360;870380", "derived"),
        "2024": (11.0, "870240;870380", "estimate"),
        "2025": (11.0, "870360;870380", "derived"),
    }
    assert list(cars) == sorted(cars)
    assert (cars["2023"].flow, cars["2023"].note) == ("import", SUM_OF_CODES)
    assert newenergy.imports_of(store, "KAZ", "battery")["2023"].value_usd == 8.0
    assert newenergy.imports_of(store, "KAZ", "wind") == {}
