"""China's customs: the monthly bulletin's table by country, from a file that a person downloaded.

Table `进出口商品国别（地区）总值表`, in 10,000 yuan or 1,000 US dollars, or the English page. The
express table (`主要国别`) has none of the five. January and February may be joined; from the second
month there are a month and the months since January; growth is that of the months since January.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from data.build.rows import FLIP
from data.records.codes import CHINA, COUNTRIES, COUNTRY_INFO, WORLD
from data.records.observation import Observation
from data.records.refreshed import GACC, YUAN
from data.refresh.client import Client, ServiceError
from data.refresh.reading import (
    Context,
    Reading,
    ShapeError,
    ended,
    kind_of,
    number,
    observation,
)
from data.refresh.sheets import Grid, grids

_TITLE = re.compile(r"国别.*总值表|by Country \(Region\)", re.IGNORECASE)
_EXPRESS = re.compile(r"主要国别|Major Countr", re.IGNORECASE)
_WHEN = (
    re.compile(r"(\d{4})年\s*(?:1\s*[至－—–-]\s*)?(\d{1,2})月"),
    re.compile(r"(?:1\s*[-–]\s*)?(\d{1,2})\.(\d{4})"),
)
_UNITS = (
    (re.compile(r"亿元|百万美元|US\$\s*1?\s*million", re.IGNORECASE), ""),
    (re.compile(r"万元"), "10kCNY"),
    (re.compile(r"千美元|US\$\s*1,?000|1,?000\s*US", re.IGNORECASE), "kUSD"),
)
_GROWTH = re.compile(r"[±％%]")
_FLOWS = (
    (re.compile(r"进出口|Total|Imports? *(?:&|and) *Exp|Exports? *(?:&|and) *Imp", re.I), "total"),
    (re.compile(r"出口|Exports?", re.IGNORECASE), "export"),
    (re.compile(r"进口|Imports?", re.IGNORECASE), "import"),
)  # fmt: skip
_SPAN = re.compile(r"^1\s*(?:至|[-–—－]|to)\s*(\d{1,2})\s*月?$", re.IGNORECASE)
_MONTH = re.compile(r"^(\d{1,2})\s*月?$")
_TOTAL = frozenset({"总值", "总计", "TOTAL"})
#: marks of footnotes after a name
_MARKS = re.compile(r"[\s*①-⑳]+$|[（(]\d+[)）]$")
#: units by which a total may differ from exports and imports
_ROUNDING = 2


class Column(NamedTuple):
    """What a column holds: flow as China reports it (or `total`), period, and whether growth."""

    place: int
    flow: str
    period: str
    growth: bool


def read(client: Client, context: Context) -> Reading:
    """Read every kept file. A later file goes before an earlier one. Raises ShapeError."""
    reading = Reading("gacc", context.since)
    answers = sorted(client.cache.latest("gacc"), key=lambda answer: answer.date)
    if not answers:
        raise ServiceError("gacc: no file yet: give one that you downloaded, gacc=FILE")
    rows: dict[tuple[str, str, str], Observation] = {}
    for answer in answers:
        client.used["gacc", answer.address] = answer
        part = parse(client.cache.body(answer), answer.address.removeprefix("file:"), context)
        reading.left_out += part.left_out
        reading.asked |= part.asked
        for row in part.observations:
            key = (row.country, row.period, row.flow)
            if row.unit == "kUSD" or key not in rows or rows[key].unit != "kUSD":
                rows[key] = row  # dollars as published go before yuan that are converted
    reading.observations = list(rows.values())
    return reading


def fault_of(content: bytes) -> str:
    """Return why a file has no table by country; empty if it has one."""
    try:
        _find(grids(content), "the file")
    except ShapeError as error:
        return str(error)
    return ""


def parse(content: bytes, name: str, context: Context) -> Reading:
    """Read one file. Raises ShapeError if it has another table, or none."""
    reading = Reading("gacc", context.since)
    grid, first = _find(grids(content), name)
    heading = " ".join(cell for row in grid[: first + 3] for cell in row)
    year, month = _when(heading, name)
    unit = next((unit for pattern, unit in _UNITS if pattern.search(heading)), None)
    if not unit:
        raise ShapeError(f"{name}: no unit of 10,000 yuan or 1,000 US dollars in its head")
    columns, start = _columns(grid, first, year, month, name)
    rate = context.rates.get(year)
    if unit == "10kCNY" and rate is None:
        reading.leave_out(f"{name}: no yuan per dollar for {year} in the package yet")
        return reading
    found = set()
    for row in grid[start:]:
        code = _country(row[0])
        if code:
            found.add(code)
            _add(reading, code, row, columns, unit, rate, name, context)
    for code in COUNTRIES:
        if code not in found:
            reading.leave_out(f"{name}: no row for {COUNTRY_INFO[code].name_zh} ({code})")
    return reading


def _find(tables: Iterable[Grid], name: str) -> tuple[Grid, int]:
    """Return the table by country, and the row of its title."""
    express = False
    for grid in tables:
        for place, row in enumerate(grid[:8]):
            title = " ".join(dict.fromkeys(row))
            if _EXPRESS.search(title):
                express = True
            elif _TITLE.search(title):
                return grid, place
    if express:
        raise ShapeError(f"{name}: the express table of main countries has none of the five")
    raise ShapeError(f"{name}: no table by country (国别…总值表, “by Country (Region)”)")


def _when(heading: str, name: str) -> tuple[str, int]:
    """Return year and last month of the table from its title, never from the name of the file."""
    chinese, english = (pattern.search(heading) for pattern in _WHEN)
    if chinese:
        return chinese.group(1), _in_year(int(chinese.group(2)), name)
    if english:
        return english.group(2), _in_year(int(english.group(1)), name)
    raise ShapeError(f"{name}: no year and month in the title")


def _in_year(month: int, name: str) -> int:
    if not 1 <= month <= 12:
        raise ShapeError(f"{name}: month {month}")
    return month


def _columns(grid: Grid, first: int, year: str, last: int, name: str) -> tuple[list[Column], int]:
    """Return what each column holds, and the row of the first country."""
    for place in range(first + 1, min(first + 6, len(grid) - 1)):
        groups, labels = _filled(grid[place]), grid[place + 1]
        if not any(_flow(cell) == "export" for cell in groups):
            continue
        columns = []
        for column in range(1, len(groups)):
            label = labels[column] if column < len(labels) else ""
            growth = bool(_GROWTH.search(groups[column]))
            flow = (growth and _flow(label)) or _flow(groups[column])
            period = _span(year, last) if growth else _period(label, year)
            if flow and period:
                columns.append(Column(column, flow, period, growth))
        values = {column.flow for column in columns if not column.growth}
        if {"export", "import"} <= values:
            return columns, place + 2
    raise ShapeError(f"{name}: no columns of exports and imports with months below them")


def _filled(row: list[str]) -> list[str]:
    """Fill joined cells of a heading, of which a workbook has the first only."""
    out, last = [], ""
    for cell in row:
        last = cell or last
        out.append(last)
    return out


def _flow(text: str) -> str:
    return next((flow for pattern, flow in _FLOWS if pattern.search(text)), "")


def _span(year: str, last: int) -> str:
    if last == 12:
        return year
    return f"{year}-01" if last == 1 else f"{year}-01/{year}-{last:02d}"


def _period(label: str, year: str) -> str:
    """Return the period of a label such as `3月`, `1至3月`, `3`, `1 to 3`; empty for others."""
    span, month = _SPAN.match(label), _MONTH.match(label.removesuffix(".0"))
    if span and 1 <= int(span.group(1)) <= 12:
        return _span(year, int(span.group(1)))
    if month and 1 <= int(month.group(1)) <= 12:
        return f"{year}-{int(month.group(1)):02d}"
    return ""


def _country(cell: str) -> str:
    """Return the code of one of the five, CHN for China's total, empty for any other row."""
    name = _MARKS.sub("", cell.strip()).strip()
    if name in _TOTAL:
        return CHINA
    for code, info in COUNTRY_INFO.items():
        if name in (info.name_zh, info.name):
            return code
    return ""


