"""What an indicator is asked for, and what a row of an answer is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from data.analysis.commodity_mix import whole_mix
from data.analysis.comparability import source_ids
from data.records.codes import LEDGERS
from data.records.observation import Observation
from data.store import Series, Store, is_year
from data.sums import joined, least_reliable


class Query(NamedTuple):
    """Filters of a request; empty text: all of them, or for `base` the year before.

    `by` is `product` or `partner`. An indicator reads the filters that catalogue.py lists for it.
    """

    country: str
    partner: str = ""
    flow: str = ""
    ledger: str = ""
    period: str = ""
    base: str = ""
    commodity: str = ""
    by: str = ""

    @property
    def ledgers(self) -> tuple[str, ...]:
        """The ledgers that are read. Each has rows of its own: they are never joined."""
        return (self.ledger,) if self.ledger else LEDGERS


class Value(NamedTuple):
    """One value of an indicator. `other` is the second country, `base` the earlier year.

    `source` has the ids of all figures behind the value, `status` is that of the least reliable.
    """

    country: str
    partner: str
    other: str
    period: str
    base: str
    flow: str
    commodity: str
    ledger: str
    measure: str
    value: float
    unit: str
    status: str
    source: str
    note: str


def value_of(
    behind: Iterable[Observation], measure: str, value: float, unit: str, *, note: str = "",
    **place: str,
) -> Value:  # fmt: skip
    """Return a value computed from `behind`: its place is that of the first unless it is given."""
    rows = tuple(behind)
    first = rows[0]
    names = ("country", "partner", "period", "flow", "commodity", "ledger")
    of_first = {name: getattr(first, name) for name in names}
    return Value(
        **({"other": "", "base": ""} | of_first | place),
        measure=measure,
        value=value,
        unit=unit,
        status=least_reliable({"derived", *(row.status for row in rows)}),
        source=joined(list(dict.fromkeys(row.source for row in rows))),
        note=note,
    )


def dollars(rows: Series) -> dict[str, float]:
    """Return code -> US dollars."""
    return {code: row.value_usd for code, row in rows.items()}


def chapters(
    store: Store, country: str, flow: str, ledger: str, period: str, partner: str
) -> Series:
    """Return all HS chapters of a flow; empty if the source has some chapters only."""
    mix = whole_mix(store, country, flow, ledger, period, partner)
    return {} if store.any_selected(mix.values()) else mix


def years_of(store: Store, query: Query, flow: str, ledger: str, partner: str) -> tuple[str, ...]:
    """Return the years asked for that have chapters, oldest first."""
    known = store.chapter_periods(query.country, flow, ledger, partner)
    return tuple(year for year in known if is_year(year) and query.period in ("", year))


def base_years(
    years: Sequence[str], query: Query, sources: dict[str, str]
) -> Iterator[tuple[str, str]]:
    """Return (year, earlier year) to compare: with `base`, else with the nearest before.

    `sources` has those of each year: years of different sources are not compared.
    """
    for year in years:
        if query.period not in ("", year):
            continue
        earlier = [
            old
            for old in years
            if old < year and query.base in ("", old) and sources[old] == sources[year]
        ]
        if earlier:
            yield year, max(earlier)


def source_key(rows: Iterable[Observation]) -> str:
    """Return the ids of all sources of the rows as one text."""
    return ";".join(sorted(source_ids(rows)))


def from_one_source(*mixes: Series) -> bool:
    """Return True if the rows of all mixes have the same sources: sources classify differently."""
    return len({source_key(mix.values()) for mix in mixes}) == 1
