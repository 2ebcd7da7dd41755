"""Rows of data/package/history: releases, and what each changed in the tables."""

from __future__ import annotations

from typing import Annotated, NamedTuple

from pydantic import Field

from data.records.fields import IsoDate, Sha256, Text, Version

CHANGES, RELEASED = "history/changes.csv.gz", "history/releases.csv"
#: a row of a table as a JSON list of its cells; empty for no row
_Row = Annotated[str, Field(pattern=r'^(\[".*"\])?$', max_length=10_000)]


class LoggedChange(NamedTuple):
    """A row of `table` that a release added (no `old`), withdrew (no `new`) or changed.

    `key` has the cells that name the figure, joined by `|`; `source` is the id in sources.yaml of
    the source whose figure it is. Releases are in the order in which they were accepted.
    """

    release: Version
    table: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_/.-]*\.csv(\.gz)?$", max_length=120)]
    key: Annotated[str, Field(min_length=1, max_length=400)]
    source: Text
    old: _Row
    new: _Row


class LoggedRelease(NamedTuple):
    """An accepted release, and the release that it changed.

    `proposal` is the sha256 of what was accepted: of the proposal and of the choice from it.
    `tables` is the sha256 over the sha256 of all other tables after it, which tells whether the
    package was edited since.
    """

    release: Version
    date: IsoDate
    previous: Version
    proposal: Sha256
    tables: Sha256
