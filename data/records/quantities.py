"""Rows of countries/<name>/quantities.csv: weights and numbers of goods."""

from __future__ import annotations

from typing import Annotated, Literal, NamedTuple

from pydantic import Field

from data.records.codes import Ledger, Place, Status
from data.records.fields import PartnerCode, Short, SourceIds, StoredFlow, Text

FILE = "quantities.csv"
QuantityUnit = Literal["kg", "t", "pieces"]
#: columns that tell a quantity from all others, in the order of the rows
KEY = ("country", "partner", "period", "flow", "commodity", "ledger", "unit", "source")


class Quantity(NamedTuple):
    """A weight (kg, t) or number (pieces) that a source prints beside a value.

    Its columns are those of an Observation, with `quantity` and its `unit` in place of the value.
    A source may print several units of a key: pieces and kilograms.
    """

    country: Place
    reporter: PartnerCode
    partner: PartnerCode
    period: Short
    flow: StoredFlow
    commodity: Short
    quantity: Annotated[float, Field(gt=0, le=1e13, allow_inf_nan=False)]
    unit: QuantityUnit
    ledger: Ledger
    status: Status
    source: SourceIds
    note: Text
