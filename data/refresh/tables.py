"""Tables of a package folder as text, to be changed and written in the format of the build."""

from __future__ import annotations

import csv
import gzip
import io
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any

from data.build.package import as_bytes
from data.build.rows import cents, plain
from data.history import Row, Table
from data.records.codes import FOLDERS
from data.records.quantities import FILE as QUANTITIES
from data.records.quantities import Quantity

#: the tables that a refresh may change, in the package and in each folder of a country
_SHARED = (
    "region/totals.csv",
    "region/periods.csv",
    "reference/economy.csv",
    "reference/exchange_rates.csv",
    "reference/partners.csv",
    "context/cleantech.csv",
    "context/solar.csv",
)
_OWN = (
    "totals.csv",
    "periods.csv",
    "commodities.csv",
    "commodities_partners.csv.gz",
    "products.csv",
    "headings.csv.gz",
    QUANTITIES,
)
Tables = dict[str, Table]


def paths() -> tuple[str, ...]:
    """Return the paths of all tables that a refresh may change."""
    own = (f"countries/{folder}/{name}" for folder in FOLDERS.values() for name in _OWN)
    return (*own, *_SHARED)


def read_tables(root: Path, names: Iterable[str] = ()) -> Tables:
    """Read tables of the package in `root`; without `names` all that a refresh may change."""
    return {name: read_table(root, name) for name in names or paths()}


def read_table(root: Path, name: str) -> Table:
    """Read one table; cells stay text."""
    raw = (root / name).read_bytes()
    text = (gzip.decompress(raw) if name.endswith(".gz") else raw).decode("utf-8")
    header, *rows = csv.reader(io.StringIO(text, newline=""))
    return Table(name, header, rows)


def table_bytes(table: Table) -> bytes:
    """Return the file of a table."""
    return as_bytes(table.path, table.header, table.rows)


def cells_of(record: Any) -> Row:
    """Return the cells of a record: dollars with at most two decimals, other numbers plain."""
    return [_cell(name, value) for name, value in zip(record._fields, record, strict=True)]


def _cell(name: str, value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        text = format(value, "f") if abs(value) >= 1e15 else repr(value)
        return cents(Decimal(text)) if name == "value_usd" else plain(text)
    return str(value)


def place_of(country: str, period: str, commodity: str) -> str:
    """Return the path of the table that stores a figure; empty if none does.

    Not stored are HS codes of the region and of China, and HS codes of a part of a year.
    """
    annual = len(period) == 4
    name = "totals.csv" if annual else "periods.csv"
    folder = FOLDERS.get(country)
    if commodity == "TOTAL":
        return f"countries/{folder}/{name}" if folder else f"region/{name}"
    if not folder or not annual:
        return ""
    kind = "commodities.csv" if len(commodity) == 2 else "headings.csv.gz"
    return f"countries/{folder}/{kind}"


def quantities_of(quantity: Quantity) -> str:
    """Return the path of the table that stores a quantity."""
    return f"countries/{FOLDERS[quantity.country]}/{QUANTITIES}"
