"""A frame as the table of a card: a column for each field that varies, one unit in each column.

The browser builds the table from it (assets/src/page/tables.js).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from components.charts.kit.base import Frame, Row, show
from components.charts.kit.labels import with_code
from components.charts.kit.statuses import signed
from components.export.tabletext import HEADS, cell
from components.language.columns import Scale, scale_of
from components.language.numbers import SEPARATORS
from components.language.terms import measure_name
from components.language.text import _, capital, in_turn, joined, language

#: units of rows whose value is no number to be read: a place on the map, the year of an event
_NO_NUMBER = ("place", "year")
#: most columns of numbers that are set beside each other
_BESIDE = 4
#: fields that say what a row is about
_SUBJECT = (
    "country",
    "partner",
    "period",
    "flow",
    "commodity",
    "ledger",
    "item",
    "item_name",
    "counted_by",
)
#: a cell, as JSON: text, and for numbers `value`; `row` is the place of the row to quote
Cell = Mapping[str, Any]


class Column(NamedTuple):
    """A column of numbers: its head, its scale, and the (measure, unit) of the rows in it."""

    label: str
    scale: Scale
    pairs: frozenset[tuple[str, str]]


def table_of(frame: Frame) -> dict[str, Any]:
    """Return the table: `caption`, `columns` (label, kind), `rows` of cells, the `decimal` sign.

    Rows about the same thing stand in one line, with a column for each measure, if that leaves
    few cells empty. A cell of a number is `{text, value, row}`, where `value` is in the unit that
    the head names; that of a period is `{text, order}`, and an empty one null.
    """
    is_beside = _fit_beside(frame)
    columns = _measure_columns(frame) if is_beside else _unit_columns(frame)
    fields = [name for name in HEADS if name not in ("unit", "status")]
    if all(len(column.pairs) == 1 for column in columns):
        fields.remove("measure")  # the heads say it
    varying = [name for name in fields if len({getattr(row, name) for row in frame}) > 1]
    varying = varying or ["period"]
    fixed = [_words(frame[0], name) for name in fields if name not in varying] if frame else []
    heads = [
        *((_(HEADS[name]), "text") for name in varying),
        *((column.label, "number") for column in columns),
        (_("Data status"), "status"),
    ]
    return {
        "caption": " · ".join(filter(None, fixed)),
        "decimal": SEPARATORS[language()][0],
        "columns": [{"label": label, "kind": kind} for label, kind in heads],
        "rows": [_line(line, varying, columns) for line in _lines(frame, is_beside)],
    }


#: rows of one line of the table, with their places in the frame
Line = list[tuple[int, Row]]


def _line(line: Line, varying: Sequence[str], columns: Sequence[Column]) -> list[Cell | None]:
    """Return the cells of one line."""
    first = line[0][1]
    cells: list[Cell | None] = [
        {"text": _words(first, name)} | ({"order": first.period} if name == "period" else {})
        for name in varying
    ]
    for column in columns:
        found = (
            _number(place, row, column.scale)
            for place, row in line
            if (row.measure, row.unit) in column.pairs
        )
        cells.append(next(found, None))
    return [*cells, {"text": joined(dict.fromkeys(signed(row.status) for _at, row in line), "; ")}]


def _number(place: int, row: Row, scale: Scale) -> Cell:
    """Return the cell of a value; that of a row without a number says what it is."""
    if row.unit in _NO_NUMBER:
        return {"text": show(row), "row": place}
    return {"text": scale.text(row.value), "value": scale.number(row.value), "row": place}


def _words(row: Row, name: str) -> str:
    """Return a field in words, and an HS code before the name of its goods."""
    text = cell(row, name)
    is_code = name == "commodity_name" and row.commodity.isdecimal()
    return with_code(row.commodity, text) if is_code else text


def _lines(frame: Frame, is_beside: bool) -> list[Line]:
    if not is_beside:
        return [[entry] for entry in enumerate(frame)]
    lines: dict[tuple[str, ...], Line] = {}
    for place, row in enumerate(frame):
        lines.setdefault(_subject(row), []).append((place, row))
    return list(lines.values())


def _subject(row: Row) -> tuple[str, ...]:
    """Return what a row is about, whatever was measured."""
    return tuple(getattr(row, name) for name in _SUBJECT)


def _fit_beside(frame: Frame) -> bool:
    """Return whether rows about the same thing can stand in one line, a column for each measure."""
    pairs = {(row.measure, row.unit) for row in frame}
    if not 1 < len(pairs) <= _BESIDE or any(unit in _NO_NUMBER for _measure, unit in pairs):
        return False
    subjects = {_subject(row) for row in frame}
    cells = {(*_subject(row), row.measure, row.unit) for row in frame}
    return len(cells) == len(frame) and len(subjects) * len(pairs) <= 2 * len(frame)


def _measure_columns(frame: Frame) -> list[Column]:
    pairs = dict.fromkeys((row.measure, row.unit) for row in frame)
    return [_column([row for row in frame if (row.measure, row.unit) == pair]) for pair in pairs]


def _unit_columns(frame: Frame) -> list[Column]:
    """Return a column for each unit; rows without a number stand in the first."""
    units = dict.fromkeys(row.unit for row in frame if row.unit not in _NO_NUMBER)
    first, *others = [_column([row for row in frame if row.unit == unit]) for unit in units] or [
        Column(_("Value"), scale_of("", ()), frozenset())
    ]
    nameless = {(row.measure, row.unit) for row in frame if row.unit in _NO_NUMBER}
    return [first._replace(pairs=first.pairs | nameless), *others]


def _column(rows: Sequence[Row]) -> Column:
    """Return the column of rows that have the same unit."""
    scale = scale_of(rows[0].unit, (row.value for row in rows))
    pairs = frozenset((row.measure, row.unit) for row in rows)
    what = capital(measure_name(rows[0].measure)) if len(pairs) == 1 else _("Value")
    return Column(in_turn(what, scale.name), scale, pairs)