def _add(
    reading: Reading, code: str, row: list[str], columns: list[Column], unit: str,
    rate: Decimal | None, name: str, context: Context,
) -> None:  # fmt: skip
    cells = {}
    for column in columns:
        text = row[column.place].replace(",", "") if column.place < len(row) else ""
        if text not in ("", "-", "—", "－"):
            key = (column.flow, column.period, column.growth)
            cells[key] = number(text, f"{name}: {code}")
    for flow, period, growth in list(cells):
        parts = [cells.get((side, period, False)) for side in ("export", "import")]
        if flow == "total" and not growth and parts[0] is not None and parts[1] is not None:
            total = cells["total", period, False]
            if abs(total - parts[0] - parts[1]) > _ROUNDING:
                reading.leave_out(f"{name}: {code} {period}: exports and imports are not the total")
                return
    for (flow, period, growth), value in cells.items():
        if flow == "total" or growth or period[:4] < context.since:
            continue
        if not ended(period, context.today):
            reading.leave_out(f"{name}: {code} {period} has not ended yet")
            continue
        seen = flow if code == CHINA else FLIP[flow]
        partner = WORLD if code == CHINA else CHINA
        growth_pct = cells.get((flow, period, True))
        record = observation(
            code, partner, period, seen, value, GACC, ledger="china", unit=unit, rate=rate,
            status="derived" if rate is not None and unit == "10kCNY" else "reported",
            note=YUAN if unit == "10kCNY" else "",
        )  # fmt: skip
        if growth_pct is not None:
            record = record._replace(growth_pct=float(growth_pct))
        reading.observations.append(record)
        reading.asked.add((code, partner, seen, "china", kind_of(period)))
