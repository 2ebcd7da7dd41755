"""Faults: what a check reports when a rule is broken, and the error that lists all of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

#: A fault quotes at most this many characters of the value that broke a rule.
QUOTED = 80


class Fault(NamedTuple):
    """One broken rule.

    `file` is relative to the package folder, `row` is the line as an editor counts it (the
    header is line 1; 0 where a whole file is meant), `column` may be empty, `rule` says what
    should have held and `value` what was found.
    """

    file: str
    row: int
    column: str
    rule: str
    value: str = ""

    def __str__(self) -> str:
        """Return `file:row column — rule (value)`, without the parts that are empty."""
        place = f"{self.file}:{self.row}" if self.row else self.file
        column = f" {self.column}" if self.column else ""
        value = f" ({self.value})" if self.value else ""
        return f"{place}{column} — {self.rule}{value}"


def excerpt(value: object) -> str:
    """Return the value as one short printable line."""
    # Cut first: a hostile cell may hold millions of characters.
    text = value[: QUOTED + 1] if isinstance(value, str) else str(value)[: QUOTED + 1]
    text = "".join(char if char.isprintable() else "?" for char in text)
    return text if len(text) <= QUOTED else text[: QUOTED - 3] + "..."


class PackageError(Exception):
    """The data package breaks its rules. `faults` holds every fault, in order of file and row."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        """Sort the faults and drop repeats."""
        self.faults: tuple[Fault, ...] = tuple(sorted(set(faults)))
        super().__init__("\n".join(str(fault) for fault in self.faults))
