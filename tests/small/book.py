"""What the test services know: trade as the package draws it, carried on to the last month.

A year that the package has is answered as it stands there, but for 2024, which is one percent higher,
as a revision would be; a year that it lacks grows by a twentieth. Months share a year evenly.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

from data.records.codes import CHINA, FOLDERS, WORLD
from data.refresh.tables import read_table

FIVE = tuple(sorted(FOLDERS))
_FLIP = {"export": "import", "import": "export"}
_CENT = Decimal("0.01")
REVISED = "2024"


class Book:
    """Values in US dollars by reporter, partner and flow as the reporter counts it."""

    def __init__(self, package: Path, today: date) -> None:
        self.today = today
        self.known: dict[tuple[str, str, str], dict[str, Decimal]] = {}
        for code, folder in FOLDERS.items():
            table = read_table(package, f"countries/{folder}/totals.csv")
            for row in table.rows:
                cells = dict(zip(table.header, row, strict=True))
                if (
                    cells["rank"] == "1"
                    and cells["commodity"] == "TOTAL"
                    and len(cells["period"]) == 4
                ):
                    self._learn(code, cells)
        self.economy = {
            (row[0], row[2], int(row[1])): Decimal(row[3])
            for row in read_table(package, "reference/economy.csv").rows
        }
        self.energy = {
            (row[0], row[1], row[2]): Decimal(row[3])
            for row in read_table(package, "context/cleantech.csv").rows
        }
        for code in FIVE:
            for flow in _FLIP:
                self.known.setdefault((CHINA, code, flow), {"2023": Decimal(5_000_000_000)})
        for flow in _FLIP:
            self.known.setdefault((CHINA, WORLD, flow), {"2023": Decimal(3_000_000_000_000)})

    def _learn(self, code: str, cells: dict[str, str]) -> None:
        value, year, flow = Decimal(cells["value_usd"]), cells["period"], cells["flow"]
        if flow not in _FLIP or cells["ledger"] == "reconciled":
            return
        if cells["ledger"] == "china":
            self.known.setdefault((CHINA, code, _FLIP[flow]), {})[year] = value
        else:
            self.known.setdefault((code, cells["partner"], flow), {})[year] = value

    def partners(self, reporter: str) -> list[str]:
        """Those that the reporter has any trade with."""
        return sorted({partner for code, partner, _flow in self.known if code == reporter})

    def year(self, reporter: str, partner: str, flow: str, year: int) -> Decimal | None:
        """The value of a year."""
        known = self.known.get((reporter, partner, flow))
        if not known or not 2000 <= year <= self.today.year:
            return None
        if str(year) in known:
            factor = Decimal("1.01") if str(year) == REVISED else Decimal(1)
            return (known[str(year)] * factor).quantize(_CENT)
        last = max((y for y in known if y < str(year)), default="")
        if not last or int(last) < 2015:
            return None
        return (known[last] * Decimal("1.05") ** (year - int(last))).quantize(_CENT)

    def month(self, reporter: str, partner: str, flow: str, month: str) -> Decimal | None:
        """The value of a month."""
        year = self.year(reporter, partner, flow, int(month[:4]))
        return None if year is None else (year / 12).quantize(_CENT)

    def indicator(self, country: str, name: str, year: int) -> Decimal:
        """GDP, persons or an index; three percent more for each year that the package lacks."""
        known = [
            y for code, other, y in self.economy if (code, other) == (country, name) and y <= year
        ]
        if not known:
            return Decimal(1_000_000_000)
        last = max(known)
        value = self.economy[country, name, last] * Decimal("1.03") ** (year - last)
        return value.quantize(Decimal("0.001"))

    def technology(self, country: str, category: str, month: str) -> Decimal:
        """New energy of a month; the last month of the package for each later one."""
        known = [
            p
            for c, p, k in self.energy
            if (c, k) == (country, category) and p <= month and len(p) == 7
        ]
        return self.energy[country, max(known), category] if known else Decimal(0)

    def years(self, since: int) -> range:
        """Whole years."""
        return range(since, self.today.year)

    def months(self, since: int) -> Iterator[str]:
        """Months that have ended, as 2024-01."""
        for year in range(since, self.today.year + 1):
            for month in range(1, 13):
                if (year, month) < (self.today.year, self.today.month):
                    yield f"{year}-{month:02d}"


def lines(rows: list[list[object]]) -> bytes:
    """CSV with the line ends of the services."""
    out = io.StringIO(newline="")
    csv.writer(out).writerows(rows)
    return out.getvalue().encode()
