"""Entries of releases.yaml: what each release of the package brought."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from data.records.fields import STRICT, Version


@dataclass(frozen=True, slots=True)
class ReleaseLine:
    """One thing that a release brought, in our own words, and the id of a chart that shows it."""

    __pydantic_config__ = STRICT
    text: Annotated[str, Field(min_length=1, max_length=320)]
    chart: Annotated[str, Field(pattern=r"^([a-z][a-z0-9_]*)?$")] = ""


@dataclass(frozen=True, slots=True)
class Release:
    """A release of the package: its version, and what it brought since the one before.

    releases.yaml has them by the date of their data (`data_date` in package.yaml), latest first.
    """

    __pydantic_config__ = STRICT
    version: Version
    lines: Annotated[tuple[ReleaseLine, ...], Field(min_length=1, max_length=12)]
