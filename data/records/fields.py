"""Types and ranges of cells, shared by the records."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, ConfigDict, Field

StoredFlow = Literal["export", "import", "turnover"]
Short = Annotated[str, Field(max_length=120)]
Text = Annotated[str, Field(max_length=2000)]
Name = Annotated[str, Field(min_length=1, max_length=200)]
#: Several source ids are joined by `;` in a derived row.
SourceIds = Annotated[str, Field(min_length=1, max_length=2000)]
PartnerCode = Annotated[str, Field(pattern=r"^[A-Z][A-Z0-9-]{2,11}$")]
Year = Annotated[int, Field(ge=1980, le=2035)]
#: US dollars. No trade of a country comes near ten trillion dollars.
Money = Annotated[float, Field(ge=0, le=1e13, allow_inf_nan=False)]
Amount = Annotated[float, Field(ge=0, allow_inf_nan=False)]
#: Percent. A value cannot fall by more than 100%.
Growth = Annotated[float, Field(ge=-100, le=1e6, allow_inf_nan=False)]
Rank = Annotated[int, Field(ge=0, le=99)]


def _on_calendar(value: str) -> str:
    """Refuse a 13th month and a 30th of February, which the patterns below let pass."""
    first, _slash, last = value.partition("/")
    months = [f"{first[:5]}{last}"] if len(last) == 2 else []
    for part in (first, *months):
        if "-" in part:
            try:
                date.fromisoformat(part if len(part) == 10 else f"{part}-01")
            except ValueError:
                raise ValueError("a date of the calendar") from None
    return value


IsoDate = Annotated[
    str, Field(pattern=r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"), AfterValidator(_on_calendar)
]
#: May be empty, or give two months or years if the page does not say which: `2026-01/02`.
MaybeDate = Annotated[
    str,
    Field(pattern=r"^([0-9]{4}(-[0-9]{2}(-[0-9]{2}|/[0-9]{2})?|/[0-9]{4})?)?$"),
    AfterValidator(_on_calendar),
]
#: year and month of a release, and its number within the month
Version = Annotated[str, Field(pattern=r"^[0-9]{4}\.[0-9]{2}(\.[0-9]+)?$")]
Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
Slug = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9._-]*$", max_length=80)]
Strings = Annotated[tuple[str, ...], Field(strict=False)]
Longitude = Annotated[float, Field(ge=-180, le=180, allow_inf_nan=False)]
Latitude = Annotated[float, Field(ge=-90, le=90, allow_inf_nan=False)]


STRICT = ConfigDict(extra="forbid")
