"""What a sum of figures is: its status, its sources and counters, and its number of digits."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from data.records.observation import Observation

#: statuses from most to least reliable; a sum has the least reliable status of its parts
_RELIABILITY = ("reported", "revised", "derived", "estimate", "incomplete", "suspect")
#: unit -> number of decimals that one unit is in billions
_BELOW_BILLION = {"USD": 9, "kUSD": 6, "mUSD": 3, "bnUSD": 0, "10kCNY": 5, "bnCNY": 0}


def combine(
    parts: Iterable[Observation],
    flow: str,
    note: str,
    *,
    country: str = "",
    partner: str = "",
    commodity: str = "",
) -> Observation:
    """Sum observations of one period and ledger in US dollars; `balance` is exports - imports.

    The sum has the least reliable status of the parts, at least `derived` if they come from
    different sources: then nobody published it. It has all their sources and counters joined
    by `;`. Its `value` is in billions with the decimals of the part that has fewest, or in dollars
    if all parts are. `country`, `partner` and `commodity` replace those of the first part where the
    sum is that of a group: the region, the EU, all other chapters.
    """
    parts = tuple(parts)
    first = parts[0]
    if flow == "balance":
        value = sum([p.value_usd * (-1.0 if p.flow == "import" else 1.0) for p in parts])
    else:
        value = sum([part.value_usd for part in parts])
    sources = [part.source for part in parts]
    number, unit = as_published(value, parts)
    # A name for each field would take three times as long, and there are forty thousand sums.
    return Observation(
        country or first.country,
        first.reporter,
        partner or first.partner,
        first.period,
        flow,
        commodity or first.commodity,
        value,
        number,
        unit,
        first.ledger,
        _status_of_sum(parts, one_source=sources.count(first.source) == len(sources)),
        joined(sources),
        first.rank,
        None,
        "",
        note,
        joined([part.counted_by for part in parts]),
    )


def _status_of_sum(parts: tuple[Observation, ...], *, one_source: bool) -> str:
    status = least_reliable({part.status for part in parts})
    return status if one_source or status not in ("reported", "revised") else "derived"


def least_reliable(statuses: set[str]) -> str:
    """Return the least reliable of the statuses of the parts of a sum."""
    return max(statuses, key=_RELIABILITY.index) if len(statuses) > 1 else next(iter(statuses))


def joined(cells: Sequence[str]) -> str:
    """Return the names in cells that join several with `;`, each once and in order."""
    first = cells[0]
    if cells.count(first) == len(cells):
        return first
    names = (name for cell in dict.fromkeys(cells) for name in cell.split(";"))
    return ";".join(filter(None, dict.fromkeys(names)))


def as_published(usd: float, parts: Sequence[Observation]) -> tuple[float, str]:
    """Return a sum in US dollars as a number and a unit, with no more digits than its parts have.

    It is in billions with the decimals of the part that has fewest; in dollars if all parts are.
    """
    units = {part.unit for part in parts}
    if len(units) == 1 and "USD" in units:
        return usd, "USD"
    known = min(decimals_in_billions(part.value, part.unit) for part in parts)
    return round(usd / 1e9, known), "bnUSD"


def decimals_in_billions(value: float, unit: str) -> int:
    """Return how many decimals a figure has in billions: as published, 3 for 17 mUSD."""
    return decimals(value) + _BELOW_BILLION[unit]


def decimals(value: float) -> int:
    """Return how many decimals a figure was printed with: 1 for 13.1, none for 13.0."""
    return len(repr(value).removesuffix(".0").partition(".")[2])
