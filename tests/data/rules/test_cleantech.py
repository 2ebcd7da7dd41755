"""Rules of the tables of new energy."""

from __future__ import annotations

import pytest

from data.records.cleantech import CLEANTECH, SOLAR
from tests.small.bench import Bench


@pytest.mark.parametrize(
    ("file", "row", "column", "value", "rule"),
    [
        (CLEANTECH, 2, "country", "CA5", "country — one of"),
        (CLEANTECH, 2, "period", "2024-13", "period — matches"),
        (CLEANTECH, 2, "period", "2024-01/2024-02", "period — matches"),
        (CLEANTECH, 2, "category", "87", "category — one of"),
        (CLEANTECH, 2, "value_usd", "-1", "value_usd — at least 0"),
        (CLEANTECH, 2, "value_usd", "1e3", "value_usd — at most 2 decimals, no exponent"),
        (CLEANTECH, 2, "status", "estimate", "status — one of"),
        (CLEANTECH, 2, "source", "nobody", "source — source is in sources.yaml"),
        (CLEANTECH, 2, "value_usd", "7", "value_usd — all is the sum of the technologies, 107"),
        (CLEANTECH, 2, "category", "wind", "category — a row for each technology and for all"),
        (SOLAR, 2, "product", "lamp", "product — one of"),
        (SOLAR, 2, "period", "2024", "period — matches"),
        (SOLAR, 2, "code", "8541", "code — matches"),
        (SOLAR, 2, "mw", "=1", "mw — a number"),
        (SOLAR, 2, "pieces", "inf", "pieces — a finite number"),
        (SOLAR, 2, "status", "estimate", "status — one of"),
        (SOLAR, 2, "source", "nobody", "source — source is in sources.yaml"),
        (SOLAR, 3, "period", "2024-01", "product — product occurs once"),
    ],
)
def test_a_broken_cell_is_named(
    bench: Bench, file: str, row: int, column: str, value: str, rule: str
) -> None:
    """The fault names file, row, column and rule."""
    bench.cell(file, row, column, value)
    faults = bench.faults()
    assert any(fault.startswith(f"{file}:{row} {rule}") for fault in faults), faults


def test_a_missing_month_is_refused(bench: Bench) -> None:
    """January and March without February."""
    bench.write(CLEANTECH, bench.read(CLEANTECH).replace("2024-02", "2024-03"))
    bench.write(SOLAR, bench.read(SOLAR).replace("2024-02", "2024-03"))
    bench.seal()
    assert [fault for fault in bench.faults() if "the month before has rows" in fault]


def test_the_products_add_up_to_the_technology(bench: Bench) -> None:
    """Solar of 100 dollars against panels of 90; a month without panels has none."""
    bench.cell(SOLAR, 3, "value_usd", "90")
    rule = f"{CLEANTECH}:9 value_usd — solar is the sum of solar.csv, 90"
    assert any(fault.startswith(rule) for fault in bench.faults()), bench.faults()


def test_a_year_is_the_sum_of_its_months(bench: Bench) -> None:
    """Twelve months of 100 dollars are not 1,300."""
    header, *rows = bench.read(CLEANTECH).splitlines()
    january = [row for row in rows if "2024-01" in row]
    panels = bench.read(SOLAR).splitlines()
    months = [f"2024-{month:02d}" for month in range(1, 13)]
    year = [row.replace("2024-01", "2024").replace(",100,", ",1200,") for row in january]
    for total, wrong in (("1200", False), ("1300", True)):
        lines = [row.replace("2024-01", month) for month in months for row in january]
        lines += [row.replace("1200", total) for row in year]
        bench.write(CLEANTECH, "\n".join([header, *lines]) + "\n")
        solar = [panels[0], *(panels[1].replace("2024-01", month) for month in months)]
        bench.write(SOLAR, "\n".join(solar) + "\n")
        bench.seal()
        faults = bench.faults()
        assert bool(faults) is wrong, faults
        assert all("the sum of the months, 1200" in fault for fault in faults if wrong)
