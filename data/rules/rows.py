"""Rules that concern a single row, and the uniqueness of keys.

For speed a rule is applied to each distinct combination of cells, not to each row (`_each`): a
table of a hundred thousand rows has a few hundred combinations of country, reporter, partner and
ledger.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any, NamedTuple

from pydantic import ValidationError

from data.records.codes import ALL_COMMODITIES, CHINA, PERIOD, REGION, WORLD
from data.records.observation import COLUMNS, Observation, Ratio
from data.rules.columns import columns_model, optional_columns, rule_of
from data.rules.faults import Fault, excerpt
from data.rules.files import RawTable

#: US dollars in one unit, and yuan in one unit.
DOLLARS = {"USD": 1.0, "kUSD": 1e3, "mUSD": 1e6, "bnUSD": 1e9}
YUAN = {"10kCNY": 1e4, "bnCNY": 1e9}
#: `value_usd` is `value` times a power of ten, so only rounding to cents and floats may differ.
DOLLAR_TOLERANCE = 1e-9
#: Yuan are converted at the year's rate; exchange_rates.csv rounds it to four decimals or more.
YUAN_TOLERANCE = 0.001

#: column of numbers -> how its text must look, and the rule in words
_PLAIN = {
    "value_usd": (re.compile(r"-?[0-9]+(\.[0-9]{1,2})?"), "at most 2 decimals, no exponent"),
    "value": (re.compile(r"-?[0-9]+(\.[0-9]+)?"), "a plain number, no exponent"),
    "value_pct": (re.compile(r"-?[0-9]+(\.[0-9]+)?"), "a plain number, no exponent"),
    "growth_pct": (re.compile(r"(-?[0-9]+(\.[0-9]+)?)?"), "a plain number, no exponent"),
    "quantity": (re.compile(r"[0-9]+(\.[0-9]+)?"), "a plain number, no exponent"),
    "rank": (re.compile(r"[0-9]+"), "a whole number"),
}
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


@dataclass
class Table:
    """Rows of one file whose cells have the right types, with the line of each row.

    `kind` is the file name without its ending. `country` is the code of the folder, CA5 for the
    region, empty for other tables. `printed` has the text of each cell `value`, which shows the
    number of digits. `readable` is False if the file could not be read.
    """

    file: str
    kind: str
    country: str
    rows: list[Any] = field(default_factory=list)
    lines: Sequence[int] = ()
    printed: list[str] = field(default_factory=list)
    readable: bool = True


def parse_rows(raw: RawTable, row: type, make: Callable[[Any], Any], faults: list[Fault]) -> Table:
    """Check the types of all cells of a table and return it without the rows that fail.

    `row` is the NamedTuple with the type of each column, `make` turns the cells of a row into a
    record. Each wrong cell adds a fault. `kind` and `country` of the result are empty.
    """
    columns: dict[str, list[Any]] = dict(raw.columns)
    for name in optional_columns(row):
        columns[name] = [cell or None for cell in columns[name]]
    model = columns_model(row)
    kept: Sequence[int] = range(len(raw.lines))
    try:
        checked = model.model_validate(columns)
    except ValidationError as errors:
        bad = set()
        for error in errors.errors(include_url=False):
            name, index = str(error["loc"][0]), int(error["loc"][1])
            bad.add(index)
            cell = excerpt(raw.columns[name][index])
            faults.append(Fault(raw.file, raw.lines[index], name, rule_of(error), cell))
        kept = [index for index in kept if index not in bad]
        columns = {name: [cells[i] for i in kept] for name, cells in columns.items()}
        checked = model.model_validate(columns)
    whole = len(kept) == len(raw.lines)
    lines = raw.lines if whole else [raw.lines[i] for i in kept]
    texts = {
        name: raw.columns[name] if whole else [raw.columns[name][i] for i in kept]
        for name in _PLAIN.keys() & raw.columns.keys()
    }
    for name, (pattern, rule) in _PLAIN.items():
        cells = texts.get(name, [])
        optional = name in optional_columns(row)
        wrong = {c for c in set(cells) if not pattern.fullmatch(c) and not (optional and c == "")}
        for line, cell in zip(lines, cells, strict=True) if wrong else ():
            if cell in wrong:
                faults.append(Fault(raw.file, line, name, rule, excerpt(cell)))
    # Share one copy of each distinct text: tables repeat a few hundred texts a million times.
    pool: dict[Any, Any] = {}
    values = [getattr(checked, name) for name in raw.columns]
    values = [
        list(map(pool.setdefault, cells, cells)) if cells and isinstance(cells[0], str) else cells
        for cells in values
    ]
    rows = list(map(make, zip(*values, strict=True)))
    return Table(raw.file, "", "", rows, lines, texts.get("value", []))


Violation = tuple[str, str, str] | None  # column, rule, value


def _each(
    table: Table, names: Sequence[str], rule: Callable[..., Violation], faults: list[Fault]
) -> None:
    """Apply `rule` to each distinct combination of the named cells.

    Adds a fault for every row with a combination that breaks it.
    """
    if not table.rows:
        return
    pick = itemgetter(*(type(table.rows[0])._fields.index(name) for name in names))
    rows = list(map(pick, table.rows))
    single = len(names) == 1
    broken = {}
    for cells in set(rows):
        violation = rule(cells) if single else rule(*cells)
        if violation:
            broken[cells] = violation
    for line, cells in zip(table.lines, rows, strict=True) if broken else ():
        if cells in broken:
            column, text, value = broken[cells]
            faults.append(Fault(table.file, line, column, text, excerpt(value)))


def check_rows(table: Table, known: Known, faults: list[Fault]) -> None:
    """Check every row of a table of observations, ratios or quantities by itself."""

    def parties(country: str, reporter: str, partner: str, ledger: str) -> Violation:
        return _parties(table, known, country, reporter, partner, ledger)

    def source(ids: str) -> Violation:
        if known.sources is None:
            return None
        missing = [source for source in ids.split(";") if source not in known.sources]
        return ("source", "source is in sources.yaml", ";".join(missing)) if missing else None

    _each(table, ("country", "reporter", "partner", "ledger"), parties, faults)
    _each(table, ("source",), source, faults)
    _each(table, ("period", "ledger"), lambda *cells: _period(table.kind, *cells), faults)
    _each(table, ("commodity",), lambda code: _commodity(table.kind, known, code), faults)
    _each(table, ("status", "note"), _formula, faults)
    if table.kind == "ratios":
        _each(table, ("measure", "value_pct"), _share, faults)
    if table.kind in ("ratios", "quantities"):
        return
    _each(table, ("rank", "status"), _incomplete, faults)
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
    names = ("value", "unit", "value_usd", "period")
    pick = itemgetter(*(COLUMNS.index(name) for name in names))
    for line, (value, unit, usd, period) in zip(table.lines, map(pick, table.rows), strict=True):
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
    if not table.rows:
        return
    pick = itemgetter(*(type(table.rows[0])._fields.index(name) for name in names))
    previous: tuple[Any, ...] = ()
    for line, key in zip(table.lines, map(pick, table.rows), strict=True):
        if key < previous:
            rule = "rows in order of " + ", ".join(names)
            faults.append(Fault(table.file, line, "", rule, excerpt(",".join(map(str, key)))))
            return
        previous = key


def check_keys(tables: Sequence[Table], faults: list[Fault]) -> None:
    """Check ranks over all tables at once.

    The key is (country, partner, period, flow, commodity, ledger), and for ratios the measure
    too. Ranks from 1 occur once in a key, and a key with such a rank has a row of rank 1. Rows of
    rank 0 are ignored.
    """
    for group in (Observation, Ratio):
        names = ["country", "partner", "period", "flow", "commodity", "ledger"]
        if group is Ratio:
            names.append("measure")
        pick = itemgetter(*(group._fields.index(name) for name in names))
        rank_at = group._fields.index("rank")
        first: dict[tuple[Any, ...], tuple[str, int]] = {}  # key -> file and line
        lower: dict[tuple[Any, ...], tuple[str, int]] = {}  # key and rank -> file and line
        for table in tables:
            if not table.rows or type(table.rows[0]) is not group:
                continue
            for line, row in zip(table.lines, table.rows, strict=True):
                rank = row[rank_at]
                if not rank:
                    continue
                key = pick(row)
                places, ranked = (first, key) if rank == 1 else (lower, (*key, rank))
                if ranked in places:
                    other_file, other_line = places[ranked]
                    value = f"{rank}, also {other_file}:{other_line}"
                    rule = "rank is unique in its key"
                    faults.append(Fault(table.file, line, "rank", rule, value))
                else:
                    places[ranked] = (table.file, line)
        for ranked, (file, line) in lower.items():
            key = ranked[:-1]
            # Turnover needs no rank 1 where both flows are drawn: charts draw their sum.
            both = [(*key[:3], flow, *key[4:]) in first for flow in ("export", "import")]
            if key not in first and not (key[3] == "turnover" and all(both)):
                rule = "a key with ranks has a row of rank 1"
                faults.append(Fault(file, line, "rank", rule, str(ranked[-1])))
