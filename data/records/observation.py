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
    "counted_by",
)


class Observation(NamedTuple):
    """A published or derived figure: a row of a table of the package.

    `flow` is seen from `country`: an import from Kazakhstan that China recorded has country KAZ,
    reporter CHN, partner CHN, flow export, ledger china. `value_usd` is current US dollars;
    `value` and `unit` are as the source printed them. `source` is an id of sources.yaml; a derived
    value may have several, joined by `;`. `rank` 1 is drawn for its key (country, partner, period,
    flow, commodity, ledger); 2, 3 ... are figures of other sources; 0 is stored for review and
    never drawn. `growth_pct` is growth as the source printed it. `counted_by` is who counted or
    estimated the figure (names of reference/counters.csv, joined by `;`); loading fills it in.
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
    counted_by: str = ""


class ObservationRow(NamedTuple):
    """Types and ranges of the cells of an Observation, for checks."""

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
    counted_by: Text


class Ratio(NamedTuple):
    """A published share, or a growth rate published without a value, in percent.

    A `share` of all commodities is the partner's share of the country's flow. A share of one
    commodity is that commodity's share of the flow where the partner is WLD, else the partner's
    share of the flow of that commodity.
    """

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
    counted_by: Text
