"""Reference tables: partners and exchange rates."""

from __future__ import annotations

from decimal import Decimal

from data.build.customs import RATE_2023, RATE_2024
from data.build.manifest import Inputs
from data.build.names import label, m49
from data.build.rows import plain

PARTNERS = ["code", "name", "name_ru", "name_zh", "m49"]
RATES = ["year", "cny_per_usd", "source"]


def partners(codes: set[str]) -> list[list[str]]:
    """Return a row for each code: code, names in three languages (CLDR), UN M49 number."""
    return [
        [code, label(code, "en"), label(code, "ru"), label(code, "zh"), m49(code)]
        for code in sorted(codes)
    ]


def exchange_rates(inputs: Inputs) -> list[list[str]]:
    """Return year, yuan per US dollar and source: the rates that the package converts with.

    Annual averages of the Federal Reserve. The rates of 2023 and 2024 are instead fitted to the
    dollar totals that China's customs published.
    """
    table = {
        r["year"]: [r["year"], plain(r["value"]), "datasets-fx"]
        for r in inputs.records("indicators")
        if r["indicator"] == "fx_cny_per_usd_annual_avg"
    }
    table["2023"] = ["2023", str(RATE_2023), "gacc-backcast-2023"]
    table["2024"] = ["2024", str(RATE_2024), "gacc-monthly-2024"]
    return [table[year] for year in sorted(table)]


def rates(inputs: Inputs) -> dict[str, Decimal]:
    """Return yuan per US dollar by year, from `exchange_rates`."""
    return {year: Decimal(rate) for year, rate, _ in exchange_rates(inputs)}
