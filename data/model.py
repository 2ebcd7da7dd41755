"""Vocabulary and record shapes of the data package.

One word for one thing, as in docs/data.md: every module takes its codes from here.
Nothing in this module reads a file.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple, get_args

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

#: folder name below data/countries for each country code
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

#: The header of every table of observations, in this order.
COLUMNS: tuple[str, ...] = (
    "country",
    "reporter",
    "partner",
    "period",
    "flow",
    "commodity",
    "value_usd",
    "value",
    "unit",
    "ledger",
    "status",
    "source",
    "rank",
    "growth_pct",
    "locator",
    "note",
)


class Observation(NamedTuple):
    """One published (or derived) figure, as one row of a table of the package.

    `flow` is always seen from `country`: China's recorded import from Kazakhstan is
    country KAZ, reporter CHN, partner CHN, flow export, ledger china.
    `value_usd` is current US dollars; `value` and `unit` are as the source printed them.
    `source` is one id of sources.yaml, or several joined by `;` for a derived value.
    `rank` 1 is the value that is drawn for its key (country, partner, period, flow,
    commodity, ledger); 2, 3 ... are what other pages print; 0 is kept for review and
    never drawn. `growth_pct` is growth as the source printed it.
    """

    country: str
    reporter: str
    partner: str
    period: str
    flow: str
    commodity: str
    value_usd: float
    value: float
    unit: str
    ledger: str
    status: str
    source: str
    rank: int = 1
    growth_pct: float | None = None
    locator: str = ""
    note: str = ""
