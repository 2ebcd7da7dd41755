"""Find the figures that claims.yaml names: look them up in the package, or compute them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple, TypeVar

from data.analysis.measures import growth
from data.records.claims import Claim, ClaimBook, Figure, Key, Named, Place6, Verdict
from data.records.observation import Observation, Ratio

_Row = TypeVar("_Row", Observation, Ratio)


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


class Checked(NamedTuple):
    """A claim beside its counterpart in trade statistics.

    `name` is the claim's, not yet translated; `row` is what `found` was read from or computed from.
    """

    name: str
    verdict: Verdict
    said: Figure
    found: Figure
    row: Observation | Ratio

    @property
    def ratio(self) -> float:
        """What was said divided by what was found."""
        return self.said.value / self.found.value


def checked(claim: Claim, found: Mapping[str, Figure]) -> Checked | None:
    """The claim beside what it is held against; None where that is no row of trade statistics."""
    if not claim.compare:
        return None
    said, counterpart = claim.compare
    parts = (counterpart, *claim.figures[counterpart].parts)
    row = next((found[name].row for name in parts if found[name].row), None)
    if row is None:
        return None
    return Checked(claim.name, claim.verdict, found[said], found[counterpart], row)


def figures_of_all(
    book: ClaimBook, observations: Iterable[Observation], ratios: Iterable[Ratio]
) -> dict[str, dict[str, Figure]]:
    """Claim -> name -> Figure. Raises UnresolvedError where a figure cannot be found."""
    shelved = shelf(book, observations, ratios)
    return {letter: figures(book, claim, shelved) for letter, claim in book.claims.items()}


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
