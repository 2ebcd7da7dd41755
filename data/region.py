"""Sums of the region: what its countries add up to, where all of them have figures."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from data.records.codes import REGION
from data.records.observation import Observation
from data.sums import combine

SUM_OF_MEMBERS = "sum of the five countries"
Key = tuple[str, str, str, str]  # country, partner, flow, ledger
Rest = tuple[str, str, str]  # a key without its country
#: True if one of the rows is of a source that has some chapters only
AnySelected = Callable[[Iterable[Observation]], bool]


def add_totals(table: dict[Key, dict[str, Observation]], members: Sequence[str]) -> None:
    """Add sums of the region for periods that no source prints and all its members have.

    They are derived, or as weak as their weakest part.
    """
    for rest in _rests(table, members):
        series = [table.get((country, *rest), {}) for country in members]
        # The balance of the region is computed later, from its exports and imports.
        if not all(series) or rest[1] == "balance":
            continue
        target = table[(REGION, *rest)]
        for period in sorted(_shared(series) - target.keys()):
            parts = [rows[period] for rows in series]
            total = combine(parts, parts[0].flow, SUM_OF_MEMBERS, country=REGION)
            firm = total.status in ("reported", "revised")
            target[period] = total._replace(status="derived") if firm else total


def _rests(table: Mapping[Key, object], members: Sequence[str]) -> list[Rest]:
    """Return the distinct keys of `members` without their country, sorted."""
    return sorted({(key[1], key[2], key[3]) for key in table if key[0] in members})


def _shared(series: Sequence[Mapping[str, object]]) -> set[str]:
    """Return the periods that all series have."""
    return set.intersection(*(set(rows) for rows in series))


def known_in_all(
    mixes: Sequence[Mapping[str, Observation]],
    any_selected: AnySelected,
) -> frozenset[str]:
    """Return the codes of chapters that can be added up over `mixes`.

    A mix that lacks a chapter adds nothing to it, unless it is from a source that has some chapters
    only: there the chapter is unknown, and so is the sum.
    """
    codes = {code for mix in mixes for code in mix}
    for mix in mixes:
        if any_selected(mix.values()):
            codes &= mix.keys()
    return frozenset(codes)


def add_chapters(
    chapters: dict[Key, dict[str, dict[str, Observation]]],
    members: Sequence[str],
    any_selected: AnySelected,
) -> None:
    """Add sums of the region by HS chapter for periods that all its members have."""
    for rest in _rests(chapters, members):
        series = [chapters.get((country, *rest), {}) for country in members]
        if not all(series):
            continue
        for period in sorted(_shared(series)):
            mixes = [by_period[period] for by_period in series]
            known = sorted(known_in_all(mixes, any_selected))
            parts = {code: [mix[code] for mix in mixes if code in mix] for code in known}
            if parts:
                chapters[(REGION, *rest)][period] = {
                    code: combine(rows, rows[0].flow, SUM_OF_MEMBERS, country=REGION)
                    for code, rows in parts.items()
                }
