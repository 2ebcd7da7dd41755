"""Entries of sources.yaml and caveats.yaml."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from data.records.codes import Ledger, Place
from data.records.fields import (
    STRICT,
    IsoDate,
    MaybeDate,
    Name,
    StoredFlow,
    Strings,
    Text,
    Year,
)


@dataclass(frozen=True, slots=True)
class Source:
    """A source of figures. A page has a `url`; an extract of a public file has a `repository` too.

    `extent` is `selected` for a source that has some chapters only: a chapter that it lacks is
    unknown, not zero, and its chapters are not a whole.

    `about` says what a page was read for if its `title` was not recorded. `counted_by` is who
    counted or estimated its figures (a name of reference/counters.csv); without it, whoever reports
    them: China's customs, or the statistics office of the country.
    """

    __pydantic_config__ = STRICT
    publisher: Name
    title: Annotated[str, Field(max_length=600)]
    licence: Annotated[str, Field(min_length=1, max_length=600)]
    date_read: IsoDate
    kind: Literal["dataset", "page", "derived"]
    url: Annotated[str, Field(max_length=2000)] | None = None
    repository: Text | None = None
    commit: Text | None = None
    path: Text | None = None
    date_published: MaybeDate | None = None
    concept: Text | None = None
    extent: Literal["", "selected"] | None = None
    note: Text | None = None
    about: Text | None = None
    counted_by: Text | None = None


@dataclass(frozen=True, slots=True)
class Applies:
    """What a caveat applies to; an empty field means all. `years` is the first and last year.

    It does not apply to rows that are only from sources in `other_than`.
    """

    __pydantic_config__ = STRICT
    country: tuple[Place, ...] = ()
    ledger: tuple[Ledger, ...] = ()
    flow: tuple[Literal[StoredFlow, "balance"], ...] = ()
    years: tuple[Year, Year] | None = None
    source: Strings = ()
    other_than: Strings = ()


@dataclass(frozen=True, slots=True)
class Caveat:
    """A warning in our own words and what it applies to."""

    __pydantic_config__ = STRICT
    text: Annotated[str, Field(min_length=1, max_length=240)]
    applies: Applies
    sources: Strings = ()
