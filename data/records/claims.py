"""Claims of the interview and the figures they are compared with: entries of claims.yaml.

A figure is named in claims.yaml and is one of: something that was said, an observation of the
package, growth or a share as a source prints it, a fact with its own source, or computed from
other figures of the same claim. Texts hold `{name}` where a figure stands, never the number.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Literal, NamedTuple

from pydantic import Field

from data.records.codes import ALL_COMMODITIES, CHINA, Ledger, Place
from data.records.fields import STRICT, Slug, StoredFlow
from data.records.observation import Observation, Ratio

Verdict = Literal["supported", "partly", "ambiguous", "contradicted", "not_found"]
Unit = Literal["USD", "percent", "times", "km"]
Place6 = tuple[str, str, str, str, str, str]  # country, period, flow, ledger, partner, commodity
Sentence = Annotated[str, Field(min_length=1, max_length=600)]
Label = Annotated[str, Field(max_length=80)]


@dataclass(frozen=True, slots=True)
class Key:
    """What finds one row of the package; `source` where it is not the row that is drawn."""

    __pydantic_config__ = STRICT
    country: Place
    period: str
    flow: StoredFlow
    ledger: Ledger
    partner: str = CHINA
    commodity: str = ALL_COMMODITIES
    source: str = ""

    @property
    def place(self) -> Place6:
        """Where the row stands in a Shelf."""
        return (self.country, self.period, self.flow, self.ledger, self.partner, self.commodity)


@dataclass(frozen=True, slots=True)
class Named:
    """One figure of a claim; exactly one of the fields after `label` says which.

    `said` and `fact` are numbers in `unit` (US dollars in full); a fact has a `source`. `divide`
    is the first by the second, `grow` the first grown by the second (percent), `change` growth in
    percent from the first to the second.
    """

    __pydantic_config__ = STRICT
    label: Label = ""
    said: float | None = None
    fact: float | None = None
    value: Key | None = None
    printed_growth: Key | None = None
    share: Key | None = None
    divide: tuple[str, str] | None = None
    grow: tuple[str, str] | None = None
    change: tuple[str, str] | None = None
    unit: Unit = "USD"
    source: str = ""

    @property
    def parts(self) -> tuple[str, ...]:
        """Names of the figures that this one is computed from."""
        return self.divide or self.grow or self.change or ()

    @property
    def kinds(self) -> list[str]:
        """The fields that are set; a sound figure has one."""
        names = ("said", "fact", "value", "printed_growth", "share", "divide", "grow", "change")
        return [name for name in names if getattr(self, name) is not None]


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim: its short name, what was said, how it stands, why, and the figures for it.

    `bars` are drawn side by side, in one unit; `compare` is what was said and what it is held
    against; `see` is an address of the app.
    """

    __pydantic_config__ = STRICT
    name: Annotated[str, Field(min_length=1, max_length=40)]
    claim: Sentence
    verdict: Verdict
    reasoning: Sentence
    figures: Annotated[Mapping[Slug, Named], Field(min_length=1)]
    see: str
    bars: tuple[str, ...] = ()
    compare: tuple[str, str] | None = None
    countries: tuple[Place, ...] = ()
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ClaimBook:
    """All of claims.yaml: the source of everything that was said, and the claims by id."""

    __pydantic_config__ = STRICT
    interview: str
    claims: Mapping[Slug, Claim] = field(default_factory=dict)


class Figure(NamedTuple):
    """A figure with its number: `unit` is USD, percent, times or km; `row` where it has one."""

    value: float
    unit: str
    sources: tuple[str, ...]
    status: str
    kind: str
    row: Observation | Ratio | None = None
