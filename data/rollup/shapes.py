"""The bulk files' columns, and the rules for each cell: one text of a rule for every engine.

An engine counts the cells that break a rule; only if there are any, the file is read again line by
line, with the same patterns, to name the lines.
"""

from __future__ import annotations

import csv
import gzip
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple, TextIO

#: no more bad rows are named than this
MOST_NAMED = 20
_AMOUNT = r"\d{1,12}(\.\d{1,12})?([eE][+-]?\d{1,2})?"
_NUMBER = r"^ *\d{1,4} *$"


class BadRowError(Exception):
    """A file has rows that break a rule. The text names file, line and rule of each."""


class Rule(NamedTuple):
    """What a cell must look like; `pattern` is understood by Python, RE2 and Java alike."""

    column: str
    pattern: str
    text: str


class Shape(NamedTuple):
    """A kind of file: its columns that are needed, its separator, its rules.

    `whole` says that the file has rows of the world and of all goods, which are not to be added up.
    """

    columns: tuple[str, ...]
    separator: str
    rules: tuple[Rule, ...]
    whole: bool


BACI = Shape(
    ("t", "i", "j", "k", "v", "q"),
    ",",
    (
        Rule("t", r"^ *(19|20)\d\d *$", "a year"),
        Rule("i", _NUMBER, "the number of a country"),
        Rule("j", _NUMBER, "the number of a country"),
        Rule("k", r"^ *\d{6} *$", "an HS code of six digits"),
        Rule("v", rf"^ *{_AMOUNT} *$", "an amount, thousand US dollars, not negative"),
        Rule("q", rf"^ *({_AMOUNT}|NA)? *$", "a weight in tons, not negative, or NA"),
    ),
    whole=False,
)
COMTRADE = Shape(
    (
        "period", "reporterCode", "flowCode", "partnerCode", "partner2Code", "cmdCode",
        "customsCode", "motCode", "netWgt", "primaryValue",
    ),
    "\t",
    (
        Rule("period", r"^ *(19|20)\d\d(0[1-9]|1[0-2])? *$", "a year or a month"),
        Rule("reporterCode", _NUMBER, "the number of a country"),
        Rule("partnerCode", _NUMBER, "the number of a country"),
        Rule("partner2Code", _NUMBER, "the number of a country"),
        Rule("flowCode", r"^ *[A-Z]{1,3} *$", "the code of a flow"),
        Rule("cmdCode", r"^ *[0-9A-Z]{2,6} *$", "a code of goods"),
        Rule("motCode", r"^ *\d{1,5} *$", "the number of a mode of transport"),
        Rule("customsCode", r"^ *[A-Z]\d\d *$", "the code of a customs procedure"),
        Rule("primaryValue", rf"^ *{_AMOUNT} *$", "an amount, US dollars, not negative"),
        Rule("netWgt", rf"^ *({_AMOUNT}|NA|NULL)? *$", "a weight in kilograms, or none"),
    ),
    whole=True,
)  # fmt: skip
#: where a weight is none
NO_WEIGHT = ("", "NA", "NULL")


@contextmanager
def opened(path: Path) -> Iterator[TextIO]:
    """Open a text file, packed with gzip or not."""
    if path.suffix == ".gz":
        with gzip.open(path, "rb") as raw:
            yield io.TextIOWrapper(raw, encoding="utf-8-sig", newline="")
    else:
        with path.open(encoding="utf-8-sig", newline="") as text:
            yield text


def header_of(path: Path, shape: Shape, name: str) -> list[str]:
    """Return the columns of a file. Raises BadRowError if one that is needed is missing."""
    try:
        with opened(path) as text:
            found = next(csv.reader(text, delimiter=shape.separator), [])
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise BadRowError(f"{name}: cannot be read: {error}") from error
    missing = [column for column in shape.columns if column not in found]
    if missing or len(set(found)) != len(found):
        fault = f"no column {', '.join(missing)}" if missing else "a column is there twice"
        raise BadRowError(f"{name}, line 1: {fault}; there are {', '.join(found)[:200]}")
    return found


def bad_rows(path: Path, shape: Shape, name: str, also: Sequence[Rule] = ()) -> Iterator[str]:
    """Yield file, line and rule of each row that breaks one."""
    rules = [(rule, re.compile(rule.pattern, re.ASCII)) for rule in (*shape.rules, *also)]
    with opened(path) as text:
        rows = csv.reader(text, delimiter=shape.separator)
        header = next(rows)
        for row in rows:
            if len(row) != len(header):
                yield f"{name}, line {rows.line_num}: {len(row)} cells, not {len(header)}"
                continue
            cells = dict(zip(header, row, strict=True))
            yield from (
                f"{name}, line {rows.line_num}: {text}" for text in broken_rules(cells, rules)
            )


def broken_rules(
    cells: Mapping[str, str], rules: Sequence[tuple[Rule, re.Pattern[str]]]
) -> Iterator[str]:
    """Yield what is wrong with the cells of one row."""
    for rule, pattern in rules:
        if not pattern.search(cells[rule.column]):
            yield f"{rule.column} is {cells[rule.column][:40]!r}, not {rule.text}"
