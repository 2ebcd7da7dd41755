"""What changed between two releases, as rows and as text. The log has it (data/changes.py).

Rows whose terms forbid it are counted, and not passed on (terms.py).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from data.changes import KINDS, Change, Kind, changes_between, line
from data.history import header_of
from data.open.terms import may_pass, withheld
from data.records.package import Package

_UNITS: Mapping[str, str] = {"value_usd": "USD", "cny_per_usd": "CNY per USD"}


class Difference(NamedTuple):
    """A figure that is different in the later release.

    `key` has the cells that name the figure in `table`, with blanks between them. `percent` is the
    change of the value, or against the figure of another source that charts showed before. `kind`
    is `words` if only status or note changed, `order` if only the rank among sources did.
    """

    country: str
    table: str
    kind: Kind
    key: str
    source: str
    unit: str
    old_value: float | None
    new_value: float | None
    percent: float | None


def differences(package: Package, start: str, end: str) -> tuple[tuple[Difference, ...], int]:
    """Return the rows by country that may be passed on, and how many are left out.

    Raises KeyError for a release that is not in the log.
    """
    kept = withheld(package.sources)
    found = [c for lines in changes_between(package, start, end).values() for c in lines]
    passed = tuple(_difference(change) for change in found if may_pass(change.source, kept))
    return passed, len(found) - len(passed)


def counted(package: Package, start: str, end: str) -> Mapping[str, Mapping[Kind, int]]:
    """Return country -> kind -> number of changes, those that are left out of rows included."""
    found = changes_between(package, start, end)
    return {code: Counter(change.kind for change in lines) for code, lines in found.items()}


def as_lines(package: Package, start: str, end: str, limit: int) -> Iterator[str]:
    """Yield the changes as lines of Markdown: counts by country, and at most `limit` rows of each.

    Raises KeyError for a release that is not in the log.
    """
    kept = withheld(package.sources)
    found = changes_between(package, start, end)
    if not found:
        yield f"No figure is different between {start} and {end}."
    for code, lines in found.items():
        counts = Counter(change.kind for change in lines)
        name = package.countries[code].name if code in package.countries else code or "All"
        parts = [f"{counts[kind]:,} {_IN_TEXT[kind]}" for kind in KINDS if counts[kind]]
        yield f"- {name}: {', '.join(parts)}"
        passed = [change for change in lines if may_pass(change.source, kept)]
        yield from (f"  - {_as_text(change)}" for change in passed[:limit])
        if len(passed) > limit:
            yield f"  - and {len(passed) - limit:,} more"
        if len(passed) < len(lines):
            yield f"  - {len(lines) - len(passed):,} are not listed, because of the sources' terms"


_IN_TEXT: Mapping[Kind, str] = {
    "new": "new",
    "revised": "revised",
    "withdrawn": "withdrawn",
    "words": "with another status or note",
    "order": "with another rank",
}


def _as_text(change: Change) -> str:
    kind = f"{change.kind}: " if change.kind not in ("new", "revised", "withdrawn") else ""
    return f"{kind}{line(change)}, {change.table.rpartition('/')[2]}, {change.source or '-'}"


def _difference(change: Change) -> Difference:
    return Difference(
        change.country,
        change.table,
        change.kind,
        change.key,
        change.source,
        _unit(change),
        change.old_value,
        change.new_value,
        change.percent,
    )


def _unit(change: Change) -> str:
    """Return the unit of the values; empty if the key says what they are, or there are none."""
    header, row = header_of(change.table), change.new or change.old or []
    known = next((unit for name, unit in _UNITS.items() if name in header), "")
    return known or (row[header.index("unit")] if "unit" in header else "")
