"""Codes of the data package: countries, flows, ledgers, statuses, units, periods.

Every module takes its codes from here; docs/data.md explains them. Countries come from their
`country.yaml` (data/records/countries.py).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, get_args

from data.records.countries import CountryInfo, read_countries

#: the countries of the package by code, in the order in which they are listed everywhere
COUNTRY_INFO: Mapping[str, CountryInfo] = read_countries()
COUNTRIES: tuple[str, ...] = tuple(COUNTRY_INFO)
#: folder name below data/package/countries for each country code
FOLDERS: Mapping[str, str] = MappingProxyType(
    {code: info.slug for code, info in COUNTRY_INFO.items()}
)

REGION = "CA5"
CHINA = "CHN"
WORLD = "WLD"
ALL_COMMODITIES = "TOTAL"

Flow = Literal["export", "import", "turnover", "balance"]
Ledger = Literal["china", "partner", "reconciled"]
Status = Literal["reported", "derived", "revised", "incomplete", "suspect", "estimate"]
Unit = Literal["USD", "kUSD", "mUSD", "bnUSD", "10kCNY", "bnCNY"]

FLOWS: tuple[str, ...] = get_args(Flow)
LEDGERS: tuple[str, ...] = get_args(Ledger)
STATUSES: tuple[str, ...] = get_args(Status)
#: statuses of values that are no full figure
WEAK = ("estimate", "incomplete", "suspect")
UNITS: tuple[str, ...] = get_args(Unit)

# At run time these are Literals of the codes in the files, which pydantic checks much faster than
# a function. Type checkers cannot evaluate them and see plain text.
if TYPE_CHECKING:
    Country = str
    Place = str
else:
    Country = Literal[COUNTRIES or ("",)]
    Place = Literal[(*COUNTRIES, REGION, CHINA)]

#: `2024`, `2024-03`, `2025-01/2025-09` (a year-to-date) or `2022/2023` (a mean over years)
PERIOD = re.compile(
    r"^(?:\d{4}|\d{4}-(?:0[1-9]|1[0-2])|(\d{4})-01/\1-(?:0[2-9]|1[0-2])|\d{4}/\d{4})$"
)
