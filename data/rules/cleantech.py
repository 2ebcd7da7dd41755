"""Rules of the tables of new energy."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from data.records.cleantech import ALL_TECHS, TECHS, CleanTech, Solar
from data.rules.faults import Fault, excerpt
from data.rules.references import check_ids, check_unique
from data.rules.rows import Table

#: month that the source has for no technology of this country, though for the months around it
MISSING_MONTHS = frozenset({("KGZ", "2021-02")})
#: US dollars by which sums may differ: solar.csv has cents, cleantech.csv whole dollars
_ROUNDING = 1.0
Values = Mapping[tuple[str, str], Mapping[str, float]]  # country and period -> category -> dollars


def check_cleantech(
    cleantech: Table, solar: Table, sources: frozenset[str] | None, faults: list[Fault]
) -> None:
    """Add a fault for each broken rule of cleantech.csv and solar.csv.

    Keys are unique and sources known. Each country and period has all technologies, and they add
    up to `all`. Months follow each other without a hole (but for MISSING_MONTHS). A year whose
    twelve months are there is their sum. The products of solar.csv add up to the technology
    `solar`. `sources` is None if sources.yaml could not be read.
    """
    check_unique(cleantech, "category", [row[:3] for row in cleantech.rows], faults)
    check_unique(solar, "product", [row[:3] for row in solar.rows], faults)
    for table in (cleantech, solar):
        check_ids(table, [row.source for row in table.rows], sources, faults)
    values: dict[tuple[str, str], dict[str, float]] = defaultdict(dict)
    lines: dict[tuple[str, str], int] = {}
    rows: list[CleanTech] = cleantech.rows
    for line, row in zip(cleantech.lines, rows, strict=True):
        values[row.country, row.period][row.category] = row.value_usd
        lines.setdefault((row.country, row.period), line)
    products = _solar_sums(solar.rows)
    first: dict[str, str] = {}  # first month of each country
    for country, period in sorted(key for key in values if len(key[1]) == 7):
        first.setdefault(country, period)
    last_solar = max((period for _country, period in products), default="")
    for key, found in values.items():
        rules = [_technologies(found), _year_is_sum(key, values)]
        if len(key[1]) == 7 and key[1] != first[key[0]]:
            rules.append(_follows(key, values))
        if solar.readable and len(key[1]) == 7 and key[1] <= last_solar:
            rules.append(_products(found, products.get(key, 0.0)))
        for broken in filter(None, rules):
            column, rule, value = broken
            faults.append(Fault(cleantech.file, lines[key], column, rule, excerpt(value)))


def _solar_sums(rows: list[Solar]) -> Mapping[tuple[str, str], float]:
    """Return country and month -> US dollars of all solar products."""
    sums: dict[tuple[str, str], float] = defaultdict(float)
    for row in rows:
        sums[row.country, row.period] += row.value_usd
    return sums


Broken = tuple[str, str, object] | None  # column, rule, value


def _technologies(found: Mapping[str, float]) -> Broken:
    missing = sorted({*TECHS, ALL_TECHS} - found.keys())
    if missing:
        return "category", "a row for each technology and for all", ",".join(missing)
    total = sum(found[tech] for tech in TECHS)
    if abs(total - found[ALL_TECHS]) > _ROUNDING:
        return "value_usd", f"all is the sum of the technologies, {total:.0f}", found[ALL_TECHS]
    return None


def _follows(key: tuple[str, str], values: Values) -> Broken:
    """Check that the month before has rows, too."""
    country, period = key
    year, month = int(period[:4]), int(period[5:])
    before = f"{year}-{month - 1:02d}" if month > 1 else f"{year - 1}-12"
    if {(country, before)} & {*values, *MISSING_MONTHS}:
        return None
    return "period", "the month before has rows", before


def _year_is_sum(key: tuple[str, str], values: Values) -> Broken:
    country, period = key
    months = [values.get((country, f"{period}-{month:02d}"), {}) for month in range(1, 13)]
    for category, value in values[key].items():
        if all(category in found for found in months):
            total = sum(found[category] for found in months)
            if abs(total - value) > _ROUNDING:
                return "value_usd", f"{category}: the sum of the months, {total:.0f}", value
    return None


def _products(found: Mapping[str, float], total: float) -> Broken:
    value = found.get("solar", total)
    if abs(value - total) > _ROUNDING:
        return "value_usd", f"solar is the sum of solar.csv, {total:.0f}", value
    return None
