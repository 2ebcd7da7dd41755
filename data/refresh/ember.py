"""Ember's file of China's clean-technology exports: downloaded by a person, or from its address."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from decimal import Decimal
from typing import get_args

from data.build.cleantech import CATEGORIES
from data.build.names import from_name
from data.build.rows import cents
from data.records.cleantech import ALL_TECHS, TECHS, Category, CleanTech
from data.records.codes import COUNTRIES
from data.records.refreshed import EMBER
from data.refresh.client import Client, excerpt
from data.refresh.reading import Context, Reading, ShapeError, ended, expect, number

ADDRESS = (
    "https://files.ember-energy.org/public-downloads/customs/outputs/"
    "clean_tech_exports_full_release_monthly.csv"
)
_COLUMNS = ("Area", "Date", "Area type", "Commodity category", "Amount (USD)")
_COUNTRY = "Country or economy"
#: US dollars by which a month's total may differ from its technologies
_ROUNDING = Decimal(1)


def read(client: Client, context: Context) -> Reading:
    """Return the months of the five. Raises ServiceError or ShapeError."""
    return parse(client.get("ember", ADDRESS, fault_of, accept="text/csv"), context)


def fault_of(body: bytes) -> str:
    """Return why a body is not the CSV; empty if it is."""
    if body.lstrip()[:1] in (b"<", b"{", b"") or b"," not in body[:2000]:
        return f"not CSV: {excerpt(body)}"
    return ""


def parse(body: bytes, context: Context) -> Reading:
    """Read the file. A month without all technologies, or that do not add up, is left out."""
    reading = Reading("ember", context.since)
    rows = csv.DictReader(io.StringIO(body.decode("utf-8-sig"), newline=""))
    expect(_COLUMNS, rows.fieldnames or (), "ember")
    months: dict[tuple[str, str], dict[str, Decimal]] = defaultdict(dict)
    for line, row in enumerate(rows, 2):
        if row["Area type"] != _COUNTRY:
            continue
        try:
            country = from_name(row["Area"], "en")
        except KeyError:
            continue  # one of two hundred other destinations
        category = CATEGORIES.get(row["Commodity category"])
        if country not in COUNTRIES:
            continue
        if category is None:
            raise ShapeError(
                f"ember: line {line}: unknown category {row['Commodity category'][:40]!r}"
            )
        month = _month(row["Date"], line)
        if month[:4] < context.since:
            continue
        if not ended(month, context.today):
            reading.leave_out(f"ember: {country} {month} has not ended yet")
            continue
        value = number(row["Amount (USD)"].replace(",", ""), f"ember: line {line}")
        if months[country, month].setdefault(category, value) != value:
            raise ShapeError(f"ember: line {line}: {country} {month} {category} is there twice")
    for (country, month), found in sorted(months.items()):
        fault = _fault(found)
        if fault:
            reading.leave_out(f"ember: {country} {month}: {fault}")
            continue
        _add(reading, country, month, found)
    return reading


def _month(text: str, line: int) -> str:
    month = text.strip()[:7]
    if len(month) != 7 or month[4] != "-" or not (month[:4] + month[5:]).isdigit():
        raise ShapeError(f"ember: line {line}: not a date: {text[:20]!r}")
    return month


def _fault(found: dict[str, Decimal]) -> str:
    missing = sorted({*TECHS, ALL_TECHS} - found.keys())
    if missing:
        return f"no {', '.join(missing)}"
    if min(found.values()) < 0:
        return "a negative amount"
    total = sum((found[tech] for tech in TECHS), Decimal(0))
    if abs(total - found[ALL_TECHS]) > _ROUNDING:
        return f"the technologies add up to {total:.0f}, not to {found[ALL_TECHS]:.0f}"
    return ""


def _add(reading: Reading, country: str, month: str, found: dict[str, Decimal]) -> None:
    for name in get_args(Category):
        value = float(cents(found[name]))
        reading.cleantech.append(CleanTech(country, month, name, value, "reported", EMBER, ""))
