"""In which country is a partner's share the highest? One rule for all charts and sentences.

Shares are compared in one year and of one ledger. A national share and an estimate made from both
sides' figures differ by up to three times for the same country, so a mix of them would name another
country. `best_ledger` and `common_year` choose what is compared.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from components.charts.kit.base import Frame, Row, counted_by, show, told, weakness
from components.charts.kit.newest import newest
from components.charts.kit.shares import yearly
from components.language import numbers
from components.language.terms import country_name, flow_name, short_ledger
from components.language.text import _, aside, in_turn, joined
from data.records.codes import CHINA, COUNTRIES, REGION
from data.store import Store

#: ledgers with figures of trade with all partners, the preferred one first
LEDGERS = ("partner", "reconciled")


#: countries that a year must have to be compared before an earlier year with more of them
_ENOUGH = 3


class Leader(NamedTuple):
    """The highest share of a year, and the shares that it was compared with.

    highest   the row of the country
    compared  the rows of that year, of one ledger, `highest` among them
    since     the first of the years up to that one in which no other country had a higher share
    before    the highest share of the year before `since`; None if the country has none then
    """

    highest: Row
    compared: tuple[Row, ...]
    since: str
    before: Row | None


def common_year(rows: Iterable[Row]) -> str:
    """Return the latest year that three countries have, else the one that most have, or ""."""
    counts = Counter(row.period for row in rows)
    return max(counts, key=lambda year: (min(counts[year], _ENOUGH), year), default="")


def best_ledger(frames: Sequence[Frame], period: str, country: str = REGION) -> int:
    """Return the place of the frame of yearly shares to show; each frame is of one ledger.

    For one country it is the one with the latest figures (newest.py). Countries are compared in
    the ledger that has most of them in the chosen year; without a year, or if two have as many, in
    the one with the latest common year, then with most countries in it, then in the first. A ledger
    that lacks the country with the highest share of the year comes after one that has it.
    """
    if country != REGION:
        return newest(frames, period, country)

    def key(place: int) -> tuple[bool, int, str, int, int]:
        counts = Counter(row.period for row in frames[place])
        year = common_year(frames[place])
        whole = not _lacks_highest(frames, place, period or year)
        return whole, counts[period] if period else 0, year, counts[year], -place

    return max(range(len(frames)), key=key)


def _lacks_highest(frames: Sequence[Frame], place: int, year: str) -> bool:
    """True if a country that is only in another frame has a higher share than all in this one."""
    own = {row.country: row.value for row in frames[place] if row.period == year}
    others = [row for frame in frames for row in frame if row.period == year]
    left_out = [row.value for row in others if row.country not in own]
    return max(left_out, default=0.0) > max(own.values(), default=0.0)


def leader(rows: Sequence[Row], period: str = "") -> Leader | None:
    """Return the leader among yearly shares of one ledger and one flow.

    It is that of `period`, else of the latest year that three countries have, else of the year
    that most have. None if there is no share of that period.
    """
    year = period or common_year(rows)
    compared = tuple(row for row in rows if row.period == year)
    if not compared:
        return None
    highest = max(compared, key=_value)
    years: dict[str, dict[str, Row]] = {}
    for row in rows:
        years.setdefault(row.period, {})[row.country] = row
    since = _highest_since(years, highest.country, year)
    earlier = years.get(str(int(since) - 1), {})
    before = max(earlier.values(), key=_value) if highest.country in earlier else None
    if before is not None and before.country == highest.country:
        before = None  # nobody to compare with
    return Leader(highest, compared, since, before)


def comparison(store: Store, flow: str, period: str = "", partner: str = CHINA) -> Leader | None:
    """Return the leader of a flow in the ledger that compares best; None if there is no share."""
    frames = [
        tuple(
            row
            for country in COUNTRIES
            if country != partner
            for row in yearly(store, country, flow, ledger, partner)
        )
        for ledger in LEDGERS
    ]
    return leader(frames[best_ledger(frames, period)], period)


def _value(row: Row) -> float:
    return row.value


def _highest_since(years: dict[str, dict[str, Row]], country: str, year: str) -> str:
    """Return the first of the years up to `year` in which no other country had a higher share.

    A year without the country, or with it alone, ends the search.
    """
    first = year
    for before in range(int(year) - 1, 0, -1):
        rows = years.get(str(before), {})
        if country not in rows or len(rows) == 1:
            break
        if max(row.value for row in rows.values()) > rows[country].value:
            break
        first = str(before)
    return first


def of_country(row: Row) -> str:
    """Say the share of one country: `China accounted for 29% of Kazakhstan's imports in 2025`."""
    text = (
        _("China accounted for {share} of {country}'s {flow} in {year}")
        if row.partner == CHINA
        else _("{partner} accounted for {share} of {country}'s {flow} in {year}")
    )
    return _filled(text, row, told(row))


def sentence(found: Leader) -> str:
    """Say who leads: share, year, who counted, since when or who led before, who is left out."""
    highest, year = found.highest, found.highest.period
    if len(found.compared) == 1:
        return of_country(highest) + _left_out(found)
    text = (
        _("China's share was highest in {country}: {share} of {flow} in {year}")
        if highest.partner == CHINA
        else _("{partner}'s share was highest in {country}: {share} of {flow} in {year}")
    )
    text = _filled(text, highest, show(highest))
    text = aside(text, in_turn(weakness(highest), _counter(highest)))
    left_out = _left_out(found)
    if left_out:  # with a history too, the title would take six lines of a phone
        return text + left_out
    if found.since < year:
        text += _(", as in every year since {since}").format(since=found.since)
    elif found.before is not None:
        text += _("; in {year} it was {country}").format(
            year=found.before.period, country=found.before.country_name
        )
    return text


def _counter(row: Row) -> str:
    """Who counted, in few words."""
    return short_ledger(row.ledger) if row.own else counted_by((row,))


def _filled(text: str, row: Row, share: str) -> str:
    return text.format(
        partner=row.partner_name,
        country=row.country_name,
        share=share,
        flow=flow_name(row.flow),
        year=row.period,
    )


def _left_out(found: Leader) -> str:
    """The countries that have no share to compare."""
    present = {row.country for row in found.compared} | {found.highest.partner}
    missing = [country_name(code) for code in COUNTRIES if code not in present]
    if not missing:
        return ""
    if len(missing) > 1:  # their names would take more room than the finding
        return _("; no such figure for {count} others").format(count=numbers.word(len(missing)))
    return _("; no such figure for {countries}").format(countries=joined(missing))
