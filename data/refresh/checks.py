"""Signs that a service, a file or a reader is wrong, before anybody accepts its figures.

New figures are compared with those that the package draws for the same trade. A sign that stops
(`stops`) must be overruled by a person to accept the figures of that source and country.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from statistics import median
from typing import NamedTuple

from data.changes import Change
from data.records.codes import ALL_COMMODITIES, CHINA, WORLD
from data.records.observation import COLUMNS, Observation
from data.refresh.reading import Reading, kind_of
from data.refresh.tables import Tables

#: a year may be this many times the year before, a month this many times that of a year earlier
JUMP, JUMP_OF_MONTH = 3.0, 5.0
#: a revision of more than this is named, percent
REVISION = 20.0
#: smaller trade jumps from year to year, US dollars
_SMALL = 50e6
#: yuan per dollar has been in this range since 2006
_YUAN = (6.0, 8.3)
_CLOSE, _APART = 0.02, 0.1
#: months of one source may add up to another year by this share: both are revised, not together
_MONTHS = 0.03
Series = tuple[str, str, str, str, str]  # country, partner, flow, ledger, kind of period

Values = Mapping[Series, Mapping[str, float]]


class Check(NamedTuple):
    """One sign. `kind` is its rule, `country` the country whose figures it is about or empty."""

    kind: str
    service: str
    country: str
    text: str
    stops: bool = False


def checks(base: Tables, readings: Iterable[Reading], found: Sequence[Change]) -> list[Check]:
    """Return all signs, those that stop first."""
    known = _drawn(base)
    signs: list[Check] = []
    for reading in readings:
        series = _series(reading)
        for key, values in sorted(series.items()):
            signs += _scale(reading.service, key, values, known.get(key, {}))
            signs += _shifted(reading.service, key, values, known.get(key, {}))
            signs += _jumps(reading.service, key, values, known.get(key, {}))
        signs += _swapped(reading.service, series, known)
        signs += _months(reading)
    signs += _revisions(found)
    return sorted(signs, key=lambda sign: not sign.stops)


def _drawn(tables: Tables) -> dict[Series, dict[str, float]]:
    places = [
        COLUMNS.index(name)
        for name in ("country", "partner", "flow", "ledger", "period", "value_usd", "rank")
    ]
    code = COLUMNS.index("commodity")
    known: dict[Series, dict[str, float]] = defaultdict(dict)
    for path, table in tables.items():
        if not path.endswith(("/totals.csv", "/periods.csv")):
            continue
        for row in table.rows:
            country, partner, flow, ledger, period, usd, rank = (row[place] for place in places)
            if rank == "1" and row[code] == ALL_COMMODITIES and partner in (CHINA, WORLD):
                known[country, partner, flow, ledger, kind_of(period)][period] = float(usd)
    return known


def _series(reading: Reading) -> dict[Series, dict[str, float]]:
    series: dict[Series, dict[str, float]] = defaultdict(dict)
    for row in reading.observations:
        if row.commodity == ALL_COMMODITIES and row.partner in (CHINA, WORLD):
            key = (row.country, row.partner, row.flow, row.ledger, kind_of(row.period))
            series[key][row.period] = row.value_usd
    return series


def _words(key: Series) -> str:
    country, partner, flow, ledger, _kind = key
    return f"{country} {partner} {flow} ({ledger})"


def _scale(
    service: str, key: Series, values: Mapping[str, float], known: Mapping[str, float]
) -> Iterator[Check]:
    """Compare with figures of the same periods, else with the last ones before them."""
    ratios = [value / known[p] for p, value in values.items() if known.get(p) and value]
    if not ratios and key[4] != "Y":
        before = [known[p] for p in sorted(known) if known[p] and p < min(values)][-1:]
        ratios = [value / base for value in list(values.values())[:1] for base in before if value]
        if not ratios or not _is_thousand(median(ratios), 2.5):
            return
    if not ratios:
        return
    middle = median(ratios)
    if _is_thousand(middle, 1.4):
        text = f"{_words(key)}: {middle:,.4g} times what the package has: a unit off by 1,000"
        yield Check("unit", service, key[0], text, stops=True)
    elif any(_YUAN[0] <= ratio <= _YUAN[1] for ratio in (middle, 1 / middle)):
        text = f"{_words(key)}: {middle:.3g} times what the package has: yuan taken for dollars?"
        yield Check("currency", service, key[0], text, stops=True)


def _is_thousand(ratio: float, slack: float) -> bool:
    return any(
        thousand / slack <= max(ratio, 1 / ratio) <= thousand * slack for thousand in (1e3, 1e6)
    )


def _earlier(period: str) -> str:
    """Return the same period a year before."""
    return "/".join(f"{int(part[:4]) - 1}{part[4:]}" for part in period.split("/"))


def _close(a: float | None, b: float | None, limit: float = _CLOSE) -> bool:
    return a is not None and b is not None and b > 0 and abs(a / b - 1) <= limit


def _shifted(
    service: str, key: Series, values: Mapping[str, float], known: Mapping[str, float]
) -> Iterator[Check]:
    """Find figures that are those of the year before."""
    pairs = [
        (value, known.get(period), known.get(_earlier(period)))
        for period, value in values.items()
        if value
    ]
    shifted = sum(_close(new, old, 1e-4) and not _close(new, same) for new, same, old in pairs)
    right = sum(_close(new, same) for new, same, _old in pairs)
    if shifted and shifted > right:
        text = f"{_words(key)}: {shifted} figures are those of the year before"
        yield Check("year", service, key[0], text, stops=True)


def _swapped(service: str, series: Values, known: Values) -> Iterator[Check]:
    for key in sorted(series):
        country, partner, flow, ledger, kind = key
        other: Series = (country, partner, "import", ledger, kind)
        if flow != "export":
            continue
        exports, imports = known.get(key, {}), known.get(other, {})
        swapped = straight = 0
        for period, value in series[key].items():
            mirror = series.get(other, {}).get(period)
            was = (exports.get(period), imports.get(period))
            if None in was or mirror is None or _close(was[0], was[1], _APART):
                continue
            swapped += _close(value, was[1]) and _close(mirror, was[0])
            straight += _close(value, was[0], _APART)
        if swapped > straight:
            text = f"{country} {partner} ({ledger}): exports and imports are swapped"
            yield Check("flows", service, country, text, stops=True)


def _jumps(
    service: str, key: Series, values: Mapping[str, float], known: Mapping[str, float]
) -> Iterator[Check]:
    if key[4] == "Y":
        return
    limit = JUMP if key[4] == "A" else JUMP_OF_MONTH
    for period, value in values.items():
        before = values.get(_earlier(period), known.get(_earlier(period)))
        if not before or not value or max(before, value) < _SMALL:
            continue
        ratio = value / before
        if max(ratio, 1 / ratio) > limit:
            text = f"{_words(key)} {period}: {ratio:.2g} times the year before"
            yield Check("jump", service, key[0], text)


def _months(reading: Reading) -> Iterator[Check]:
    """Compare a year with the sum of its twelve months."""
    rows: dict[tuple[str, ...], dict[str, Observation]] = defaultdict(dict)
    for row in reading.observations:
        if row.commodity == ALL_COMMODITIES and kind_of(row.period) != "Y":
            rows[row.country, row.partner, row.flow, row.ledger][row.period] = row
    for key, found in sorted(rows.items()):
        for year in sorted(period for period in found if kind_of(period) == "A"):
            months = [found.get(f"{year}-{month:02d}") for month in range(1, 13)]
            total = sum(month.value_usd for month in months if month is not None)
            if None not in months and not _close(total, found[year].value_usd, _MONTHS):
                text = (
                    f"{' '.join(key)} {year}: the months add up to {total:,.0f},"
                    f" the year is {found[year].value_usd:,.0f}"
                )
                yield Check("identity", reading.service, key[0], text)


def _revisions(found: Sequence[Change]) -> Iterator[Check]:
    for change in found:
        large = change.percent is not None and abs(change.percent) > REVISION
        if change.kind == "revised" and large and (change.new_value or 0) > _SMALL:
            text = f"{change.key}: revised by {change.percent:+.1f}%"
            yield Check("revision", change.source, change.country, text)
