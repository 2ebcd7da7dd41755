"""Reference tables: partners, exchange rates, and the figures that trade is set against."""

from __future__ import annotations

from decimal import Decimal

from data.build.customs import RATE_2023, RATE_2024
from data.build.manifest import Inputs
from data.build.names import label, m49
from data.build.rows import plain
from data.records.codes import COUNTRIES

PARTNERS = ["code", "name", "name_ru", "name_zh", "m49"]
RATES = ["year", "cny_per_usd", "source"]
#: indicator of the research file -> indicator of economy.csv, and its source
_SERIES = {
    "gdp_current_usd": ("gdp", "datasets-gdp"),
    "population_total": ("population", "datasets-population"),
    "cpi_u_annual_avg_1982_84_100": ("us_cpi", "datasets-cpi"),
}
_NOTES = {
    ("UZB", "gdp"): "before Uzbekistan revised its GDP upwards in 2024",
    ("TKM", "gdp"): "converted at the official exchange rate",
}


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


def economy(inputs: Inputs) -> list[list[str]]:
    """Return GDP and population of the five countries and the US price index, by year.

    Only the series that reach over the years are used. Single figures of press pages are of other
    vintages and would break the series.
    """
    rows = []
    for r in inputs.records("indicators"):
        name, source = _SERIES.get(r["indicator"], ("", ""))
        if name and (r["iso3"] in COUNTRIES or name == "us_cpi"):
            note = _NOTES.get((r["iso3"], name), "")
            if "mean of 11" in r["note"]:
                note = "mean of 11 months; the index of October was not published"
            rows.append([r["iso3"], r["year"], name, plain(r["value"]), source, note])
    return sorted(rows)


def rates(inputs: Inputs) -> dict[str, Decimal]:
    """Return yuan per US dollar by year, from `exchange_rates`."""
    return {year: Decimal(rate) for year, rate, _ in exchange_rates(inputs)}
