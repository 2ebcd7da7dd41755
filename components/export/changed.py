"""When the figures of a chart last changed: which rows of the package stand behind its rows.

Coarse where a row is computed: a share counts as changed with the total that it is a part of.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product

from components.charts.kit import pairs
from components.charts.kit.base import Frame, Row
from components.charts.kit.newenergy import CODE as EMBER
from components.language import numbers
from components.language.text import _
from data.analysis.economy import BASE_YEAR
from data.analysis.partner_table import OTHERS
from data.lastchange import (
    ANY,
    ECONOMY,
    NEW_ENERGY,
    QUANTITY,
    Behind,
    LastChange,
    last_change,
    times,
)
from data.records.codes import ALL_COMMODITIES, LEDGERS, REGION, WORLD
from data.store import Store

_SIDES: Mapping[str, tuple[str, ...]] = {
    "turnover": ("turnover", "export", "import"),
    "balance": ("balance", "export", "import"),
}
_BOTH_LEDGERS = (pairs.GAP, pairs.RATIO, pairs.CIF_LOW, pairs.CIF_HIGH, "said_found")
_OF_ALL_GOODS = ("effective_number", "two_way", "coverage")
_OF_ALL_PARTNERS = ("rank",)
_ECONOMY_UNITS = ("USD_real", "USD_person", "percent_gdp")
_QUANTITY_UNITS = ("USD_t", "USD_piece", "t", "pieces")


def changed(store: Store, frame: Frame) -> LastChange | None:
    """Return the latest release that changed figures of a frame; None if the log cannot tell.

    It cannot with one release only, and for projects, traffic and the press, which are not in it.
    """
    logged = [row for row in frame if row.ledger in LEDGERS]
    if not logged:
        return None
    return last_change(store, (key for row in logged for key in _behind(store, row)))


def sentence(store: Store, frame: Frame) -> str:
    """Say when the figures of a frame last changed, else of which release they are."""
    last = changed(store, frame)
    meta = store.package.meta
    if last is None:
        text = _("Figures of release {release} ({date})")
    elif last.changed:
        text = _("Figures last changed in release {release} ({date})")
    else:
        text = _("Figures unchanged since release {release} ({date})")
    release, date = last.release if last else (meta.version, meta.data_date)
    return text.format(release=release, date=numbers.period(date))


def _behind(store: Store, row: Row) -> Iterator[Behind]:
    """Yield what the figures behind a row are about."""
    countries = (REGION, *store.region) if row.country == REGION else (row.country,)
    ends = [times(period) for period in (row.period, row.base) if period]
    when = (*dict.fromkeys(time for end in ends for time in end), ANY)
    if row.commodity.startswith(EMBER):
        for country, time in product(countries, when):
            yield Behind(country, time.rstrip("-"), NEW_ENERGY)
        return
    if row.unit in _ECONOMY_UNITS:
        for country, time in product((*countries, "USA"), (*when, BASE_YEAR)):
            yield Behind(country, time, ECONOMY)
    kinds = ("", QUANTITY) if row.unit in _QUANTITY_UNITS else ("",)
    flows = _SIDES.get(row.flow, (row.flow,))
    codes = _codes(row)
    ledgers = LEDGERS if row.measure in _BOTH_LEDGERS else (row.ledger,)
    sides = [(partner, ledger) for partner in _partners(store, row) for ledger in ledgers]
    if _is_computed(row):  # the total may be of another ledger: the chart says so
        sides += [(WORLD, ledger) for ledger in LEDGERS]
    for country, time, kind, flow, code in product(countries, when, kinds, flows, codes):
        for partner, ledger in sides:
            yield Behind(country, time, kind, ledger, partner, flow, code)


def _is_computed(row: Row) -> bool:
    return row.measure not in pairs.COUNTED or row.part is not None


def _partners(store: Store, row: Row) -> tuple[str, ...]:
    if row.partner == OTHERS or row.measure in _OF_ALL_PARTNERS:
        return (ANY,)
    group = store.package.groups.get(row.partner)
    return (row.partner, *group.members) if group else (row.partner,)


def _codes(row: Row) -> tuple[str, ...]:
    if row.commodity == ALL_COMMODITIES:
        return (ALL_COMMODITIES, ANY) if row.measure in _OF_ALL_GOODS else (ALL_COMMODITIES,)
    codes = tuple(row.commodity.split(";"))
    if not all(map(str.isdecimal, codes)):  # a section
        return (ANY, ALL_COMMODITIES)
    return (*codes, ANY, ALL_COMMODITIES) if _is_computed(row) else codes
