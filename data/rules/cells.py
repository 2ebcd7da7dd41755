"""From the text of cells to typed rows, and rules that look at distinct cells.

A table of a hundred thousand rows has a few hundred distinct partners, periods and notes. For speed
a type or a rule is applied to each distinct cell, or combination of cells, and not to each row.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from sys import intern
from typing import Any

from pydantic import ValidationError

from data.rules.columns import columns_model, optional_columns, rule_of
from data.rules.faults import Fault, excerpt
from data.rules.files import RawTable

_NUMBER = r"-?[0-9]+(?:\.[0-9]+)?"
#: column of numbers -> how its text must look, and the rule in words
_PLAIN = {
    "value_usd": (r"-?[0-9]+(?:\.[0-9]{1,2})?", "at most 2 decimals, no exponent"),
    "value": (_NUMBER, "a plain number, no exponent"),
    "value_pct": (_NUMBER, "a plain number, no exponent"),
    "growth_pct": (_NUMBER, "a plain number, no exponent"),
    "quantity": (_NUMBER, "a plain number, no exponent"),
    "rank": (r"[0-9]+", "a whole number"),
}
#: columns in which few cells are repeated
_AMOUNTS = ("value_usd", "value", "quantity")
#: A column in which a cell occurs this many times on average is checked by distinct cells.
_REPEATS = 2

Make = Callable[[Any], Any]
#: changes columns of a table, by name
Complete = Callable[[dict[str, list[Any]]], None]


@dataclass
class Table:
    """Rows of one file whose cells have the right types, with the line of each row.

    `kind` is the file name without its ending. `country` is the code of the folder, CA5 for the
    region, empty for other tables. `columns` has the same cells as `rows`, by name of the column.
    `printed` has the text of each cell `value`, which shows the number of digits, for the tables
    of totals. `readable` is False if the file could not be read.
    """

    file: str
    kind: str
    country: str
    rows: list[Any] = field(default_factory=list)
    lines: Sequence[int] = ()
    printed: list[str] = field(default_factory=list)
    readable: bool = True
    columns: dict[str, list[Any]] = field(default_factory=dict)


def parse_rows(
    raw: RawTable, row: type, make: Make, faults: list[Fault], complete: Complete | None = None
) -> Table:
    """Check the types of all cells of a table and return it without the rows that fail.

    `row` is the NamedTuple with the type of each column, `make` turns the cells of a row into a
    record. Each wrong cell adds a fault. `complete` may fill in cells that others determine, before
    rows are made. `kind` and `country` of the result are empty.
    """
    optional = optional_columns(row)
    distinct = {name: _distinct(name, cells) for name, cells in raw.columns.items()}
    try:
        checked = columns_model(row).model_validate(
            {
                name: [cell or None for cell in cells] if name in optional else cells
                for name, cells in distinct.items()
            }
        )
    except ValidationError as errors:
        rest = _without(raw, distinct, errors, faults)
        return parse_rows(rest, row, make, faults, complete)
    for name, (pattern, rule) in _PLAIN.items():
        if name in distinct:
            wrong = _unlike(pattern, distinct[name], empty=name in optional)
            for line, cell in zip(raw.lines, raw.columns[name], strict=True) if wrong else ():
                if cell in wrong:
                    faults.append(Fault(raw.file, line, name, rule, excerpt(cell)))
    columns = {
        name: _spread(cells, distinct[name], getattr(checked, name))
        for name, cells in raw.columns.items()
    }
    if complete is not None:
        complete(columns)
    rows = list(map(make, zip(*columns.values(), strict=True)))
    printed = raw.columns.get("value", [])
    return Table(raw.file, "", "", rows, raw.lines, printed, columns=columns)


def _distinct(name: str, cells: list[str]) -> list[str]:
    """Return the distinct cells of a column; all of them if few are repeated."""
    if not cells or name in _AMOUNTS:
        return cells
    if cells.count(cells[0]) == len(cells):
        return cells[:1]
    found = dict.fromkeys(cells)
    return list(found) if len(found) * _REPEATS <= len(cells) else cells


def _spread(cells: list[str], distinct: list[str], values: list[Any]) -> list[Any]:
    """Return the value of each cell, from those of the distinct cells.

    There is one copy of a text in all tables (`intern`).
    """
    if distinct is cells:
        return values
    shared = [intern(value) if isinstance(value, str) else value for value in values]
    if len(shared) == 1:
        return shared * len(cells)
    return list(map(dict(zip(distinct, shared, strict=True)).__getitem__, cells))


def _without(
    raw: RawTable, distinct: dict[str, list[str]], errors: ValidationError, faults: list[Fault]
) -> RawTable:
    """Return the table without the rows that have a cell of a wrong type; add their faults."""
    wrong: dict[str, dict[str, str]] = {}  # column -> cell -> rule
    for error in errors.errors(include_url=False):
        name, index = str(error["loc"][0]), int(error["loc"][1])
        wrong.setdefault(name, {})[distinct[name][index]] = rule_of(error)
    bad = set()
    for name, rules in wrong.items():
        for index, cell in enumerate(raw.columns[name]):
            if cell in rules:
                bad.add(index)
                faults.append(Fault(raw.file, raw.lines[index], name, rules[cell], excerpt(cell)))
    kept = [index for index in range(len(raw.lines)) if index not in bad]
    columns = {name: [cells[i] for i in kept] for name, cells in raw.columns.items()}
    return RawTable(raw.file, [raw.lines[i] for i in kept], columns)


def _unlike(pattern: str, cells: Sequence[str], *, empty: bool) -> set[str]:
    """Return the cells that do not match `pattern`; an empty cell does if `empty`."""
    like = f"(?:{pattern})?" if empty else pattern
    # All cells at once, and without steps back: one match in C instead of a call for each cell.
    lines = "\n".join([*cells, ""])
    if lines.count("\n") == len(cells) and re.fullmatch(f"(?:{like}\n)*+", lines):
        return set()
    return {cell for cell in cells if not re.fullmatch(like, cell)}


Violation = tuple[str, str, str] | None  # column, rule, value


def each(
    table: Table, names: Sequence[str], rule: Callable[..., Violation], faults: list[Fault]
) -> None:
    """Apply `rule` to each distinct combination of the named cells.

    Adds a fault for every row with a combination that breaks it.
    """
    if not table.rows:
        return
    columns = [table.columns[name] for name in names]
    broken = {}
    # Combining the distinct cells of one column is cheaper than picking distinct combinations.
    single = [(cell,) for cell in set(columns[0])] if len(columns) == 1 else None
    for cells in single or set(zip(*columns, strict=True)):
        violation = rule(*cells)
        if violation:
            broken[cells] = violation
    for line, *cells_of_row in zip(table.lines, *columns, strict=True) if broken else ():
        if tuple(cells_of_row) in broken:
            column, text, value = broken[tuple(cells_of_row)]
            faults.append(Fault(table.file, line, column, text, excerpt(value)))
