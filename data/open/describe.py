"""Titles and descriptions of the tables and their columns (columns.yaml). Texts are in English."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import yaml
from pydantic import TypeAdapter

from data.open.tables import BY_NAME, OpenTable
from data.records.fields import STRICT

_FILE = Path(__file__).with_name("columns.yaml")


@dataclass(frozen=True, slots=True)
class Column:
    """What a column means, and the unit of its numbers if that is the same in all rows."""

    __pydantic_config__ = STRICT
    text: str
    unit: str = ""


@dataclass(frozen=True, slots=True)
class TableText:
    """Title and description of a table. `like` names a table with the same special columns."""

    __pydantic_config__ = STRICT
    title: str
    text: str
    columns: Mapping[str, Column] = field(default_factory=dict)
    like: str = ""


@dataclass(frozen=True, slots=True)
class Texts:
    """The content of columns.yaml: `columns` are those that mean the same in every table."""

    __pydantic_config__ = STRICT
    columns: Mapping[str, Column]
    tables: Mapping[str, TableText]


@cache
def texts() -> Texts:
    """Return the descriptions, read once. Raises pydantic.ValidationError for a fault."""
    return TypeAdapter(Texts).validate_python(yaml.safe_load(_FILE.read_text("utf-8")))


def about(table: OpenTable) -> TableText:
    """Return title and description of a table."""
    return texts().tables[table.name]


def columns_of(table: OpenTable) -> Mapping[str, Column]:
    """Return column -> what it means, in the order of the table."""
    entry = about(table)
    own = texts().tables[entry.like].columns if entry.like else entry.columns
    return {name: own.get(name) or texts().columns[name] for name in table.columns}


def english() -> Iterator[str]:
    """Yield every text, for the catalogues of translations."""
    for table in BY_NAME.values():
        entry = about(table)
        yield from (entry.title, entry.text)
        yield from (column.text for column in columns_of(table).values())
