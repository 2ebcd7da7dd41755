"""Rows of context/sitc.csv: exports by section of the Standard International Trade Classification.

They count services with the goods, and SITC sections are not HS sections: these rows are never
drawn with figures of the other tables.
"""

from __future__ import annotations

from typing import Annotated, Literal, NamedTuple

from pydantic import Field

from data.records.codes import Country
from data.records.fields import Amount, Money, PartnerCode, SourceIds

SITC = "context/sitc.csv"
#: code of services, which SITC does not have
SERVICES = "99"


class SitcExport(NamedTuple):
    """Exports of one year, current US dollars; `value` is the number as published.

    `section` is an SITC section (0 to 9), 99 for services, or TOTAL for all of a partner's.
    """

    country: Country
    partner: PartnerCode
    period: Annotated[str, Field(pattern=r"^[0-9]{4}$")]
    section: Annotated[str, Field(pattern=r"^([0-9]|99|TOTAL)$")]
    value_usd: Money
    value: Amount
    unit: Literal["mUSD", "kUSD"]
    status: Literal["reported"]
    source: SourceIds
