"""HS sections and sums of chapters as rows."""

from __future__ import annotations

from collections.abc import Sequence

from components.charts.kit.base import Row, row_of
from components.language.text import _
from data.analysis.commodity_mix import summed
from data.records.observation import Observation
from data.store import Store


def section_name(store: Store, section: str) -> str:
    """Short name of a section; an unknown code as it is."""
    entry = store.package.sections.get(section)
    return _(entry.short) if entry else section


def sum_row(store: Store, parts: Sequence[Observation], code: str, name: str) -> Row:
    """One row for several chapters: a section, or all others."""
    return row_of(store, summed(parts, code))._replace(commodity_name=name)
