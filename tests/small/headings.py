"""Invented figures by heading and subheading, parts of the chapters of trade.py.

All five: imports from China, average of 2022-23, all lines. Kazakhstan: headings by its own
statistics. Uzbekistan: one subheading, the only one that its source has.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from tests.small.rows import Cells
from tests.small.trade import FLOWS, IMPORTS, OWN, PACE, THIRD, WORLD, row

#: chapter -> code of 6 digits -> its percent of the chapter
LINES: Mapping[str, Mapping[str, int]] = {
    "84": {"847130": 60, "842952": 40},
    "85": {"851713": 50, "850760": 30, "854143": 20},
    "87": {"870323": 40, "870380": 30, "870899": 30},
}
#: the same by heading of national statistics
OWN_HEADINGS: Mapping[str, Mapping[str, int]] = {
    "27": {"2709": 90, "2711": 5},
    "74": {"7402": 10},
    "85": {"8517": 60, "8507": 40},
    "87": {"8703": 75, "8708": 25},
}


def headings(country: str) -> Iterator[Cells]:
    """All rows of a country."""
    mean: dict[str, object] = {"ledger": "reconciled", "source": "baci"}
    imports = THIRD[country][1] * Decimal("0.8")
    summed = {"status": "derived", "note": "sum of the six-digit lines of the heading"}
    for chapter, lines in LINES.items():
        whole = imports * IMPORTS[chapter] / 100
        sums: dict[str, Decimal] = {}
        for code, part in lines.items():
            value = whole * part / 100
            sums[code[:4]] = sums.get(code[:4], Decimal(0)) + value
            yield row(country, "CHN", "2022/2023", "import", value, commodity=code, **mean)
        for code, value in sums.items():
            yield row(
                country, "CHN", "2022/2023", "import", value, commodity=code, **mean, **summed
            )
    if country == "KAZ":
        for year in ("2019", "2023", "2024"):
            for flow, china, world in zip(FLOWS, OWN["KAZ"], WORLD["KAZ"], strict=True):
                mix = {"27": 10, "74": 8} if flow == "export" else IMPORTS
                for chapter, parts in OWN_HEADINGS.items():
                    for code, part in parts.items() if chapter in mix else ():
                        for partner, bn in (("CHN", china * PACE[year]), ("WLD", world)):
                            value = bn * mix[chapter] / 100 * part / 100
                            yield row("KAZ", partner, year, flow, value, commodity=code,
                                      source="bureau")  # fmt: skip
    if country == "UZB":
        for year, cars in (("2022", "0.06"), ("2023", "0.4"), ("2024", "0.2")):
            for partner, part in (("CHN", Decimal(1)), ("WLD", Decimal("1.25"))):
                yield row("UZB", partner, year, "import", Decimal(cars) * part, commodity="870380",
                          source="comtrade")  # fmt: skip


def quantities(country: str) -> Iterator[tuple[str, ...]]:
    """Uzbekistan's electric cars in pieces and kilograms; the pieces of 2022 are an estimate.

    Kazakhstan's cars in tonnes.
    """
    if country == "KAZ":
        for year, tonnes in (("2023", 100000), ("2024", 120000)):
            yield (
                *("KAZ", "KAZ", "CHN", year, "import", "8703", f"{tonnes}", "t"),
                *("partner", "reported", "bureau", ""),
            )
    if country == "UZB":
        for year, pieces, weight in (("2022", 2000, 3.2e6), ("2023", 15500, 2.1e7)):
            for amount, unit in ((weight, "kg"), (pieces, "pieces")):
                status = "estimate" if (year, unit) == ("2022", "pieces") else "reported"
                yield (
                    *("UZB", "UZB", "CHN", year, "import", "870380", f"{amount:.0f}", unit),
                    *("partner", status, "comtrade", ""),
                )
