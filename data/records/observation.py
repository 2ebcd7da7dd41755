"""Rows of the tables of figures: an observation, and a printed share or growth rate."""

from __future__ import annotations

from typing import Literal, NamedTuple

from data.records.codes import Ledger, Place, Status, Unit
from data.records.fields import (
    Amount,
    Growth,
    Money,
    PartnerCode,
    Rank,
    Short,
    SourceIds,
    StoredFlow,
    Text,
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


class ObservationRow(NamedTuple):
    """Types of the cells of a table of observations; loaded rows are `model.Observation`."""

    country: Place
    reporter: PartnerCode
    partner: PartnerCode
    period: Short
    flow: StoredFlow
    commodity: Short
    value_usd: Money
    value: Amount
    unit: Unit
    ledger: Ledger
    status: Status
    source: SourceIds
    rank: Rank
    growth_pct: Growth | None
    locator: Short
    note: Text


class Ratio(NamedTuple):
    """One printed share or growth rate that stands without a value, in per cent."""

    country: Place
    reporter: PartnerCode
    partner: PartnerCode
    period: Short
    flow: StoredFlow
    commodity: Short
    measure: Literal["share", "growth"]
    value_pct: Growth
    ledger: Ledger
    status: Status
    source: SourceIds
    rank: Rank
    locator: Short
    note: Text
