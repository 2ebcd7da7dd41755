"""Parts of years and years of new energy: sums of months, compared with the same months only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from data.newenergy import SUM_OF_CODES, SUM_OF_MONTHS, TechSeries
from data.records.cleantech import CleanTech, Solar
from data.records.observation import Observation
from data.store import Series, Store, is_year
from data.sums import combine

#: technology -> HS codes that the importers' own statistics have for it: electric buses, plug-in
#: hybrids and electric cars; lithium-ion batteries. Ember does not say which codes it takes
IMPORTERS_CODES: Mapping[str, tuple[str, ...]] = {
    "ev": ("870240", "870360", "870380"),
    "battery": ("850760",),
}


def imports_of(store: Store, country: str, tech: str) -> Series:
    """Return year -> the country's own figure of what it imports from China, US dollars.

    It is the figure of the HS code that stands for the technology, or the sum (`derived`) of those
    that have one that year. Empty for other technologies, and without national figures.
    """
    by_year: dict[str, list[Observation]] = {}
    for code in IMPORTERS_CODES.get(tech, ()):
        for year, row in store.heading_series(country, "import", "partner", code).items():
            if is_year(year):
                by_year.setdefault(year, []).append(row)
    return {
        year: rows[0] if len(rows) == 1 else _sum_of_codes(rows)
        for year, rows in sorted(by_year.items())
    }


def _sum_of_codes(rows: Sequence[Observation]) -> Observation:
    codes = ";".join(row.commodity for row in rows)
    total = combine(rows, "import", SUM_OF_CODES, commodity=codes)
    return total._replace(
        status="derived" if total.status in ("reported", "revised") else total.status
    )


def years_of(series: TechSeries) -> tuple[CleanTech, ...]:
    """Return the figures of whole years, oldest first."""
    return tuple(row for period, row in series.items() if len(period) == 4)


def months_of(series: TechSeries) -> tuple[CleanTech, ...]:
    """Return the figures of months, oldest first."""
    return tuple(row for period, row in series.items() if len(period) == 7)


def part_years(series: TechSeries) -> tuple[CleanTech, ...]:
    """Return the same months of last year, and those of the year that is not over.

    Each is the sum of its months, with the period `2026-01/2026-02` (`2026-01` for one month). An
    empty tuple if the last month is a December, if a month is missing, or if the year before lacks
    one of them: a part of a year is compared with the same months only.
    """
    months = [period for period in series if len(period) == 7]
    if not months or months[-1].endswith("-12"):
        return ()
    year, count = months[-1][:4], int(months[-1][5:])
    parts = []
    for which in (str(int(year) - 1), year):
        rows = [series.get(f"{which}-{month:02d}") for month in range(1, count + 1)]
        known = [row for row in rows if row is not None]
        if len(known) < count:
            return ()
        parts.append(
            known[0]._replace(
                period=part_of_year(which, count),
                value_usd=sum(row.value_usd for row in known),
                status=known[0].status if count == 1 else "derived",
                note=known[0].note if count == 1 else SUM_OF_MONTHS,
            )
        )
    return tuple(parts)


def part_of_year(year: str, count: int) -> str:
    """Return the period of the first `count` months of a year: `2026-01/2026-02`."""
    return f"{year}-01/{year}-{count:02d}" if count > 1 else f"{year}-01"


def solar_by_year(
    series: Mapping[str, Solar], covered: Sequence[str]
) -> Mapping[str, tuple[Solar, ...]]:
    """Return period -> its months with exports, for years, then for the last part of a year.

    `covered` are the months of the source. A year that they cover whole has the period `2024`; a
    year that is not over, and the same months of the year before, `2025-01/2025-09`. A month
    without a row had no exports.
    """
    last_year, count = covered[-1][:4], int(covered[-1][5:])
    spans = {
        year: (year, 12)
        for year in dict.fromkeys(month[:4] for month in covered)
        if count == 12 or year != last_year
    }
    if count < 12:
        for year in (str(int(last_year) - 1), last_year):
            spans[part_of_year(year, count)] = (year, count)
    return {
        period: tuple(
            row for month, row in series.items() if month[:4] == year and int(month[5:]) <= months
        )
        for period, (year, months) in spans.items()
    }
