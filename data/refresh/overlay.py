"""Lay the records of readings on the tables of a package: the package as it would be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import get_args

from data.build.names import label, m49
from data.history import Row, in_order
from data.records.cleantech import CLEANTECH, SOLAR, Category, CleanTech
from data.records.codes import ALL_COMMODITIES, FOLDERS, REGION
from data.records.observation import Observation
from data.records.quantities import KEY, Quantity
from data.records.refreshed import EMBER, SERVICES, SUM_OF_MONTHS
from data.refresh.ranking import RANK, SOURCE, ranked
from data.refresh.reading import Reading, kind_of
from data.refresh.sums import (
    Key,
    Located,
    key_of,
    observation_tables,
    replace_groups,
    settle_sums,
)
from data.refresh.tables import Tables, cells_of, place_of, quantities_of

_ECONOMY, _RATES = "reference/economy.csv", "reference/exchange_rates.csv"
_PARTNERS = "reference/partners.csv"


@dataclass
class Overlay:
    """The tables after the refresh, and remarks on figures that could not be taken."""

    tables: Tables
    left_out: list[str] = field(default_factory=list)
    silent: list[str] = field(default_factory=list)


def overlay(base: Tables, readings: Iterable[Reading], members: Sequence[str]) -> Overlay:
    """Return the tables of `base` with the records of all readings; `base` stays as it is.

    A record replaces the one of its source and key. A record of the source that a series no longer
    has is withdrawn; a series of which nothing came withdraws nothing. `members` are the countries
    of the region.
    """
    result = Overlay(dict(base))
    for reading in readings:
        _observations(result, reading, members)
        _quantities(result, reading)
        _economy(result, reading)
        _cleantech(result, reading)
        _rates(result, reading)
        result.left_out += reading.left_out
    _partners(result)
    return result


def _series(country: str, partner: str, flow: str, ledger: str, period: str, code: str) -> Key:
    level = code if code == ALL_COMMODITIES else str(len(code))
    return (country, partner, flow, ledger, kind_of(period), level)


def _observations(result: Overlay, reading: Reading, members: Sequence[str]) -> None:
    source = SERVICES[reading.service].id
    new: dict[Key, Observation] = {}
    series: set[Key] = set()
    for record in reading.observations:
        if not place_of(record.country, record.period, record.commodity):
            continue
        new[
            record.country, record.partner, record.period, record.flow, record.commodity,
            record.ledger,
        ] = record  # fmt: skip
        series.add(
            _series(
                record.country, record.partner, record.flow, record.ledger, record.period,
                record.commodity,
            )
        )  # fmt: skip
    groups, has = _groups(result.tables, new.keys(), source)
    touched: dict[Key, list[Located]] = {}
    for key, found in groups.items():
        mine = [row for _path, row in found if row[SOURCE] == source]
        others = [row for _path, row in found if row[SOURCE] != source]
        fresh = new.get(key)
        if fresh is None:
            country, partner, period, flow, code, ledger = key
            gone = _series(country, partner, flow, ledger, period, code) in series
            if not mine or not gone or period[:4] < reading.since:
                continue
        elif mine and _same(mine[0], fresh):
            continue
        cells = None if fresh is None else cells_of(fresh)
        first = min((int(row[RANK]) for row in others if row[RANK] != "0"), default=1)
        first = first if key[3] == "turnover" else 1
        places = {id(row): path for path, row in found}
        where = {tuple(row[:RANK] + row[RANK + 1 :]): places[id(row)] for row in others}
        if cells is not None:
            where[tuple(cells[:RANK] + cells[RANK + 1 :])] = place_of(key[0], key[2], key[4])
        after = ranked(others, cells, first=first)
        touched[key] = [(where[tuple(row[:RANK] + row[RANK + 1 :])], row) for row in after]
    replace_groups(result.tables, touched)
    settle_sums(result.tables, touched.keys(), members)
    _silent(result, reading, series, has)


def _groups(
    tables: Tables, new: Iterable[Key], source: str
) -> tuple[dict[Key, list[Located]], set[Key]]:
    """Return key -> its rows, of the keys in `new` and of those with a figure of `source`.

    Also the series of which the package has figures of `source`.
    """
    groups: dict[Key, list[Located]] = {key: [] for key in new}
    has: set[Key] = set()
    rows = [
        (path, row, key_of(row)) for path in observation_tables(tables) for row in tables[path].rows
    ]
    for _path, row, key in rows:
        if row[SOURCE] == source:
            groups.setdefault(key, [])
            country, partner, period, flow, code, ledger = key
            has.add(_series(country, partner, flow, ledger, period, code))
    for path, row, key in rows:
        if key in groups:
            groups[key].append((path, row))
    return groups, has


def _same(row: Row, record: Observation) -> bool:
    """Return True if the row has all cells of the record, but for its rank."""
    cells = cells_of(record)
    return row[:RANK] + row[RANK + 1 :] == cells[:RANK] + cells[RANK + 1 :]


def _silent(result: Overlay, reading: Reading, series: set[Key], has: set[Key]) -> None:
    """Name series that were asked for and have figures in the package, and of which none came."""
    for key in sorted(has - series):
        if key[:5] in reading.asked and key[4] != "Y":
            result.silent.append(
                f"{reading.service}: nothing came for {' '.join(key)}; its figures stay as they are"
            )


def _quantities(result: Overlay, reading: Reading) -> None:
    source = SERVICES[reading.service].id
    by_path: dict[str, list[Quantity]] = defaultdict(list)
    for quantity in reading.quantities:
        by_path[quantities_of(quantity)].append(quantity)
    for path, found in by_path.items():
        table = result.tables[path]
        fresh = {tuple(getattr(record, name) for name in KEY): cells_of(record) for record in found}
        codes = {
            (record.partner, record.flow, record.ledger, len(record.commodity)) for record in found
        }
        kept = [
            row
            for row in table.rows
            if not (
                row[table.header.index("source")] == source
                and row[3][:4] >= reading.since
                and (row[2], row[4], row[8], len(row[5])) in codes
            )
        ]
        after = table._replace(rows=[*kept, *fresh.values()])
        result.tables[path] = after._replace(rows=in_order(after))


def _economy(result: Overlay, reading: Reading) -> None:
    """Replace whole series: figures of two editions are not mixed."""
    if not reading.economy:
        return
    source = SERVICES[reading.service].id
    table = result.tables[_ECONOMY]
    fresh = {(str(r.country), str(r.year), r.indicator): cells_of(r) for r in reading.economy}
    series = {(country, name) for country, _year, name in fresh}
    kept = [
        row
        for row in table.rows
        if tuple(row[:3]) not in fresh and not (row[4] == source and (row[0], row[2]) in series)
    ]
    result.tables[_ECONOMY] = table._replace(rows=sorted([*kept, *fresh.values()]))


def _cleantech(result: Overlay, reading: Reading) -> None:
    """Replace months and years; one that contradicts the solar products is left out."""
    if not reading.cleantech:
        return
    table = result.tables[CLEANTECH]
    old = {tuple(row[:3]): row for row in table.rows}
    solar: dict[tuple[str, str], float] = defaultdict(float)
    for row in result.tables[SOLAR].rows:
        solar[row[0], row[1]] += float(row[4])
    last = max((month for _country, month in solar), default="")
    wrong = set()
    for record in reading.cleantech:
        products = solar.get((record.country, record.period), 0.0)
        if (
            record.category == "solar"
            and record.period <= last
            and abs(record.value_usd - products) > 1
        ):
            wrong.add((record.country, record.period))
            result.left_out.append(
                f"ember: {record.country} {record.period}: solar is {record.value_usd:.0f}, and"
                f" {products:.0f} in solar.csv, which has to be refreshed with it"
            )
    for record in reading.cleantech:
        if (record.country, record.period) not in wrong:
            _put(old, record)
    _put_years(old, {(record.country, record.period[:4]) for record in reading.cleantech})
    result.tables[CLEANTECH] = table._replace(rows=sorted(old.values()))


def _put(rows: dict[tuple[str, ...], Row], record: CleanTech) -> None:
    """Replace a row, unless its value is the same to half a dollar: then its words stay."""
    known = rows.get(record[:3])
    if known is None or abs(float(known[3]) - record.value_usd) > 0.5:
        rows[record[:3]] = cells_of(record)


def _put_years(rows: dict[tuple[str, ...], Row], years: set[tuple[str, str]]) -> None:
    """Add up the years of which all months are there."""
    for country, year in years:
        for category in get_args(Category):
            months = [rows.get((country, f"{year}-{m:02d}", category)) for m in range(1, 13)]
            values = [float(row[3]) for row in months if row is not None]
            if len(values) == 12:
                total = round(sum(values), 2)
                _put(
                    rows,
                    CleanTech(country, year, category, total, "derived", EMBER, SUM_OF_MONTHS),
                )


def _rates(result: Overlay, reading: Reading) -> None:
    """Add rates of years without one. Others stay: stored values were converted with them."""
    years = {row[0] for row in result.tables[_RATES].rows}
    rows = [cells_of(rate) for rate in reading.rates if str(rate.year) not in years]
    if rows:
        _add_rows(result, _RATES, rows)


def _add_rows(result: Overlay, path: str, rows: list[Row]) -> None:
    table = result.tables[path]
    result.tables[path] = table._replace(rows=sorted([*table.rows, *rows]))


def _partners(result: Overlay) -> None:
    """Add partners that rows name for the first time."""
    table = result.tables[_PARTNERS]
    known = {row[0] for row in table.rows} | {*FOLDERS, REGION}
    named = {
        row[2] for path in observation_tables(result.tables) for row in result.tables[path].rows
    }
    rows = [
        [code, label(code, "en"), label(code, "ru"), label(code, "zh"), m49(code)]
        for code in sorted(named - known)
        if not _is_group(code)
    ]
    if rows:
        _add_rows(result, _PARTNERS, rows)


def _is_group(code: str) -> bool:
    return code in ("CIS", "EAEU", "EU27", "CA5", "SPECA")
