"""Which rows may be passed on in bulk, and under which terms.

A row is left out if the terms of one of its sources forbid to pass on rows (terms.yaml). Sums and
other derived figures of such sources are left out as well: readings of those terms differ on them.
Charts still draw and quote these rows.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml
from pydantic import TypeAdapter

from data.records.fields import STRICT
from data.records.sources import Source

_FILE = Path(__file__).with_name("terms.yaml")


@dataclass(frozen=True, slots=True)
class Terms:
    """Terms of a source. `name` and `path` are those of a known licence; `where` has the rows."""

    __pydantic_config__ = STRICT
    passed_on: bool
    name: str = ""
    path: str = ""
    where: str = ""


@dataclass(frozen=True, slots=True)
class Licence:
    """The licence of the compilation, as a data package names one."""

    __pydantic_config__ = STRICT
    name: str
    title: str
    path: str


@dataclass(frozen=True, slots=True)
class TermsBook:
    """The content of terms.yaml: `licences` is by the text of the field in sources.yaml."""

    __pydantic_config__ = STRICT
    compilation: Licence
    licences: Mapping[str, Terms]


@cache
def terms_book() -> TermsBook:
    """Return the terms, read once. Raises pydantic.ValidationError if the file has a fault."""
    content: Any = yaml.safe_load(_FILE.read_text("utf-8"))
    book = TypeAdapter(TermsBook).validate_python(content)
    return TermsBook(book.compilation, MappingProxyType(dict(book.licences)))


def terms_of(source: Source) -> Terms:
    """Return the terms of a source; a licence that is not listed does not allow to pass it on."""
    return terms_book().licences.get(source.licence, Terms(passed_on=False))


def withheld(sources: Mapping[str, Source]) -> frozenset[str]:
    """Return the ids of the sources whose rows are not passed on."""
    return frozenset(name for name, source in sources.items() if not terms_of(source).passed_on)


def may_pass(sources: str, kept: frozenset[str]) -> bool:
    """Return whether a row with these sources, joined by `;`, may be passed on."""
    return sources not in kept and (";" not in sources or kept.isdisjoint(sources.split(";")))
