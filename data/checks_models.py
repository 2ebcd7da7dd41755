"""Record shapes of the package's files, with the types and ranges that pydantic checks.

Rows of CSV files are NamedTuples and entries of YAML files are frozen dataclasses: what the
app keeps is plain immutable Python. A table is checked column by column (`columns_model`),
since a list of cells costs pydantic a tenth of what a list of row models does.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Literal, NamedTuple, get_args, get_type_hints

from pydantic import BaseModel, ConfigDict, Field, create_model

from data.model import Country, Ledger, Status, Unit

StoredFlow = Literal["export", "import", "turnover"]
Short = Annotated[str, Field(max_length=120)]
Text = Annotated[str, Field(max_length=2000)]
Name = Annotated[str, Field(min_length=1, max_length=200)]
#: Several source ids are joined by `;` in a derived row.
SourceIds = Annotated[str, Field(min_length=1, max_length=2000)]
PartnerCode = Annotated[str, Field(pattern=r"^[A-Z][A-Z0-9-]{2,11}$")]
Year = Annotated[int, Field(ge=1980, le=2035)]
#: No flow between two countries, nor of one country, comes near ten trillion dollars.
Money = Annotated[float, Field(ge=0, le=1e13, allow_inf_nan=False)]
Amount = Annotated[float, Field(ge=0, allow_inf_nan=False)]
#: A value cannot fall by more than all of it.
Growth = Annotated[float, Field(ge=-100, le=1e6, allow_inf_nan=False)]
Rank = Annotated[int, Field(ge=0, le=99)]
Place = Literal[Country, "CA5", "CHN"]
IsoDate = Annotated[str, Field(pattern=r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$")]
#: A page may be dated only to one of two months or years: `2026-01/02`, `2022/2023`.
MaybeDate = Annotated[
    str, Field(pattern=r"^([0-9]{4}(-[0-9]{2}(-[0-9]{2}|/[0-9]{2})?|/[0-9]{4})?)?$")
]
Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
Slug = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9._-]*$", max_length=80)]
Strings = Annotated[tuple[str, ...], Field(strict=False)]


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


class Section(NamedTuple):
    """A section of the Harmonised System; `none` holds the chapters 98 and 99."""

    section: Annotated[str, Field(pattern=r"^([IVX]+|none)$")]
    name: Name
    short: Annotated[str, Field(min_length=1, max_length=32)]


class Chapter(NamedTuple):
    """A chapter of the Harmonised System, with the plain words people search by."""

    chapter: Annotated[str, Field(pattern=r"^[0-9]{2}$")]
    section: str
    name: Annotated[str, Field(min_length=1, max_length=32)]
    keywords: Annotated[str, Field(min_length=1, max_length=400)]

    @property
    def words(self) -> tuple[str, ...]:
        """The keywords one by one."""
        return tuple(self.keywords.split(";"))


class Partner(NamedTuple):
    """A partner country or area: ISO3 code (or WLD, CIS ...), names, UN M49 code."""

    code: PartnerCode
    name: Name
    name_ru: Name
    name_zh: Name
    m49: Annotated[str, Field(pattern=r"^([0-9]{1,3})?$")]


class ExchangeRate(NamedTuple):
    """Yuan for one US dollar, average of a year."""

    year: Year
    cny_per_usd: Annotated[float, Field(gt=0, le=100, allow_inf_nan=False)]
    source: SourceIds


class Indicator(NamedTuple):
    """Gross domestic product (current US dollars) or population of a country in a year."""

    code: PartnerCode
    year: Year
    indicator: Literal["gdp_usd", "population"]
    value: Annotated[float, Field(gt=0, allow_inf_nan=False)]
    source: SourceIds


_STRICT = ConfigDict(extra="forbid")


@dataclass(frozen=True, slots=True)
class Group:
    """A group of partners, with one list of members for every year."""

    __pydantic_config__ = _STRICT
    name: Name
    members: Annotated[tuple[PartnerCode, ...], Field(min_length=1)]
    note: Name | Text = ""


@dataclass(frozen=True, slots=True)
class Source:
    """Where figures come from. A page has a `url`; an extract has a `repository` as well.

    Where the `title` of a page was not recorded, `about` says what it was read for.
    """

    __pydantic_config__ = _STRICT
    publisher: Name
    title: Annotated[str, Field(max_length=600)]
    licence: Annotated[str, Field(min_length=1, max_length=600)]
    date_read: IsoDate
    kind: Literal["dataset", "page", "derived"]
    url: Annotated[str, Field(max_length=2000)] | None = None
    repository: Text | None = None
    commit: Text | None = None
    path: Text | None = None
    date_published: MaybeDate | None = None
    concept: Text | None = None
    note: Text | None = None
    about: Text | None = None


@dataclass(frozen=True, slots=True)
class Applies:
    """What a caveat belongs to; an empty field means all. `years` is first and last."""

    __pydantic_config__ = _STRICT
    country: tuple[Place, ...] = ()
    ledger: tuple[Ledger, ...] = ()
    flow: tuple[Literal[StoredFlow, "balance"], ...] = ()
    years: tuple[Year, Year] | None = None
    source: Strings = ()


@dataclass(frozen=True, slots=True)
class Caveat:
    """A warning in our own words, at most 240 characters, and what it belongs to."""

    __pydantic_config__ = _STRICT
    text: Annotated[str, Field(min_length=1, max_length=240)]
    applies: Applies
    sources: Strings = ()


@dataclass(frozen=True, slots=True)
class CountryInfo:
    """What `country.yaml` says about one of the five."""

    __pydantic_config__ = _STRICT
    code: Country
    iso2: Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
    name: Name
    name_ru: Name
    name_zh: Name
    slug: Slug
    adjective: Name
    statistics_office: Name
    publishes: Annotated[tuple[Name, ...], Field(min_length=1)]
    does_not_publish: Annotated[tuple[Name, ...], Field(min_length=1)]
    caveats: Annotated[tuple[Slug, ...], Field(min_length=1)]
    preferred: Mapping[Ledger, tuple[Slug, ...]]
    colour: Annotated[str, Field(pattern=r"^#[0-9a-f]{6}$")]


@dataclass(frozen=True, slots=True)
class TableMeta:
    """Number of rows of a table (without the header) and the sha256 of its file."""

    __pydantic_config__ = ConfigDict(extra="ignore")
    rows: Annotated[int, Field(ge=0, strict=True)]
    sha256: Sha256


@dataclass(frozen=True, slots=True)
class PackageMeta:
    """Version of the package, sha256 of the inputs' manifest, latest date read, its tables."""

    __pydantic_config__ = _STRICT
    version: Annotated[str, Field(pattern=r"^[0-9]{4}\.[0-9]{2}(\.[0-9]+)?$")]
    built_from: Sha256
    data_date: IsoDate
    tables: Mapping[str, TableMeta]


