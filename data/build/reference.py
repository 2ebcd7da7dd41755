"""Reference tables: partners, exchange rates, and the size of economies and populations."""

from __future__ import annotations

from decimal import Decimal

from data.build.customs import RATE_2023, RATE_2024
from data.build.manifest import Inputs
from data.build.names import label, m49
from data.build.rows import plain
from data.records.codes import CHINA, COUNTRIES

PARTNERS = ["code", "name", "name_ru", "name_zh", "m49"]
RATES = ["year", "cny_per_usd", "source"]
INDICATORS = ["code", "year", "indicator", "value", "source"]
KINDS = {
    "gdp_current_usd": ("gdp_usd", "datasets-gdp"),
    "population_total": ("population", "datasets-population"),
}


def partners(codes: set[str]) -> list[list[str]]:
    """One row for each code used: short names in three languages (CLDR) and UN number."""
    return [
        [c, label(c, "en"), label(c, "ru"), label(c, "zh"), m49(c)] for c in sorted(codes)
    ]  # fmt: skip


def exchange_rates(inputs: Inputs) -> list[list[str]]:
    """Yuan per US dollar by year, the rate that the package converts with.

    Federal Reserve averages, but 2023 and 2024 as fitted to China customs' own dollars.
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
    """The same by year, as numbers."""
    return {year: Decimal(rate) for year, rate, _ in exchange_rates(inputs)}


def indicators(inputs: Inputs) -> list[list[str]]:
    """GDP (current USD) and population of the five and China by year (World Bank, mirrored)."""
    out = []
    for r in inputs.records("indicators"):
        if r["indicator"] in KINDS and r["iso3"] in (*COUNTRIES, CHINA):
            kind, source = KINDS[r["indicator"]]
            out.append([r["iso3"], r["year"], kind, plain(r["value"], 0), source])
    return sorted(out)
