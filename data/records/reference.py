"""Rows of the reference tables: HS codes, partners, publishers, exchange rates, economies."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal, NamedTuple

from pydantic import Field

from data.records.fields import STRICT, Name, PartnerCode, SourceIds, Text, Year


class Section(NamedTuple):
    """A section of the Harmonised System; `none` holds the chapters 98 and 99."""

    section: Annotated[str, Field(pattern=r"^([IVX]+|none)$")]
    name: Name
    short: Annotated[str, Field(min_length=1, max_length=32)]


class Chapter(NamedTuple):
    """A chapter of the Harmonised System. `keywords` are search words, joined by `;`."""

    chapter: Annotated[str, Field(pattern=r"^[0-9]{2}$")]
    section: str
    name: Annotated[str, Field(min_length=1, max_length=32)]
    keywords: Annotated[str, Field(min_length=1, max_length=400)]

    @property
    def words(self) -> tuple[str, ...]:
        """Return the keywords as a tuple."""
        return tuple(self.keywords.split(";"))


class Product(NamedTuple):
    """Goods of an HS code of 4 or 6 digits: names, and search words joined by `;`.

    An empty Russian or Chinese name means that the English one is shown.
    """

    code: Annotated[str, Field(pattern=r"^[0-9]{4}([0-9]{2})?$")]
    name: Name
    name_ru: Annotated[str, Field(max_length=200)]
    name_zh: Annotated[str, Field(max_length=200)]
    keywords: Annotated[str, Field(max_length=600)]
    keywords_ru: Annotated[str, Field(max_length=600)]
    keywords_zh: Annotated[str, Field(max_length=600)]


class Partner(NamedTuple):
    """A partner country or area: ISO3 code (or WLD, CIS ...), names, UN M49 code."""

    code: PartnerCode
    name: Name
    name_ru: Name
    name_zh: Name
    m49: Annotated[str, Field(pattern=r"^([0-9]{1,3})?$")]


class Publisher(NamedTuple):
    """A publisher as sources and figures name it, and its names in Russian and Chinese."""

    publisher: Name
    name_ru: Name
    name_zh: Name


class Counter(NamedTuple):
    """Who counts or estimates figures: names in each language.

    `reporter` is CHN or a country if the counter is its customs or statistics office: figures that
    name no other counter are theirs. `in_text` is the name inside an English sentence, `of_ru` the
    Russian genitive.
    """

    counter: Annotated[str, Field(pattern=r"^[^;]{1,120}$")]
    reporter: Annotated[str, Field(pattern=r"^([A-Z][A-Z0-9-]{2,11})?$")]
    kind: Literal["statistics", "officials", "estimates", "reconciled"]
    in_text: Name
    name_ru: Name
    of_ru: Name
    name_zh: Name


class ExchangeRate(NamedTuple):
    """Yuan per US dollar, annual average."""

    year: Year
    cny_per_usd: Annotated[float, Field(gt=0, le=100, allow_inf_nan=False)]
    source: SourceIds


#: figures that trade is set against; `us_cpi` is the US price index, 1982-84 = 100
IndicatorName = Literal["gdp", "population", "us_cpi"]


class Indicator(NamedTuple):
    """A yearly figure of an economy: GDP in current US dollars, persons, or an index of prices.

    `country` is an ISO3 code; that of `us_cpi` is USA.
    """

    country: PartnerCode
    year: Year
    indicator: IndicatorName
    value: Annotated[float, Field(gt=0, le=1e15, allow_inf_nan=False)]
    source: SourceIds
    note: Text


@dataclass(frozen=True, slots=True)
class Group:
    """A group of partners. Its members are the same in all years."""

    __pydantic_config__ = STRICT
    name: Name
    members: Annotated[tuple[PartnerCode, ...], Field(min_length=1)]
    note: Name | Text = ""