@cache
def columns_model(row: type) -> type[BaseModel]:
    """Return a pydantic model with one list of cells for each field of the NamedTuple `row`."""
    hints = get_type_hints(row, include_extras=True)
    fields: dict[str, Any] = {name: (list[kind], ...) for name, kind in hints.items()}  # type: ignore[valid-type]
    return create_model(f"{row.__name__}Columns", **fields)


@cache
def optional_columns(row: type) -> frozenset[str]:
    """Names of the columns in which an empty cell means None."""
    hints = get_type_hints(row, include_extras=True)
    return frozenset(name for name, kind in hints.items() if type(None) in get_args(kind))


def rule_of(error: Any) -> str:
    """Say in our words what a pydantic error wants."""
    context = error.get("ctx", {})
    wording = {
        "literal_error": "one of {expected}",
        "float_parsing": "a number",
        "float_type": "a number",
        "int_parsing": "a whole number",
        "int_type": "a whole number",
        "int_from_float": "a whole number",
        "int_parsing_size": "a whole number",
        "finite_number": "a finite number",
        "greater_than": "more than {gt}",
        "greater_than_equal": "at least {ge}",
        "less_than_equal": "at most {le}",
        "string_type": "text",
        "string_too_long": "at most {max_length} characters",
        "string_too_short": "not empty",
        "string_pattern_mismatch": "matches {pattern}",
        "missing": "field is required",
        "unexpected_keyword_argument": "a known field",
        "extra_forbidden": "a known field",
        "tuple_type": "a list",
        "too_short": "at least {min_length} entries",
        "dataclass_type": "a mapping",
        "mapping_type": "a mapping",
        "dict_type": "a mapping",
    }.get(error["type"])
    return wording.format(**context) if wording else str(error["msg"])
