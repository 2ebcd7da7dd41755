"""Read-only indexes of the package: most queries are one dictionary look-up.

The package is read and checked once (data/load.py); a Store is then built once and shared by all
requests. Nothing here reads a file, and callers cannot change what they get.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType

from data.headings import Headings
from data.newenergy import NewEnergy
from data.records.claims import ClaimFigure
from data.records.codes import ALL_COMMODITIES, CHINA, COUNTRIES, REGION, WORLD
from data.records.observation import Observation, Ratio
from data.records.package import Package
from data.records.quantities import Quantity
from data.records.reference import Indicator
from data.region import SUM_OF_MEMBERS, add_chapters, add_totals, known_in_all
from data.sums import combine
from data.tradepartners import TradePartners

Series = Mapping[str, Observation]
#: sums of both flows by chapter that are kept: 100 chapters of one country and period each
_SUMS_KEPT = 256
#: cells of `source` of which is kept whether they have some chapters only
_CELLS_KEPT = 4096
#: partners whose total trade by chapter is added up once: charts of many years ask for all of it
_ADDED_UP_AT_LOAD = (CHINA, WORLD)
_EMPTY: Series = MappingProxyType({})
Key = tuple[str, str, str, str]  # country, partner, flow, ledger


def is_year(period: str) -> bool:
    """True for `2024`, false for months, year-to-dates and means over years."""
    return len(period) == 4


def is_part(period: str) -> bool:
    """True for months and year-to-dates: `2024-03`, `2025-01/2025-08`."""
    return "-" in period


def end_of(period: str) -> str:
    """Return the year or month in which a period ends: `2025-09` for `2025-01/2025-09`."""
    return period.rpartition("/")[2]


class Store:
    """Queries of the data for charts. All amounts are current US dollars."""

    def __init__(self, package: Package) -> None:
        """Index `package`, which has passed its checks."""
        self.package = package
        members = package.groups[REGION].members
        #: the sources that have some chapters only
        self.selected = frozenset(
            source_id for source_id, source in package.sources.items() if source.extent
        )
        #: the same by the cells of `source`, of which there are some hundreds
        self._cell_is_selected = lru_cache(maxsize=_CELLS_KEPT)(
            lambda cell: not self.selected.isdisjoint(cell.split(";"))
        )
        #: the countries whose sum is the region, in the order of COUNTRIES
        self.region: tuple[str, ...] = tuple(code for code in COUNTRIES if code in members)
        #: codes of partners that are places, with a code of the United Nations, not groups
        self.places = frozenset(code for code, place in package.partners.items() if place.m49)
        #: China's exports of clean technology, which are no rows by HS code
        self.new_energy = NewEnergy(package.cleantech, package.solar, self.region)
        self._annual: dict[Key, Series] = {}
        self._part_year: dict[Key, Series] = {}
        self._chapters: dict[Key, Mapping[str, Series]] = {}
        #: country, partner, ledger -> periods in which the chapters of both flows can be added up
        self._both_flows: dict[tuple[str, str, str], tuple[str, ...]] = {}
        self._turnover: dict[tuple[str, str, str, str], Series] = {}
        self._partners: dict[tuple[str, str, str, str], Series] = {}
        self._quantities: dict[tuple[str, ...], dict[str, tuple[Quantity, ...]]] = {}
        self._printed: dict[Key, dict[str, Ratio]] = defaultdict(dict)
        self._economy: dict[tuple[str, str], dict[str, Indicator]] = defaultdict(dict)
        for figure in package.economy:
            self._economy[(figure.country, figure.indicator)][str(figure.year)] = figure
        #: charts of one page ask for the same sums
        self._added_up = lru_cache(maxsize=_SUMS_KEPT)(self._add_up)
        self.alternates: Mapping[tuple[str, ...], tuple[Observation, ...]] = {}
        self._index(package)
        self.claims: Mapping[str, Mapping[str, ClaimFigure]] = package.claim_figures

    # -- building ---------------------------------------------------------------------------

    def _index(self, package: Package) -> None:
        annual: dict[Key, dict[str, Observation]] = defaultdict(dict)
        part: dict[Key, dict[str, Observation]] = defaultdict(dict)
        chapters: dict[Key, dict[str, dict[str, Observation]]] = defaultdict(
            lambda: defaultdict(dict)
        )
        others: dict[tuple[str, ...], list[Observation]] = defaultdict(list)
        headings: list[Observation] = []
        products: set[str] = set()
        for row in package.observations:
            key = (row.country, row.partner, row.flow, row.ledger)
            if row.rank != 1:
                others[(*key, row.period, row.commodity)].append(row)
            elif row.commodity != ALL_COMMODITIES:
                if len(row.commodity) > 2:
                    products.add(row.commodity)
                if is_part(row.period):
                    continue
                if len(row.commodity) == 2:
                    chapters[key][row.period][row.commodity] = row
                else:
                    headings.append(row)
            elif is_year(row.period):
                annual[key][row.period] = row
            else:
                part[key][row.period] = row
        self.alternates = MappingProxyType({k: tuple(v) for k, v in others.items()})
        #: HS codes of 4 and 6 digits with a figure, also of a month only
        self.products: tuple[str, ...] = tuple(sorted(products))
        known = {period for series in part.values() for period in series}
        known |= {period for by_period in chapters.values() for period in by_period}
        #: averages over years with a figure: `2022/2023`
        self.averages: tuple[str, ...] = tuple(sorted(p for p in known if len(p) == 9))
        add_chapters(chapters, self.region, self.any_selected)
        for table in (annual, part):
            _add_computed(table)
        for table in (annual, part):
            add_totals(table, self.region)
            _add_computed(table)
        self._annual = {k: _freeze(v) for k, v in annual.items()}
        self._part_year = {k: _freeze(v) for k, v in part.items()}
        self._chapters = {
            k: MappingProxyType({p: _freeze(c) for p, c in sorted(v.items())})
            for k, v in chapters.items()
        }
        self._both_flows = {
            (country, partner, ledger): tuple(
                period for period in by_period if self._can_add_up(country, ledger, period, partner)
            )
            for (country, partner, flow, ledger), by_period in self._chapters.items()
            if flow == "export"
        }
        self._turnover = {
            (country, partner, ledger, period): self._add_up(
                country, "turnover", ledger, period, partner
            )
            for country, partner, flow, ledger in self._chapters
            if flow == "export" and partner in _ADDED_UP_AT_LOAD
            for period in self._chapters[country, partner, flow, ledger]
        }
        self.trade_partners = TradePartners(self._annual, self._chapters)
        self._headings = Headings(headings, self.region, _join)
        partners: dict[tuple[str, str, str, str], dict[str, Observation]] = defaultdict(dict)
        for (country, partner, flow, ledger), series in self._annual.items():
            if partner != WORLD and partner in package.partners:
                for period, row in series.items():
                    partners[(country, flow, ledger, period)][partner] = row
        self._partners = {k: _freeze(v) for k, v in partners.items()}
        for quantity in package.quantities:
            key_of_code = (
                quantity.country, quantity.partner, quantity.flow, quantity.ledger,
                quantity.commodity,
            )  # fmt: skip
            periods = self._quantities.setdefault(key_of_code, {})
            periods[quantity.period] = (*periods.get(quantity.period, ()), quantity)
        for ratio in package.ratios:
            if ratio.rank == 1 and ratio.measure == "share" and ratio.commodity == ALL_COMMODITIES:
                printed = self._printed[(ratio.country, ratio.partner, ratio.flow, ratio.ledger)]
                printed[ratio.period] = ratio

    # -- queries ----------------------------------------------------------------------------

    def economy(self, country: str, indicator: str) -> Mapping[str, Indicator]:
        """Return year -> GDP, population or US price index of a country (data/records)."""
        return MappingProxyType(self._economy.get((country, indicator), {}))

    def is_selected(self, row: Observation) -> bool:
        """Return True if a source of `row` has some chapters only, so that others are unknown."""
        return self._cell_is_selected(row.source)

    def any_selected(self, rows: Iterable[Observation]) -> bool:
        """Return True if one of the rows is of a source that has some chapters only."""
        return any(map(self._cell_is_selected, {row.source for row in rows}))

    def years(self) -> tuple[str, ...]:
        """Return every year with a value to draw, also of a month only, oldest first."""
        tables = (self._annual, self._part_year)
        periods = {period for table in tables for series in table.values() for period in series}
        return tuple(sorted({period[:4] for period in periods}))

    def partner_codes(self) -> tuple[str, ...]:
        """Return the codes of all partners with an annual value, without the world, sorted."""
        return tuple(sorted({code for series in self._partners.values() for code in series}))

    def annual(self, country: str, flow: str, ledger: str, partner: str = CHINA) -> Series:
        """Return year -> observation, oldest first; empty if no source has one."""
        return self._annual.get((country, partner, flow, ledger), _EMPTY)

    def printed_shares(
        self, country: str, flow: str, ledger: str, partner: str = CHINA
    ) -> Mapping[str, Ratio]:
        """Return period -> the partner's share of the flow as a source prints it, percent."""
        return MappingProxyType(self._printed.get((country, partner, flow, ledger), {}))

    def part_year(self, country: str, flow: str, ledger: str, partner: str = CHINA) -> Series:
        """Return month or year-to-date -> observation, oldest first."""
        return self._part_year.get((country, partner, flow, ledger), _EMPTY)

    def partners(self, country: str, flow: str, ledger: str, year: str) -> Series:
        """Return code of the partner -> observation of one year, without the world."""
        return self._partners.get((country, flow, ledger, year), _EMPTY)

    def chapters(
        self, country: str, flow: str, ledger: str, period: str, partner: str = CHINA
    ) -> Series:
        """Return HS chapter -> observation of one period: a year, or `2022/2023` (an average).

        Turnover and balance are computed if both flows have chapters; a flow that lacks a chapter
        counts as zero there, but not if its source has some chapters only: then the chapter is
        left out.
        """
        if flow == "turnover" and partner in _ADDED_UP_AT_LOAD:
            return self._turnover.get((country, partner, ledger, period), _EMPTY)
        if flow not in ("turnover", "balance"):
            by_period = self._chapters.get((country, partner, flow, ledger), {})
            return by_period.get(period, _EMPTY)
        return self._added_up(country, flow, ledger, period, partner)

    def _add_up(self, country: str, flow: str, ledger: str, period: str, partner: str) -> Series:
        """Return the chapters of both flows added up, or subtracted for the balance."""
        exports = self.chapters(country, "export", ledger, period, partner)
        imports = self.chapters(country, "import", ledger, period, partner)
        if not exports or not imports:
            return _EMPTY
        codes = sorted(known_in_all((exports, imports), self.any_selected))
        return MappingProxyType(
            {
                code: combine(
                    [rows[code] for rows in (exports, imports) if code in rows],
                    flow,
                    FORMULAS[flow],
                )
                for code in codes
            }
        )

    def _can_add_up(self, country: str, ledger: str, period: str, partner: str) -> bool:
        """Return True if a chapter of the period is known in both flows, as `_add_up` needs it."""
        sides = [
            self.chapters(country, flow, ledger, period, partner) for flow in ("export", "import")
        ]
        return all(sides) and bool(known_in_all(sides, self.any_selected))

    def chapter_periods(
        self, country: str, flow: str, ledger: str, partner: str = CHINA
    ) -> tuple[str, ...]:
        """Return the periods that have a breakdown by HS chapter, oldest first."""
        if flow in ("turnover", "balance"):
            return self._both_flows.get((country, partner, ledger), ())
        return tuple(self._chapters.get((country, partner, flow, ledger), ()))

    def chapter_series(
        self, country: str, flow: str, ledger: str, chapter: str, partner: str = CHINA
    ) -> Series:
        """Return period -> observation of one HS chapter, without periods that lack the chapter."""
        series = {}
        for period in self.chapter_periods(country, flow, ledger, partner):
            row = self.chapters(country, flow, ledger, period, partner).get(chapter)
            if row is not None:
                series[period] = row
        return MappingProxyType(series)

    def headings(
        self,
        country: str,
        flow: str,
        ledger: str,
        period: str,
        parent: str,
        partner: str = CHINA,
    ) -> Series:
        """Return HS code one level below `parent` -> observation of one period.

        Below a chapter (`87`) these are headings (`8703`), below a heading they are subheadings
        (`870380`). They may be selected goods only: those that a source lists, not all that the
        parent holds. `period` is a year, or `2022/2023` (an average). Turnover and balance are
        computed as in `chapters`; the region is summed in the ledger `reconciled` only.
        """
        return MappingProxyType(
            self._headings.codes(country, flow, ledger, period, parent, partner)
        )

    def heading_periods(
        self, country: str, flow: str, ledger: str, parent: str, partner: str = CHINA
    ) -> tuple[str, ...]:
        """Return the periods that have a figure one level below the HS code `parent`."""
        return self._headings.periods(country, flow, ledger, parent, partner)

    def heading_series(
        self, country: str, flow: str, ledger: str, code: str, partner: str = CHINA
    ) -> Series:
        """Return period -> observation of one HS code of 4 or 6 digits, oldest first.

        Sources use different revisions of the HS, so a change of source is a break of the series.
        """
        return MappingProxyType(self._headings.series(country, flow, ledger, code, partner))

    def quantity_codes(
        self, countries: Sequence[str], flow: str, partner: str = CHINA
    ) -> tuple[str, ...]:
        """Return the HS codes with weights or numbers in any of the countries, sorted."""
        trade = (partner, flow)
        found = {key[4] for key in self._quantities if key[0] in countries and key[1:3] == trade}
        return tuple(sorted(found))

    def quantities(
        self, country: str, flow: str, ledger: str, code: str, partner: str = CHINA
    ) -> Mapping[str, tuple[Quantity, ...]]:
        """Return period -> weights and numbers of an HS code, oldest first.

        A period has one quantity for each unit and source. A unit value is a quotient of a value
        and a quantity of the same `source`.
        """
        found = self._quantities.get((country, partner, flow, ledger, code), {})
        return MappingProxyType(dict(sorted(found.items())))


def _freeze(series: Mapping[str, Observation]) -> Series:
    return MappingProxyType(dict(sorted(series.items())))


#: computed flow -> its formula, which is the note of its rows
FORMULAS: Mapping[str, str] = MappingProxyType(
    {"turnover": "exports + imports", "balance": "exports − imports"}
)


def _join(parts: Sequence[Observation], flow: str, country: str) -> Observation:
    """Sum one code over the members of the region, or over the flows of a country."""
    return combine(parts, flow, FORMULAS.get(flow, SUM_OF_MEMBERS), country=country)


def _add_computed(table: dict[Key, dict[str, Observation]]) -> None:
    """Add turnover where no source prints it, and balance, for periods that have both flows."""
    for country, partner, flow, ledger in list(table):
        if flow != "export":
            continue
        exports = table[(country, partner, "export", ledger)]
        imports = table.get((country, partner, "import", ledger), {})
        for period in exports.keys() & imports.keys():
            for computed in ("turnover", "balance"):
                target = table[(country, partner, computed, ledger)]
                if period not in target:
                    parts = (exports[period], imports[period])
                    target[period] = combine(parts, computed, FORMULAS[computed])
