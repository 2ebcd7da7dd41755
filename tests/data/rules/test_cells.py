"""Cells are read the same whether they are repeated, quoted or neither."""

from __future__ import annotations

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from data.records.observation import COLUMNS, Observation, ObservationRow
from data.records.quantities import Quantity
from data.rules.cells import parse_rows
from data.rules.faults import Fault
from data.rules.files import RawTable, parse_csv
from tests.small.rows import observation

HEADER = ("a", "b", "c")
_cell = st.text(st.sampled_from('x1,"\n é'), max_size=4)


@given(st.lists(st.tuples(_cell, _cell, _cell), max_size=6), st.booleans())
def test_a_csv_is_read_as_the_csv_module_reads_it(rows: list[tuple[str, ...]], last: bool) -> None:
    """With and without quotes, line ends in cells and an end of the last line."""
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerows([HEADER, *rows])
    text = out.getvalue() if last else out.getvalue()[:-1]
    faults: list[Fault] = []
    table = parse_csv("x.csv", text, HEADER, faults)
    kept = [row for row in csv.reader(io.StringIO(text, newline="")) if len(row) == 3][1:]
    assert table is not None
    assert list(zip(*table.columns.values(), strict=True)) == [tuple(row) for row in kept]


@given(st.text(st.sampled_from('a,b"\n'), max_size=12))
def test_damaged_csv_is_a_fault_and_no_exception(text: str) -> None:
    faults: list[Fault] = []
    table = parse_csv("x.csv", f"a,b,c\n{text}", HEADER, faults)
    rows = [] if table is None else list(zip(*table.columns.values(), strict=True))
    assert faults or all(len(row) == 3 for row in rows)


def raw(names: tuple[str, ...], row: tuple[str, ...], **cells: list[str]) -> RawTable:
    """A table with the cells of some columns; the others repeat that of `row`."""
    count = len(next(iter(cells.values())))
    columns = {name: cells.get(name, [cell] * count) for name, cell in zip(names, row, strict=True)}
    return RawTable("q.csv", range(2, count + 2), columns)


def quantities(**cells: list[str]) -> RawTable:
    """A table of quantities."""
    row = (
        "KAZ",
        "KAZ",
        "CHN",
        "2021",
        "export",
        "740311",
        "1",
        "t",
        "partner",
        "reported",
        "a",
        "",
    )
    return raw(Quantity._fields, row, **cells)


def test_each_row_with_a_wrong_cell_is_named_and_left_out() -> None:
    """One wrong cell in five rows of eight is five faults, at their lines."""
    units = ["t", "barrels", "kg", "barrels", "barrels", "t", "barrels", "barrels"]
    faults: list[Fault] = []
    table = parse_rows(quantities(unit=units), Quantity, Quantity._make, faults)
    assert [(fault.row, fault.column, fault.value) for fault in faults] == [
        (line, "unit", "barrels") for line in (3, 5, 6, 8, 9)
    ]
    assert [row.unit for row in table.rows] == ["t", "kg", "t"]
    assert list(table.lines) == [2, 4, 7]
    assert table.columns["unit"] == ["t", "kg", "t"]


def test_numbers_are_plain_in_every_row() -> None:
    """A number with an exponent or a line end has the right type, and is a fault all the same."""
    for wrong in ("1e3", "1.", "1\n", " 1"):
        faults: list[Fault] = []
        parse_rows(quantities(quantity=["1", wrong, "2.5"]), Quantity, Quantity._make, faults)
        assert [(fault.row, fault.rule) for fault in faults] == [(3, "a plain number, no exponent")]


def test_an_optional_number_may_be_empty_but_not_end_its_line() -> None:
    row = tuple(str(observation()[name]) for name in COLUMNS)
    faults: list[Fault] = []
    table = parse_rows(
        raw(COLUMNS, row, growth_pct=["5", "", "5\n"]), ObservationRow, Observation._make, faults
    )
    assert [row.growth_pct for row in table.rows] == [5.0, None, 5.0]
    assert [(fault.row, fault.column) for fault in faults] == [(4, "growth_pct")]
