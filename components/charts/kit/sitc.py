"""Exports by section of the SITC as rows: goods and services of a year, adding up to 100%."""

from __future__ import annotations

from collections.abc import Mapping

from components.charts.kit.base import Frame, Row, keyed
from components.language.text import _, mark
from data.analysis.commodity_mix import OTHER
from data.analysis.measures import share
from data.records.codes import WORLD
from data.records.observation import Observation
from data.records.sitc import SERVICES, SitcExport
from data.store import Store

#: how the code of a row begins, so that nobody takes it for one of the Harmonized System
PREFIX = "sitc-"
_NAMES: Mapping[str, str] = {
    "0": mark("Food and live animals"),
    "1": mark("Beverages and tobacco"),
    "2": mark("Raw materials"),
    "3": mark("Fuels and lubricants"),
    "4": mark("Oils, fats and waxes"),
    "5": mark("Chemicals"),
    "6": mark("Manufactured goods"),
    "7": mark("Machinery and transport equipment"),
    "8": mark("Other manufactured articles"),
    "9": mark("Goods not elsewhere classified"),
    SERVICES: mark("Services"),
}


def shares(store: Store, country: str, flow: str, partner: str, most: int) -> Frame:
    """Percent of a country's exports to all partners by SITC section and year.

    The `most` sections with the largest shares over all years, then all others. Empty for imports,
    for one partner, and for a country without such figures.
    """
    entries = [row for row in store.package.sitc if row.country == country]
    if (flow, partner) != ("export", WORLD):
        return ()
    by_year: dict[str, list[SitcExport]] = {}
    for entry in entries:
        if entry.partner == WORLD:
            by_year.setdefault(entry.period, []).append(entry)
    totals = {year: sum(part.value_usd for part in parts) for year, parts in by_year.items()}
    weight: dict[str, float] = {}
    for year, parts in by_year.items():
        for part in parts:
            weight[part.section] = weight.get(part.section, 0.0) + part.value_usd / totals[year]
    kept = sorted(weight, key=lambda section: (-weight[section], section))[:most]
    rows = []
    for year, parts in sorted(by_year.items()):
        by_section = {part.section: part for part in parts}
        rest = [part for part in parts if part.section not in kept]
        groups = [[by_section[section]] for section in kept if section in by_section]
        rows += [_row(store, group, totals[year]) for group in (*groups, rest) if group]
    return tuple(rows)


def _row(store: Store, parts: list[SitcExport], total: float) -> Row:
    """One section, or several as all others."""
    first = parts[0]
    alone = len(parts) == 1
    value = sum(part.value_usd for part in parts)
    observation = Observation(
        country=first.country,
        reporter=first.country,
        partner=first.partner,
        period=first.period,
        flow="export",
        commodity=PREFIX + first.section if alone else OTHER,
        value_usd=value,
        value=value,
        unit="USD",
        ledger="partner",
        status=first.status,
        source=first.source,
    )
    row = keyed(
        store,
        observation,
        measure="share",
        value=share(value, total) or 0.0,
        unit="percent",
        status="derived",
        source=first.source,
        note=_("share of exports of goods and services, SITC sections"),
    )
    name = _(_NAMES[first.section]) if alone else _("All other sections")
    return row._replace(commodity_name=name)
