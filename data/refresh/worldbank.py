"""The World Bank's World Development Indicators: GDP, population, US prices, yuan per dollar.

A series is always read from its first year in the package: figures of two editions must not be
mixed, since whole series are revised (Uzbekistan's GDP in 2024).
"""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

from data.build.rows import plain
from data.records.codes import COUNTRIES
from data.records.reference import ExchangeRate, Indicator, IndicatorName
from data.records.refreshed import LINKED, WDI
from data.refresh.client import Client, ServiceError, excerpt
from data.refresh.reading import Context, Reading, ShapeError, number

BASE = "https://api.worldbank.org/v2/country"
FIRST = 2010
_SERIES: dict[str, IndicatorName] = {"NY.GDP.MKTP.CD": "gdp", "SP.POP.TOTL": "population"}
_PRICES, _YUAN = "FP.CPI.TOTL", "PA.NUS.FCRF"


def address(indicator: str, countries: str, context: Context, page: int = 1) -> str:
    """Return the address of one page of an indicator."""
    return (
        f"{BASE}/{countries}/indicator/{indicator}?source=2&format=json"
        f"&date={FIRST}:{context.today.year}&per_page=1000&page={page}"
    )


def addresses(context: Context) -> list[str]:
    """Return the first page of every series that is asked for."""
    five = ";".join(sorted(COUNTRIES))
    wanted = [*((series, five) for series in _SERIES), (_PRICES, "USA"), (_YUAN, "CHN")]
    return [address(series, countries, context) for series, countries in wanted]


def read(client: Client, context: Context) -> Reading:
    """Ask for all series. Raises ServiceError or ShapeError."""
    reading = Reading("worldbank", str(FIRST))
    for series, name in _SERIES.items():
        for row in _pages(client, series, ";".join(sorted(COUNTRIES)), context):
            code = str(row["countryiso3code"])
            value = _value(row, series, context, reading)
            if value is not None and code in COUNTRIES:
                reading.economy.append(
                    Indicator(code, int(row["date"]), name, float(plain(str(value))), WDI, "")
                )
    _prices(client, context, reading)
    _rates(client, context, reading)
    return reading


def _prices(client: Client, context: Context, reading: Reading) -> None:
    """Link the index (2010 = 100) to the package's (1982-84 = 100) at the last year of both."""
    index = {}
    for row in _pages(client, _PRICES, "USA", context):
        value = _value(row, _PRICES, context, reading)
        if value is not None:
            index[str(row["date"])] = value
    common = sorted(index.keys() & context.us_cpi.keys())
    if not common:
        reading.leave_out("worldbank: US prices have no year in common with the package")
        return
    factor = context.us_cpi[common[-1]] / index[common[-1]]
    for year in sorted(index):
        if year > common[-1]:
            linked = plain(str(index[year] * factor), 3)
            reading.economy.append(
                Indicator("USA", int(year), "us_cpi", float(linked), WDI, LINKED)
            )


def _rates(client: Client, context: Context, reading: Reading) -> None:
    """Add rates of years that the package has none for; others are what it converted with."""
    for row in _pages(client, _YUAN, "CHN", context):
        value = _value(row, _YUAN, context, reading)
        if value is None:
            continue
        year, known = str(row["date"]), context.rates.get(str(row["date"]))
        if known is None:
            reading.rates.append(ExchangeRate(int(year), float(plain(str(value), 4)), WDI))
        elif abs(value / known - 1) > Decimal("0.02"):
            reading.leave_out(
                f"worldbank: {value:.4f} yuan per dollar in {year}; the package converts at {known}"
            )


def _value(row: dict[str, Any], series: str, context: Context, reading: Reading) -> Decimal | None:
    """Return the value of a row; None where there is none yet, or the year has not ended."""
    if row["value"] is None:
        return None
    if int(row["date"]) >= context.today.year:
        reading.leave_out(f"worldbank: {series} of {row['date']}, a year that has not ended")
        return None
    value = number(str(row["value"]), f"worldbank: {series}")
    if value <= 0:
        reading.leave_out(f"worldbank: {series} of {row['date']} is {value}")
        return None
    return value


def _pages(client: Client, series: str, countries: str, context: Context) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    page, pages = 1, 1
    while page <= pages:
        body = client.get(
            "worldbank", address(series, countries, context, page), fault_of, is_open=True
        )
        head, found = _parts(body)
        pages = int(head["pages"])  # sometimes text
        for row in found:
            if not isinstance(row, dict) or not {"date", "value", "countryiso3code"} <= row.keys():
                raise ShapeError(f"worldbank: a row of {series} without date, value or country")
            if not str(row["date"]).isdigit():
                raise ShapeError(f"worldbank: not a year: {str(row['date'])[:20]!r}")
        rows += found
        page += 1
    if not rows:
        raise ServiceError(f"worldbank: {series} has no rows for {countries}")
    return rows


def _parts(body: bytes) -> tuple[dict[str, Any], list[Any]]:
    raw = json.loads(body, parse_float=Decimal)
    return raw[0], (raw[1] if len(raw) > 1 else None) or []


def fault_of(body: bytes) -> str:
    """Return why a body cannot be used. An error comes as 200 with one element."""
    try:
        raw = json.loads(body)
    except ValueError:
        return f"not JSON: {excerpt(body)}"
    if not isinstance(raw, list) or not raw or not isinstance(raw[0], dict):
        return f"not a list: {excerpt(body)}"
    if "message" in raw[0]:
        return f"it says: {json.dumps(raw[0]['message'])[:160]}"
    if not str(raw[0].get("pages", "")).isdigit():
        return f"no number of pages: {excerpt(body)}"
    return ""
