"""Claims of the interview and the figures they are held against: shapes, and how they resolve.

A figure is named in claims.yaml and is one of: something that was said, an observation of the
package, growth or a share as a source prints it, a fact with its own source, or computed from
other figures of the same claim. Texts hold `{name}` where a figure stands, never the number.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Annotated, Literal, NamedTuple, TypeVar

from pydantic import ConfigDict, Field

from data.checks_models import Place, Ratio, Slug, StoredFlow
from data.measures import growth
from data.model import ALL_COMMODITIES, CHINA, Ledger, Observation

Verdict = Literal["supported", "partly", "ambiguous", "contradicted", "not_found"]
Unit = Literal["USD", "percent", "times", "km"]
_Row = TypeVar("_Row", Observation, Ratio)
Place6 = tuple[str, str, str, str, str, str]  # country, period, flow, ledger, partner, commodity
_STRICT = ConfigDict(extra="forbid")
Sentence = Annotated[str, Field(min_length=1, max_length=600)]
Label = Annotated[str, Field(max_length=80)]


@dataclass(frozen=True, slots=True)
class Key:
    """What finds one row of the package; `source` where it is not the row that is drawn."""

    __pydantic_config__ = _STRICT
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

    __pydantic_config__ = _STRICT
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

    __pydantic_config__ = _STRICT
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

    __pydantic_config__ = _STRICT
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


class UnresolvedError(LookupError):
    """A figure that names nothing, or more than one thing."""


class Shelf(NamedTuple):
    """The rows that claims may name, by place: observations, and shares as they are printed."""

    rows: Mapping[Place6, Sequence[Observation]]
    shares: Mapping[Place6, Sequence[Ratio]]


def shelf(book: ClaimBook, observations: Iterable[Observation], ratios: Iterable[Ratio]) -> Shelf:
    """Pick out what the figures of all claims name, in one walk over the package."""
    named = [one for claim in book.claims.values() for one in claim.figures.values()]
    rows: dict[Place6, list[Observation]] = {
        key.place: [] for one in named for key in (one.value, one.printed_growth) if key
    }
    shares: dict[Place6, list[Ratio]] = {one.share.place: [] for one in named if one.share}
    for row in observations:
        place = (row.country, row.period, row.flow, row.ledger, row.partner, row.commodity)
        if place in rows:
            rows[place].append(row)
    for ratio in ratios:
        place = (
            ratio.country,
            ratio.period,
            ratio.flow,
            ratio.ledger,
            ratio.partner,
            ratio.commodity,
        )
        if ratio.measure == "share" and place in shares:
            shares[place].append(ratio)
    return Shelf(rows, shares)


def figures(book: ClaimBook, claim: Claim, shelved: Shelf) -> dict[str, Figure]:
    """Name -> Figure of one claim. Raises UnresolvedError(name) for the first that cannot be found.

    Figures that are computed stand after those they are computed from.
    """
    found: dict[str, Figure] = {}
    for name, named in claim.figures.items():
        try:
            found[name] = _figure(book, named, found, shelved)
        except (KeyError, ValueError, ZeroDivisionError, StopIteration) as fault:
            raise UnresolvedError(name) from fault
    return found


def _figure(book: ClaimBook, named: Named, found: Mapping[str, Figure], shelved: Shelf) -> Figure:
    (kind,) = named.kinds
    if named.said is not None:
        return Figure(named.said, named.unit, (book.interview,), "reported", kind)
    if named.fact is not None:
        return Figure(named.fact, named.unit, (named.source,), "reported", kind)
    if named.value is not None:
        row = _meant(named.value, shelved.rows)
        return Figure(row.value_usd, "USD", _ids(row), row.status, kind, row)
    if named.printed_growth is not None:
        row = _meant(named.printed_growth, shelved.rows)
        if row.growth_pct is None:
            raise ValueError("no printed growth")
        return Figure(row.growth_pct, "percent", _ids(row), row.status, kind, row)
    if named.share is not None:
        one = _meant(named.share, shelved.shares)
        return Figure(one.value_pct, "percent", _ids(one), one.status, kind, one)
    first, second = (found[part] for part in named.parts)
    value = _COMPUTE[kind](first.value, second.value)
    unit = "percent" if kind == "change" else first.unit
    if kind == "divide" and first.unit == second.unit:
        unit = "times"
    if value is None:
        raise ValueError("nothing to grow from")
    sources = tuple(dict.fromkeys((*first.sources, *second.sources)))
    return Figure(value, unit, sources, "derived", kind)


_COMPUTE: Mapping[str, Callable[[float, float], float | None]] = {
    "divide": lambda one, two: one / two,
    "grow": lambda one, two: one * (1 + two / 100),
    "change": lambda one, two: growth(two, one),
}


def _meant(key: Key, rows: Mapping[Place6, Sequence[_Row]]) -> _Row:
    """The row of the named source, or the one that is drawn; StopIteration where none is."""
    return next(
        row
        for row in rows[key.place]
        if (row.source == key.source if key.source else row.rank == 1)
    )


def _ids(row: Observation | Ratio) -> tuple[str, ...]:
    return tuple(row.source.split(";"))
