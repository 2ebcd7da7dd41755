"""New energy of the small package: 26 months and two years of each country, in round numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from data.records.cleantech import ALL_TECHS, TECHS, CleanTech, Solar
from tests.small.rows import MEMBERS

#: dollars of a month of 2023 in the first country; each next country has a tenth less
_BASE: Mapping[str, int] = {
    "ev": 1_000_000, "solar": 400_000, "battery": 200_000, "grid": 300_000, "heating": 100_000,
    "wind": 0,
}  # fmt: skip
#: how much larger the months of a year are
_FACTOR = {"2023": 1, "2024": 2, "2025": 3}
MONTHS = tuple(
    f"{year}-{month:02d}"
    for year, last in (("2023", 12), ("2024", 12), ("2025", 2))
    for month in range(1, last + 1)
)
#: the solar figures by product end earlier
SOLAR_MONTHS = MONTHS[:18]
_SOURCE = "ember"


def dollars(country: str, tech: str, month: str) -> int:
    """US dollars of a technology in a month."""
    return _BASE[tech] * (10 - MEMBERS.index(country)) // 10 * _FACTOR[month[:4]]


def cleantech() -> Iterator[CleanTech]:
    """Months, and the years that have all of them."""
    for country in MEMBERS:
        for period in (*MONTHS, "2023", "2024"):
            months = [month for month in MONTHS if month.startswith(period)]
            values = {tech: sum(dollars(country, tech, m) for m in months) for tech in TECHS}
            values[ALL_TECHS] = sum(values.values())
            for category, value in values.items():
                yield CleanTech(country, period, category, value, "reported", _SOURCE, "")


def solar() -> Iterator[Solar]:
    """Panels at 0.2 dollars a watt and cells: all of `solar`."""
    for country in MEMBERS:
        for month in SOLAR_MONTHS:
            cells = 1000
            panels = dollars(country, "solar", month) - cells
            for product, code, value in (
                ("cell", "85414200", cells),
                ("panel", "85414300", panels),
            ):
                megawatts = round(value / 0.2 / 1e6, 2)
                yield Solar(
                    country, month, product, code, value, value // 100, value // 10, megawatts,
                    "reported", _SOURCE, "",
                )  # fmt: skip
