"""Read-only index of figures by four- and six-digit HS code. The Store has one and asks it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from data.records.codes import REGION
from data.records.observation import Observation

Codes = dict[str, Observation]  # HS code -> observation
#: joins the observations of a code, of several flows or countries, into one
Join = Callable[[Sequence[Observation], str, str], Observation]


def parent_of(code: str) -> str:
    """Return the code one level up: `8703` for `870380`, `87` for `8703`, empty for a chapter."""
    return code[:-2]


class Headings:
    """Observations by country, partner, flow, ledger, period and code.

    Most sources list selected goods only. Headings therefore need not add up to their chapter.
    """

    def __init__(self, rows: Iterable[Observation], members: Sequence[str], join: Join) -> None:
        """Index `rows`, which are drawn, of whole years or averages, and of 4 or 6 digits.

        `members` are the countries of the region. `join(parts, flow, country)` is the sum (of
        `balance` the difference) of observations of one code and period.
        """
        # country, partner, flow, ledger -> period -> parent -> code
        table: dict[tuple[str, ...], dict[str, dict[str, Codes]]] = {}
        for row in rows:
            periods = table.setdefault((row.country, row.partner, row.flow, row.ledger), {})
            parents = periods.setdefault(row.period, {})
            parents.setdefault(row.commodity[:-2], {})[row.commodity] = row
        self._table = table
        #: country, partner, flow, ledger -> parent -> its periods, oldest first
        self._periods: dict[tuple[str, ...], dict[str, tuple[str, ...]]] = {}
        for key, periods in table.items():
            of_parent: dict[str, list[str]] = defaultdict(list)
            for period in sorted(periods):
                for parent in periods[period]:
                    of_parent[parent].append(period)
            self._periods[key] = {parent: tuple(known) for parent, known in of_parent.items()}
        self._members = tuple(members)
        self._join = join

    def codes(
        self, country: str, flow: str, ledger: str, period: str, parent: str, partner: str
    ) -> Codes:
        """Return code one level below `parent` -> observation, in order of code.

        Turnover and balance need figures of both flows below `parent`; a flow that lacks a code
        counts as zero there. The region needs reconciled figures of all its members.
        """
        if flow in ("turnover", "balance"):
            sides = [
                self.codes(country, side, ledger, period, parent, partner)
                for side in ("export", "import")
            ]
            return self._joined(sides, flow, country) if all(sides) else {}
        if country == REGION:
            if not self._whole(flow, ledger, period, len(parent), partner):
                return {}
            sides = [
                self.codes(member, flow, ledger, period, parent, partner)
                for member in self._members
            ]
            return self._joined(sides, flow, REGION)
        periods = self._table.get((country, partner, flow, ledger), {})
        return dict(sorted(periods.get(period, {}).get(parent, {}).items()))

    def periods(
        self, country: str, flow: str, ledger: str, parent: str, partner: str
    ) -> tuple[str, ...]:
        """Return the periods with a figure one level below `parent`, oldest first."""
        if flow in ("turnover", "balance"):
            exports, imports = (
                self.periods(country, side, ledger, parent, partner)
                for side in ("export", "import")
            )
            return tuple(period for period in exports if period in imports)
        if country != REGION:
            return self._periods.get((country, partner, flow, ledger), {}).get(parent, ())
        known = {
            period
            for member in self._members
            for period in self.periods(member, flow, ledger, parent, partner)
        }
        return tuple(
            period
            for period in sorted(known)
            if self._whole(flow, ledger, period, len(parent), partner)
        )

    def series(self, country: str, flow: str, ledger: str, code: str, partner: str) -> Codes:
        """Return period -> observation of one code, oldest first, without periods that lack it."""
        parent = parent_of(code)
        found = {
            period: self._code(country, flow, ledger, period, parent, partner, code)
            for period in self.periods(country, flow, ledger, parent, partner)
        }
        return {period: row for period, row in found.items() if row is not None}

    def _code(
        self, country: str, flow: str, ledger: str, period: str, parent: str, partner: str,
        code: str,
    ) -> Observation | None:  # fmt: skip
        """Return the figure of a code in one of the `periods` of its parent; None without one."""
        if flow in ("turnover", "balance"):
            places = [(country, side) for side in ("export", "import")]
        elif country == REGION:
            places = [(member, flow) for member in self._members]
        else:
            periods = self._table.get((country, partner, flow, ledger), {})
            return periods.get(period, {}).get(parent, {}).get(code)
        sides = [
            self._code(place, side, ledger, period, parent, partner, code) for place, side in places
        ]
        rows = [row for row in sides if row is not None]
        return self._join(rows, flow, country) if rows else None

    def _whole(self, flow: str, ledger: str, period: str, digits: int, partner: str) -> bool:
        """True if all members have reconciled figures of the period one level below `digits`.

        Sources of the other ledgers list selected goods, not the same in each country.
        """
        return ledger == "reconciled" and all(
            any(
                len(parent) == digits
                for parent in self._table.get((member, partner, flow, ledger), {}).get(period, {})
            )
            for member in self._members
        )

    def _joined(self, sides: Sequence[Mapping[str, Observation]], flow: str, country: str) -> Codes:
        parts: dict[str, list[Observation]] = defaultdict(list)
        for rows in sides:
            for code, row in rows.items():
                parts[code].append(row)
        return {code: self._join(rows, flow, country) for code, rows in sorted(parts.items())}
