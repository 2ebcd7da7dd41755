"""The latest period that the package holds for each question, and when its source came out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from data.records.codes import CHINA, REGION, WORLD
from data.records.observation import Observation
from data.store import Series, Store, end_of, is_part, is_year

OWN = "partner"


class Latest(NamedTuple):
    """The latest period of one question, and the countries that have it (the region: CA5).

    `date` is the latest day (or month, or year) on which a source of these figures was published;
    if none says so, on which it was read. `published` tells which of the two it is.
    """

    question: str
    period: str
    countries: tuple[str, ...]
    date: str
    published: bool


def latest(store: Store) -> tuple[Latest, ...]:
    """Return the latest periods, question by question; of one question the latest first.

    Questions: China's customs for the region by year, to date and by month (`china_year`,
    `china_to_date`, `china_month`); national statistics of each country on trade with China by
    year and part of a year (`own_year`, `own_part`), and with all partners (`world_part`); trade
    with China by HS chapter (`chapters`); new energy by month (`new_energy`).
    """
    facts: list[Latest] = []
    china = store.part_year(REGION, "turnover", "china")
    facts += _facts(store, "china_year", {REGION: store.annual(REGION, "turnover", "china")})
    facts += _facts(store, "china_to_date", {REGION: _only(china, lambda period: "/" in period)})
    months = store.part_year(REGION, "export", "china")
    facts += _facts(store, "china_month", {REGION: _only(months, lambda period: "/" not in period)})
    own = {code: store.annual(code, "turnover", OWN) for code in store.region}
    facts += _facts(store, "own_year", own)
    parts = {code: _parts(store, code, CHINA) for code in store.region}
    facts += _facts(store, "own_part", parts)
    facts += _facts(store, "world_part", {c: _parts(store, c, WORLD) for c in store.region})
    facts += _facts(store, "chapters", {code: _chapters(store, code) for code in store.region})
    energy = store.new_energy.series(REGION, "all")
    newest = max(filter(is_part, energy), default="")
    if newest:
        date, published = _date(store, [energy[newest].source])
        facts.append(Latest("new_energy", newest, (REGION,), date, published))
    return tuple(facts)


def _parts(store: Store, country: str, partner: str) -> Series:
    """Return the parts of years of total trade, exports or imports, by national statistics.

    Only parts that end after the last whole year.
    """
    whole = max(store.annual(country, "turnover", OWN, partner), default="")
    parts: dict[str, Observation] = {}
    for flow in ("export", "import", "turnover"):
        parts |= store.part_year(country, flow, OWN, partner)
    return {period: row for period, row in parts.items() if end_of(period)[:4] > whole}


def _chapters(store: Store, country: str) -> Series:
    """Return year -> one of its figures by HS chapter with China, from any ledger."""
    found = {}
    for ledger in ("china", OWN, "reconciled"):
        for flow in ("export", "import"):
            for period in filter(is_year, store.chapter_periods(country, flow, ledger)):
                found[period] = next(iter(store.chapters(country, flow, ledger, period).values()))
    return found


def _only(series: Series, wanted: Callable[[str], bool]) -> Series:
    return {period: row for period, row in series.items() if wanted(period)}


def _facts(store: Store, question: str, known: Mapping[str, Series]) -> list[Latest]:
    """Return a fact for each latest period of a country; countries that share one are together."""
    countries: dict[str, list[str]] = {}
    for code, series in known.items():
        if series:
            newest = max(series, key=lambda period: (end_of(period), period))
            countries.setdefault(newest, []).append(code)
    facts = []
    for period in sorted(countries, key=lambda period: (end_of(period), period), reverse=True):
        codes = countries[period]
        date, published = _date(store, [known[code][period].source for code in codes])
        facts.append(Latest(question, period, tuple(codes), date, published))
    return facts


def _date(store: Store, sources: Iterable[str]) -> tuple[str, bool]:
    """Return when the latest of the sources was published, else read; and whether it was published.

    A source that names two months or years counts by the later one.
    """
    known = store.package.sources
    found = [known[source_id] for cell in sources for source_id in cell.split(";")]
    dates = [source.date_published for source in found if source.date_published]
    single = [date for date in dates if "/" not in date]
    if single:
        return max(single), True
    return max(source.date_read for source in found), False
