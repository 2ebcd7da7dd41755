"""Entries of gaps.yaml: why the two ledgers differ."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated

from pydantic import Field

from data.records.codes import Country
from data.records.fields import STRICT, Slug, StoredFlow, Year

Sentence = Annotated[str, Field(min_length=1, max_length=320)]


@dataclass(frozen=True, slots=True)
class Cause:
    """A documented cause of a gap, in our own words, and the sources that state it.

    `flow` and `years` (first, last) limit it; empty means all. A cause of several countries is a
    statistical convention that all of them follow.
    """

    __pydantic_config__ = STRICT
    countries: Annotated[tuple[Country, ...], Field(min_length=1)]
    text: Sentence
    sources: Annotated[tuple[str, ...], Field(min_length=1)]
    flow: tuple[StoredFlow, ...] = ()
    years: tuple[Year, Year] | None = None


@dataclass(frozen=True, slots=True)
class OfficePrint:
    """A total published by the statistics office, to compare with China's.

    It replaces the drawn value in comparisons only. The observation itself has rank 0 or above 1,
    because another source is drawn for its key. `concept` says what the office counts, `why` why
    this total is compared.
    """

    __pydantic_config__ = STRICT
    country: Country
    period: Annotated[str, Field(pattern=r"^[0-9]{4}$")]
    flow: StoredFlow
    source: str
    concept: Annotated[str, Field(min_length=1, max_length=80)]
    why: Sentence


@dataclass(frozen=True, slots=True)
class NoLedger:
    """A country that publishes nothing by partner after the year `last`."""

    __pydantic_config__ = STRICT
    country: Country
    last: Year
    text: Sentence
    sources: Annotated[tuple[str, ...], Field(min_length=1)]


@dataclass(frozen=True, slots=True)
class GapNotes:
    """The content of gaps.yaml: entries by id."""

    __pydantic_config__ = STRICT
    causes: Mapping[Slug, Cause]
    office_prints: Mapping[Slug, OfficePrint] = field(default_factory=dict)
    no_second_ledger: Mapping[Slug, NoLedger] = field(default_factory=dict)
