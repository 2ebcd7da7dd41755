"""Rows of the tables of new energy: what China's customs counted and Ember compiled.

Ember sorts China's exports into technologies of its own, which are no HS codes: the figures must
never be added to rows by HS code. Like all tables they are seen from the Central Asian country, so
every row is an import from China in the ledger `china`.
"""

from __future__ import annotations

from typing import Annotated, Literal, NamedTuple, get_args

from pydantic import Field

from data.records.codes import Country
from data.records.fields import Amount, Money, SourceIds, Text

CLEANTECH, SOLAR = "context/cleantech.csv", "context/solar.csv"
Category = Literal["all", "battery", "ev", "grid", "heating", "solar", "wind"]
#: the technologies, the largest first; they add up to ALL_TECHS
TECHS: tuple[str, ...] = ("ev", "solar", "battery", "grid", "heating", "wind")
ALL_TECHS = "all"
assert {*TECHS, ALL_TECHS} == set(get_args(Category))
Product = Literal["panel", "cell", "wafer"]
#: a month, or a year for the values of cleantech.csv
_Month = Annotated[str, Field(pattern=r"^[0-9]{4}-(0[1-9]|1[0-2])$")]
_YearOrMonth = Annotated[str, Field(pattern=r"^[0-9]{4}(-(0[1-9]|1[0-2]))?$")]


class CleanTech(NamedTuple):
    """China's exports to `country` in a month or a year, in current US dollars.

    `category` is a technology as Ember defines it, or `all`, their sum. A year is the sum that the
    source prints; `incomplete` if a month of it has no figure.
    """

    country: Country
    period: _YearOrMonth
    category: Category
    value_usd: Money
    status: Literal["reported", "derived", "incomplete"]
    source: SourceIds
    note: Text


class Solar(NamedTuple):
    """China's exports to `country` of one solar product in a month.

    `code` is the eight-digit code of China's tariff. US dollars, `pieces` and `kg` were counted by
    China's customs; `mw`, the capacity in megawatts, is Ember's estimate. A month without a row had
    no exports of the product.
    """

    country: Country
    period: _Month
    product: Product
    code: Annotated[str, Field(pattern=r"^[0-9]{8}$")]
    value_usd: Money
    pieces: Amount
    kg: Amount
    mw: Amount
    status: Literal["reported"]
    source: SourceIds
    note: Text
