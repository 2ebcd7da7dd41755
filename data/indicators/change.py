"""Indicators of the change between two years: contributions, margins, prices and volumes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from data.analysis.comparability import ENOUGH, counted_alike
from data.analysis.partner_table import OTHERS, by_partner, world, years
from data.analysis.unit_values import UnitValue
from data.analysis.unit_values import unit_values as counted
from data.indicators.formulas import contributions as parts_of
from data.indicators.formulas import margins as margins_of
from data.indicators.formulas import price_volume as split_of
from data.indicators.rows import (
    Query,
    Value,
    base_years,
    chapters,
    dollars,
    source_key,
    value_of,
)
from data.records.codes import ALL_COMMODITIES, WORLD
from data.records.observation import Observation
from data.store import Series, Store, is_year


class Parts(NamedTuple):
    """A flow of one year in parts: code of a chapter, heading or partner -> US dollars."""

    amounts: Mapping[str, float]
    behind: tuple[Observation, ...]
    sources: str


def contributions(store: Store, query: Query) -> Iterator[Value]:
    """Yield each part's contribution to the growth of a flow, in percentage points."""
    for old, new in pairs(store, query):
        behind = (*new.behind, *old.behind)
        like = value_of(behind, "contribution", 0.0, "points", **_between(old, new))
        for code, points in parts_of(new.amounts, old.amounts).items():
            if query.by == "partner":
                row = like._replace(partner=code, commodity=ALL_COMMODITIES)
            else:
                row = like._replace(commodity=code)
            if query.commodity in ("", row.commodity):
                yield row._replace(value=points)


def margins(store: Store, query: Query) -> Iterator[Value]:
    """Yield the growth of parts traded in both years, of new parts, and of those that ended.

    Products are headings (4 digits) where both years have them all, else chapters.
    """
    for old, new in pairs(store, query):
        digits = ""
        if query.by == "product":
            finer = [_headings(store, query, year) for year in (old, new)]
            fine = [year for year in finer if year is not None]
            is_fine = len(fine) == 2 and fine[0].sources == fine[1].sources
            old, new = fine if is_fine else (old, new)
            digits = "HS headings" if is_fine else "HS chapters"
        found = margins_of(new.amounts, old.amounts)
        for measure, points in found._asdict().items() if found else ():
            place = _between(old, new) | {"commodity": ALL_COMMODITIES}
            if query.by == "partner":
                place["partner"] = WORLD
            behind = (*new.behind, *old.behind)
            yield value_of(behind, measure, points, "points", note=digits, **place)


def unit_values(store: Store, query: Query) -> Iterator[Value]:
    """Yield dollars for one tonne or piece, for each HS code and year with a quantity."""
    for series in _quantities(store, query):
        for value in series:
            if query.period in ("", value.observation.period):
                yield value_of((value.observation,), "unit_value", value.dollars, _unit(value))


def price_volume(store: Store, query: Query) -> Iterator[Value]:
    """Yield how much of the growth of an HS code's value is price, and how much is volume."""
    for series in _quantities(store, query):
        by_year = {value.observation.period: value for value in series}
        sources = {
            year: f"{value.observation.source} {value.unit}" for year, value in by_year.items()
        }
        for year, base in base_years(sorted(by_year), query, sources):
            new, old = by_year[year], by_year[base]
            amounts = [(value.observation.value_usd, value.amount) for value in (old, new)]
            split = split_of(amounts[0], amounts[1])
            for measure, points in split._asdict().items() if split else ():
                behind = (new.observation, old.observation)
                yield value_of(behind, measure, points, "points", base=base)


def _unit(value: UnitValue) -> str:
    return "USD_piece" if value.unit == "pieces" else "USD_t"


def _quantities(store: Store, query: Query) -> Iterator[tuple[UnitValue, ...]]:
    """Yield the unit values of one code in one ledger."""
    for code in store.quantity_codes((query.country,), query.flow, query.partner):
        if query.commodity not in ("", code):
            continue
        known = counted(store, query.country, query.flow, code, query.partner)
        for ledger in query.ledgers:
            yield tuple(
                value
                for value in known
                if value.observation.ledger == ledger and is_year(value.observation.period)
            )


def _between(old: Parts, new: Parts) -> dict[str, str]:
    return {"period": new.behind[0].period, "base": old.behind[0].period}


def pairs(store: Store, query: Query) -> Iterator[tuple[Parts, Parts]]:
    """Yield (earlier year, year) of the same source, in the parts that `by` names."""
    for ledger in query.ledgers:
        of_ledger = query._replace(ledger=ledger)
        found = (
            _by_partner(store, of_ledger)
            if query.by == "partner"
            else _by_chapter(store, of_ledger)
        )
        sources = {year: parts.sources for year, parts in found.items()}
        for year, base in base_years(sorted(found), query, sources):
            if counted_alike(store, found[year].behind[0], found[base].behind[0]):
                yield found[base], found[year]


def _by_chapter(store: Store, query: Query) -> dict[str, Parts]:
    place = (query.country, query.flow, query.ledger)
    mixes = {
        year: chapters(store, *place, year, query.partner)
        for year in store.chapter_periods(*place, query.partner)
        if is_year(year)
    }
    return {year: _parts(mix) for year, mix in mixes.items() if mix}


def _parts(mix: Series) -> Parts:
    rows = tuple(mix.values())
    return Parts(dollars(mix), rows, source_key(rows))


def _headings(store: Store, query: Query, year: Parts) -> Parts | None:
    """Return the headings of a year; None if they do not make up its chapters."""
    row = year.behind[0]
    mix = {
        code: heading
        for chapter in year.amounts
        for code, heading in store.headings(
            row.country, row.flow, row.ledger, row.period, chapter, query.partner
        ).items()
    }
    known, whole = sum(dollars(mix).values()), sum(year.amounts.values())
    return _parts(mix) if known >= whole * ENOUGH / 100.0 else None


def _by_partner(store: Store, query: Query) -> dict[str, Parts]:
    """Return year -> partner -> dollars; what the partners leave of the total is OTHERS."""
    found = {}
    for year in years(store, query.country, query.flow, query.ledger):
        table = by_partner(store, query.country, query.flow, query.ledger, year)
        total = world(store, query.country, query.flow, query.ledger, year)
        if not table or total is None:
            continue
        amounts = {code: _sum(rows) for code, rows in table.items()}
        amounts[OTHERS] = total.value_usd - sum(amounts.values())
        behind = (total, *(row for rows in table.values() for row in rows))
        found[year] = Parts(amounts, behind, source_key(behind))
    return found


def _sum(rows: Sequence[Observation]) -> float:
    return sum(row.value_usd for row in rows)
