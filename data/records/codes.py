"""Codes of the data package: countries, flows, ledgers, statuses, units, periods.

Every module takes its codes from here; docs/data.md explains them.
"""

from __future__ import annotations

import re
from typing import Literal, get_args

Country = Literal["KAZ", "UZB", "KGZ", "TJK", "TKM"]
Flow = Literal["export", "import", "turnover", "balance"]
Ledger = Literal["china", "partner", "reconciled"]
Status = Literal["reported", "derived", "revised", "incomplete", "suspect", "estimate"]
Unit = Literal["USD", "kUSD", "mUSD", "bnUSD", "10kCNY", "bnCNY"]

COUNTRIES: tuple[str, ...] = get_args(Country)
FLOWS: tuple[str, ...] = get_args(Flow)
LEDGERS: tuple[str, ...] = get_args(Ledger)
STATUSES: tuple[str, ...] = get_args(Status)
UNITS: tuple[str, ...] = get_args(Unit)

REGION = "CA5"
CHINA = "CHN"
WORLD = "WLD"
ALL_COMMODITIES = "TOTAL"

#: folder name below data/package/countries for each country code
FOLDERS: dict[str, str] = {
    "KAZ": "kazakhstan",
    "UZB": "uzbekistan",
    "KGZ": "kyrgyzstan",
    "TJK": "tajikistan",
    "TKM": "turkmenistan",
}

#: `2024`, `2024-03`, `2025-01/2025-09` (a year-to-date) or `2022/2023` (a mean over years)
PERIOD = re.compile(
    r"^(?:\d{4}|\d{4}-(?:0[1-9]|1[0-2])|(\d{4})-01/\1-(?:0[2-9]|1[0-2])|\d{4}/\d{4})$"
)
