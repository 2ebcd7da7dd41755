"""Entries of claims.yaml: claims of the interview and the figures they are compared with.

A figure has a name and one kind of value: a number from the interview, an observation of the
package, a share or growth rate as a source prints it, a fact with its own source, or a value
computed from other figures of the claim. Texts contain `{name}` in place of the number.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Literal, NamedTuple

from pydantic import Field

from data.records.cleantech import Category
from data.records.codes import ALL_COMMODITIES, CHINA, Country, Ledger, Place
from data.records.fields import STRICT, Slug, StoredFlow, Year
from data.records.observation import Observation, Ratio
from data.records.projects import Theme

Verdict = Literal["supported", "partly", "ambiguous", "contradicted", "not_found"]
Unit = Literal["USD", "percent", "times", "km"]
RowKey = tuple[str, str, str, str, str, str]  # country, period, flow, ledger, partner, commodity
Sentence = Annotated[str, Field(min_length=1, max_length=600)]
Label = Annotated[str, Field(max_length=80)]


@dataclass(frozen=True, slots=True)
class Key:
    """The key of a row of the package. `source` is set to select a row that is not drawn."""

    __pydantic_config__ = STRICT
    country: Place
    period: str
    flow: StoredFlow
    ledger: Ledger
    partner: str = CHINA
    commodity: str = ALL_COMMODITIES
    source: str = ""

    @property
    def row_key(self) -> RowKey:
        """Return the key without its source."""
        return (self.country, self.period, self.flow, self.ledger, self.partner, self.commodity)


@dataclass(frozen=True, slots=True)
class MixKey:
    """HS chapters of one or more countries' trade with China in one period and ledger."""

    __pydantic_config__ = STRICT
    countries: Annotated[tuple[Country, ...], Field(min_length=1, strict=False)]
    period: str
    flow: StoredFlow
    ledger: Ledger
    chapters: Annotated[tuple[str, ...], Field(min_length=1, strict=False)]


@dataclass(frozen=True, slots=True)
class ProjectsKey:
    """Projects of a theme among those that began in the years `first` to `last`."""

    __pydantic_config__ = STRICT
    theme: Theme
    first: Year
    last: Year


@dataclass(frozen=True, slots=True)
class TechKey:
    """China's exports of a technology of new energy to the five countries in a year."""

    __pydantic_config__ = STRICT
    tech: Category
    period: str


@dataclass(frozen=True, slots=True)
class FigureDefinition:
    """The definition of a figure of a claim. Exactly one of the fields `said` to `change` is set.

    `said` (from the interview) and `fact` are numbers in `unit`, dollars in full; a fact has a
    `source`. `mix` is the percent of some HS chapters in all trade of their source, `projects` that
    of a theme in the projects of some years; `tech` is a value of context/cleantech.csv. The last
    four name two other figures: `add` is their sum, `divide` the first divided
    by the second, `grow` the first grown by the second (percent), `change` the growth from the
    first to the second in percent.
    """

    __pydantic_config__ = STRICT
    label: Label = ""
    said: float | None = None
    fact: float | None = None
    value: Key | None = None
    printed_growth: Key | None = None
    share: Key | None = None
    mix: MixKey | None = None
    projects: ProjectsKey | None = None
    tech: TechKey | None = None
    add: tuple[str, str] | None = None
    divide: tuple[str, str] | None = None
    grow: tuple[str, str] | None = None
    change: tuple[str, str] | None = None
    unit: Unit = "USD"
    source: str = ""

    @property
    def parts(self) -> tuple[str, ...]:
        """Return names of the figures that this one is computed from."""
        return self.add or self.divide or self.grow or self.change or ()

    @property
    def kinds(self) -> list[str]:
        """Return names of the kinds of value that are set; a valid figure has exactly one."""
        given = ("said", "fact", "value", "printed_growth", "share", "mix", "projects", "tech")
        computed = ("add", "divide", "grow", "change")
        return [name for name in (*given, *computed) if getattr(self, name) is not None]


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim of the interview with its verdict, the reasoning, and the figures for both.

    `claim` is what was said. `bars` names figures of one unit that are drawn side by side;
    `compare` names the figure from the interview and the one it is compared with. `see` is an
    address of the app.
    """

    __pydantic_config__ = STRICT
    name: Annotated[str, Field(min_length=1, max_length=40)]
    claim: Sentence
    verdict: Verdict
    reasoning: Sentence
    figures: Annotated[Mapping[Slug, FigureDefinition], Field(min_length=1)]
    see: str
    bars: tuple[str, ...] = ()
    compare: tuple[str, str] | None = None
    countries: tuple[Place, ...] = ()
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ClaimBook:
    """The content of claims.yaml: the source id of the interview, and the claims by id."""

    __pydantic_config__ = STRICT
    interview: str
    claims: Mapping[Slug, Claim] = field(default_factory=dict)


class ClaimFigure(NamedTuple):
    """A figure with its number: `unit` is USD, percent, times or km.

    `row` is the row of the package that it comes from, if there is one.
    """

    value: float
    unit: str
    sources: tuple[str, ...]
    status: str
    kind: str
    row: Observation | Ratio | None = None
