"""Rules that concern a single row, and the uniqueness of keys."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import compress, islice
from operator import gt, lt, mul, sub
from typing import Any, NamedTuple

from data.records.codes import ALL_COMMODITIES, CHINA, PERIOD, REGION, WORLD
from data.records.observation import Ratio
from data.rules.cells import Table, Violation, each
from data.rules.faults import Fault, excerpt

#: US dollars in one unit, and yuan in one unit.
DOLLARS = {"USD": 1.0, "kUSD": 1e3, "mUSD": 1e6, "bnUSD": 1e9}
YUAN = {"10kCNY": 1e4, "bnCNY": 1e9}
#: `value_usd` is `value` times a power of ten, so only rounding to cents and floats may differ.
DOLLAR_TOLERANCE = 1e-9
#: Yuan are converted at the year's rate; exchange_rates.csv rounds it to four decimals or more.
YUAN_TOLERANCE = 0.001

_ANNUAL, _PART, _MEAN = "a year", "a month or a year-to-date", "a mean over years"
#: kind of table (its file name) -> kinds of period that it may hold
_PERIODS = {
    "totals": (_ANNUAL, _MEAN),
    "periods": (_PART,),
    "commodities": (_ANNUAL, _MEAN),
    "commodities_partners": (_ANNUAL, _MEAN),
    "products": (_ANNUAL, _PART, _MEAN),
    "headings": (_ANNUAL, _MEAN),
    "quantities": (_ANNUAL, _MEAN),
    "ratios": (_ANNUAL, _PART, _MEAN),
}
#: columns by which rows of observations are sorted
_SORTED = ("country", "partner", "period", "flow", "commodity", "ledger", "rank", "source")
_HS = re.compile(r"[0-9]{2}|[0-9]{4}|[0-9]{6}")
_YEAR = re.compile(r"[0-9]{4}")


class Known(NamedTuple):
    """Codes that rows may refer to, and yuan per dollar by year.

    A field is None if its file could not be read. Its rules are then skipped: the file is a fault
    already, and each row that refers to it would add another one.
    """

    chapters: frozenset[str] | None
    partners: frozenset[str] | None
    sources: frozenset[str] | None
    rates: Mapping[str, float] | None


def check_rows(table: Table, known: Known, faults: list[Fault]) -> None:
    """Check every row of a table of observations, ratios or quantities by itself."""

    if not table.rows:
        return

    def parties(country: str, reporter: str, partner: str, ledger: str) -> Violation:
        return _parties(table, known, country, reporter, partner, ledger)

    def source(ids: str) -> Violation:
        if known.sources is None:
            return None
        missing = [source for source in ids.split(";") if source not in known.sources]
        return ("source", "source is in sources.yaml", ";".join(missing)) if missing else None

    each(table, ("country", "reporter", "partner", "ledger"), parties, faults)
    each(table, ("source",), source, faults)
    each(table, ("period", "ledger"), lambda *cells: _period(table.kind, *cells), faults)
    each(table, ("commodity",), lambda code: _commodity(table.kind, known, code), faults)
    each(table, ("status", "note"), _formula, faults)
    if table.kind == "ratios":
        each(table, ("measure", "value_pct"), _share, faults)
    if table.kind in ("ratios", "quantities"):
        return
    each(table, ("rank", "status"), _incomplete, faults)
    _units(table, known, faults)
    check_order(table, _SORTED, faults)


def _parties(
    table: Table, known: Known, country: str, reporter: str, partner: str, ledger: str
) -> Violation:
    if partner == country:
        return "partner", "a country is not its own partner", partner
    if known.partners is not None and partner not in known.partners:
        return "partner", "partner is in partners.csv or partner_groups.yaml", partner
    region = table.country == REGION
    # The region's tables also hold China's own trade with the world.
    if region and country == CHINA:
        if (reporter, partner, ledger) != (CHINA, WORLD, "china"):
            rule = "rows of country CHN have reporter CHN, partner WLD, ledger china"
            return "country", rule, f"{reporter}, {partner}, {ledger}"
        return None
    if table.country and country != table.country:
        return "country", f"country of the folder is {table.country}", country
    expected = CHINA if ledger == "china" else country
    if reporter != expected:
        return "reporter", f"ledger {ledger} has reporter {expected}", reporter
    if ledger == "china" and partner != CHINA:
        return "partner", "ledger china has partner CHN", partner
    return None


def _kind_of(period: str) -> str:
    if _YEAR.fullmatch(period):
        return _ANNUAL
    return _MEAN if _YEAR.fullmatch(period[5:]) else _PART


def _period(table: str, period: str, ledger: str) -> Violation:
    if not period.isascii() or not PERIOD.fullmatch(period):
        return "period", "YYYY, YYYY-MM, YYYY-01/YYYY-MM or YYYY/YYYY", period
    kind = _kind_of(period)
    if kind not in _PERIODS[table]:
        return "period", " or ".join(_PERIODS[table]), period
    if not all(1980 <= int(year) <= 2035 for year in re.findall(r"[0-9]{4}", period)):
        return "period", "a year from 1980 to 2035", period
    if kind == _MEAN and ledger != "reconciled":
        return "period", "a mean over years only in ledger reconciled", period
    if kind == _MEAN and period[:4] >= period[5:]:
        return "period", "first year before last year", period
    return None


def _commodity(table: str, known: Known, code: str) -> Violation:
    if table in ("totals", "periods") and code != ALL_COMMODITIES:
        return "commodity", f"commodity is {ALL_COMMODITIES}", code
    if known.chapters is None:
        return None
    if table.startswith("commodities") and code not in known.chapters:
        return "commodity", "chapter is in hs_chapters.csv", code
    settled = table in ("totals", "periods") or table.startswith("commodities")
    if settled or (table == "ratios" and code == ALL_COMMODITIES):
        return None
    if table == "headings" and len(code) == 2:
        return "commodity", "an HS code of 4 or 6 digits", code
    if not _HS.fullmatch(code) or code[:2] not in known.chapters:
        return "commodity", "an HS code of 2, 4 or 6 digits in a known chapter", code
    return None


def _formula(status: str, note: str) -> Violation:
    if status == "derived" and not note.strip():
        return "note", "a derived value has its formula in note", ""
    return None


def _incomplete(rank: int, status: str) -> Violation:
    # There is no such rule for `suspect`: a suspect value may be drawn, and charts mark it.
    if status == "incomplete" and rank == 1:
        return "rank", "an incomplete value is not drawn (rank 0 or above 1)", str(rank)
    return None


def _share(measure: str, value: float) -> Violation:
    if measure == "share" and not 0 <= value <= 100:
        return "value_pct", "a share from 0 to 100", f"{value:g}"
    return None


def _units(table: Table, known: Known, faults: list[Fault]) -> None:
    columns = [table.columns[name] for name in ("value", "unit", "value_usd", "period")]
    scales = list(map(DOLLARS.get, columns[1]))
    if None not in scales:
        converted = map(mul, columns[0], scales)
        gaps = map(abs, map(sub, columns[2], converted))
        limits = (DOLLAR_TOLERANCE * usd + 0.009 for usd in columns[2])
        if not any(map(gt, gaps, limits)):
            return
    for line, value, unit, usd, period in zip(table.lines, *columns, strict=True):
        if unit in DOLLARS:
            expected, allowed = value * DOLLARS[unit], DOLLAR_TOLERANCE
            rule = f"value_usd is value in {unit}, to the cent"
        elif known.rates is None:
            continue
        else:
            rate = known.rates.get(period[:4])
            if rate is None:
                rule = "exchange_rates.csv has the year of a value in yuan"
                faults.append(Fault(table.file, line, "unit", rule, period[:4]))
                continue
            expected, allowed = value * YUAN[unit] / rate, YUAN_TOLERANCE
            rule = f"value_usd is value in {unit} at {rate:g} yuan, within {allowed:.1%}"
        if abs(usd - expected) > allowed * expected + 0.01:
            faults.append(Fault(table.file, line, "value_usd", rule, f"{usd:.2f}"))


def check_order(table: Table, names: Sequence[str], faults: list[Fault]) -> None:
    """Check that rows are in the order of the columns `names`; the first one out of it is named."""
    keys = list(zip(*(table.columns[name] for name in names), strict=True)) if table.rows else []
    if not any(map(lt, islice(keys, 1, None), keys)):
        return
    index = next(index for index in range(1, len(keys)) if keys[index] < keys[index - 1])
    rule = "rows in order of " + ", ".join(names)
    value = excerpt(",".join(map(str, keys[index])))
    faults.append(Fault(table.file, table.lines[index], "", rule, value))


def check_keys(tables: Sequence[Table], faults: list[Fault]) -> None:
    """Check ranks over all tables of a country, and over ratios.csv.

    The key is (country, partner, period, flow, commodity, ledger), and for ratios the measure
    too. Ranks from 1 occur once in a key, and a key with such a rank has a row of rank 1. Rows of
    rank 0 are ignored.
    """
    groups: dict[tuple[type, str], list[Table]] = defaultdict(list)
    for table in tables:
        if table.rows:
            groups[type(table.rows[0]), table.country].append(table)
    for (record, _country), members in groups.items():
        names = ["country", "partner", "period", "flow", "commodity", "ledger"]
        _check_keys(members, [*names, "measure"] if record is Ratio else names, faults)


def _check_keys(tables: Sequence[Table], names: Sequence[str], faults: list[Fault]) -> None:
    first: set[tuple[Any, ...]] = set()
    lower: dict[tuple[Any, ...], tuple[str, int]] = {}  # key and rank -> file and line
    repeated = False
    for table in tables:
        keys = list(zip(*(table.columns[name] for name in names), strict=True))
        ranks = table.columns["rank"]
        known = len(first)
        first.update(compress(keys, [rank == 1 for rank in ranks]))
        repeated |= len(first) - known < ranks.count(1)
        if max(ranks) > 1:
            for line, key, rank in zip(table.lines, keys, ranks, strict=True):
                if rank > 1:
                    repeated |= (*key, rank) in lower
                    lower.setdefault((*key, rank), (table.file, line))
    if repeated:
        _name_repeated(tables, names, faults)
    for ranked, (file, line) in lower.items():
        key = ranked[:-1]
        # Turnover needs no rank 1 where both flows are drawn: charts draw their sum.
        both = [(*key[:3], flow, *key[4:]) in first for flow in ("export", "import")]
        if key not in first and not (key[3] == "turnover" and all(both)):
            rule = "a key with ranks has a row of rank 1"
            faults.append(Fault(file, line, "rank", rule, str(ranked[-1])))


def _name_repeated(tables: Sequence[Table], names: Sequence[str], faults: list[Fault]) -> None:
    """Add a fault for each row whose key and rank an earlier row has."""
    places: dict[tuple[Any, ...], tuple[str, int]] = {}  # key and rank -> file and line
    for table in tables:
        columns = (table.columns[name] for name in (*names, "rank"))
        for line, *cells in zip(table.lines, *columns, strict=True):
            if not cells[-1]:
                continue
            file, other = places.setdefault(tuple(cells), (table.file, line))
            if (file, other) != (table.file, line):
                rule = "rank is unique in its key"
                value = f"{cells[-1]}, also {file}:{other}"
                faults.append(Fault(table.file, line, "rank", rule, value))
