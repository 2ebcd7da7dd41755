"""Resolve the figures of claims.yaml: look them up in the package, or compute them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple, TypeVar

from data.analysis.measures import growth
from data.analysis.projects import year_of
from data.records.claims import (
    Claim,
    ClaimBook,
    ClaimFigure,
    FigureDefinition,
    Key,
    MixKey,
    ProjectsKey,
    RowKey,
    TechKey,
    Verdict,
)
from data.records.cleantech import CleanTech
from data.records.codes import ALL_COMMODITIES, CHINA, COUNTRIES
from data.records.observation import Observation, Ratio
from data.records.projects import Project

_Row = TypeVar("_Row", Observation, Ratio)


class UnresolvedError(LookupError):
    """A figure cannot be looked up or computed, or has more than one kind of value.

    Its text is the name of the figure.
    """


class RowIndex(NamedTuple):
    """The rows that figures of claims name: observations and published shares by key.

    `chapters` has all drawn rows of a trade with China by country, period, flow and ledger: those
    of HS chapters and the total.
    """

    observations: Mapping[RowKey, Sequence[Observation]]
    shares: Mapping[RowKey, Sequence[Ratio]]
    chapters: Mapping[tuple[str, ...], Sequence[Observation]]
    projects: Sequence[Project]
    cleantech: Sequence[CleanTech]


def index_rows(
    book: ClaimBook,
    observations: Iterable[Observation],
    ratios: Iterable[Ratio],
    projects: Sequence[Project],
    cleantech: Sequence[CleanTech],
) -> RowIndex:
    """Return the rows that figures of all claims name, in one pass over the observations."""
    definitions = [
        definition for claim in book.claims.values() for definition in claim.figures.values()
    ]
    rows: dict[RowKey, list[Observation]] = {
        key.row_key: []
        for definition in definitions
        for key in (definition.value, definition.printed_growth)
        if key
    }
    shares: dict[RowKey, list[Ratio]] = {
        definition.share.row_key: [] for definition in definitions if definition.share
    }
    chapters: dict[tuple[str, ...], list[Observation]] = {
        (country, mix.period, mix.flow, mix.ledger): []
        for definition in definitions
        if (mix := definition.mix)
        for country in mix.countries
    }
    for row in observations:
        key = (row.country, row.period, row.flow, row.ledger, row.partner, row.commodity)
        if key in rows:
            rows[key].append(row)
        if key[:4] in chapters and row.partner == CHINA and row.rank == 1:
            chapters[key[:4]].append(row)
    for ratio in ratios:
        key = (
            ratio.country,
            ratio.period,
            ratio.flow,
            ratio.ledger,
            ratio.partner,
            ratio.commodity,
        )
        if ratio.measure == "share" and key in shares:
            shares[key].append(ratio)
    return RowIndex(rows, shares, chapters, projects, cleantech)


def figures(book: ClaimBook, claim: Claim, rows: RowIndex) -> dict[str, ClaimFigure]:
    """Return the figures of a claim by name.

    Raises UnresolvedError with the name of the first figure that cannot be resolved. A computed
    figure must come after those that it is computed from.
    """
    resolved: dict[str, ClaimFigure] = {}
    for name, definition in claim.figures.items():
        try:
            resolved[name] = _figure(book, definition, resolved, rows)
        except (KeyError, ValueError, ZeroDivisionError, StopIteration) as error:
            raise UnresolvedError(name) from error
    return resolved


class Checked(NamedTuple):
    """A figure from the interview and the figure of trade statistics that it is compared with.

    `name` is the name of the claim, not yet translated. `row` is the row that the figure of the
    statistics was read or computed from.
    """

    name: str
    verdict: Verdict
    interview: ClaimFigure
    statistics: ClaimFigure
    row: Observation | Ratio

    @property
    def ratio(self) -> float:
        """Return the interview's figure divided by that of the statistics."""
        return self.interview.value / self.statistics.value


def checked(claim: Claim, resolved: Mapping[str, ClaimFigure]) -> Checked | None:
    """Return the two figures that a claim compares; None if neither comes from trade statistics.

    `resolved` is the result of `figures`.
    """
    if not claim.compare:
        return None
    said, counterpart = claim.compare
    parts = (counterpart, *claim.figures[counterpart].parts)
    row = next((resolved[name].row for name in parts if resolved[name].row), None)
    if row is None:
        return None
    return Checked(claim.name, claim.verdict, resolved[said], resolved[counterpart], row)


def _figure(
    book: ClaimBook,
    definition: FigureDefinition,
    resolved: Mapping[str, ClaimFigure],
    rows: RowIndex,
) -> ClaimFigure:
    (kind,) = definition.kinds
    if definition.said is not None:
        return ClaimFigure(definition.said, definition.unit, (book.interview,), "reported", kind)
    if definition.fact is not None:
        return ClaimFigure(definition.fact, definition.unit, (definition.source,), "reported", kind)
    if definition.value is not None:
        row = _select(definition.value, rows.observations)
        return ClaimFigure(row.value_usd, "USD", _ids(row), row.status, kind, row)
    if definition.printed_growth is not None:
        row = _with_growth(definition.printed_growth, rows.observations)
        if row.growth_pct is None:
            raise ValueError("no printed growth")
        return ClaimFigure(row.growth_pct, "percent", _ids(row), row.status, kind, row)
    if definition.share is not None:
        ratio = _select(definition.share, rows.shares)
        return ClaimFigure(ratio.value_pct, "percent", _ids(ratio), ratio.status, kind, ratio)
    if definition.mix is not None:
        return _mix(definition.mix, rows)
    if definition.projects is not None:
        return _projects(definition.projects, rows.projects)
    if definition.tech is not None:
        return _tech(definition.tech, rows.cleantech)
    first, second = (resolved[part] for part in definition.parts)
    value = _COMPUTE[kind](first.value, second.value)
    unit = "percent" if kind == "change" else first.unit
    if kind == "divide" and first.unit == second.unit:
        unit = "times"
    if value is None:
        raise ValueError("growth from zero or a negative value")
    sources = tuple(dict.fromkeys((*first.sources, *second.sources)))
    return ClaimFigure(value, unit, sources, "derived", kind)


_COMPUTE: Mapping[str, Callable[[float, float], float | None]] = {
    "add": lambda first, second: first + second,
    "divide": lambda first, second: first / second,
    "grow": lambda first, second: first * (1 + second / 100),
    "change": lambda first, second: growth(second, first),
}


def _mix(key: MixKey, rows: RowIndex) -> ClaimFigure:
    """Return the percent of the chapters in the total of their source, else in all chapters.

    Raises ValueError if a country has no row of the chapters.
    """
    parts: list[Observation] = []
    whole = 0.0
    for country in key.countries:
        found = rows.chapters[(country, key.period, key.flow, key.ledger)]
        chapters = [row for row in found if len(row.commodity) == 2]
        chosen = [row for row in chapters if row.commodity in key.chapters]
        if not chosen:
            raise ValueError(f"no chapter of {country}")
        total = next((row for row in found if row.commodity == ALL_COMMODITIES), None)
        if total is None or total.value_usd < sum(row.value_usd for row in chapters):
            whole += sum(row.value_usd for row in chapters)
        else:
            whole += total.value_usd
        parts += chosen
    value = 100.0 * sum(row.value_usd for row in parts) / whole
    sources = tuple(dict.fromkeys(source for row in parts for source in _ids(row)))
    return ClaimFigure(value, "percent", sources, "derived", "mix", parts[0])


def _projects(key: ProjectsKey, projects: Sequence[Project]) -> ClaimFigure:
    """Return the percent of the theme, without sources: the list of projects has those of each."""
    began = [
        project
        for project in projects
        if (year := year_of(project)) and key.first <= int(year) <= key.last
    ]
    chosen = sum(project.theme == key.theme for project in began)
    return ClaimFigure(100.0 * chosen / len(began), "percent", (), "derived", "projects")


def _tech(key: TechKey, cleantech: Sequence[CleanTech]) -> ClaimFigure:
    """Return the sum of the five countries. Raises ValueError if one of them has no figure."""
    rows = [row for row in cleantech if (row.category, row.period) == (key.tech, key.period)]
    if len({row.country for row in rows}) < len(COUNTRIES):
        raise ValueError("a country has no figure")
    sources = tuple(dict.fromkeys(source for row in rows for source in row.source.split(";")))
    value = sum(row.value_usd for row in rows)
    return ClaimFigure(value, "USD", sources, "derived", "tech")


def _select(key: Key, rows: Mapping[RowKey, Sequence[_Row]]) -> _Row:
    """Return the row of `key.source`, or the drawn row. Raises StopIteration if there is none."""
    return next(
        row
        for row in rows[key.row_key]
        if (row.source == key.source if key.source else row.rank == 1)
    )


def _with_growth(key: Key, rows: Mapping[RowKey, Sequence[Observation]]) -> Observation:
    """Return the row of `key.source`, or the first in rank that has growth as published.

    The drawn row may have none: a newer figure of another source is drawn before the one that the
    growth was published with. Raises StopIteration if there is none.
    """
    if key.source:
        return _select(key, rows)
    ranked = sorted((row for row in rows[key.row_key] if row.rank), key=lambda row: row.rank)
    return next(row for row in ranked if row.growth_pct is not None)


def _ids(row: Observation | Ratio) -> tuple[str, ...]:
    return tuple(row.source.split(";"))
