"""The tile of the two counts: China's figure of total trade divided by the national one.

For the region both are sums over the countries that publish figures.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from components.charts.kit import pairs
from components.charts.kit.base import Frame, Row, brief, label_of, show
from components.charts.kit.points import places_of
from components.language import numbers
from components.language.text import _, joined, mark
from components.state import ViewState, address
from data.analysis.mirror import (
    CHINA_LEDGER,
    OWN_LEDGER,
    Gap,
    gaps,
    publishing,
    region_gaps,
    silent,
)
from data.records.codes import REGION
from data.store import Store

#: measure of a side's figure where it is only compared: for the region it is no total of the five
SIDE = "side"
_FLOW = "turnover"
_SUMS = mark("countries with both counts")


def side_rows(store: Store, country: str, period: str) -> tuple[Row, ...]:
    """China's figure, the national one and their ratio, of a year or the latest that has both.

    () if no year has both. Of a country that no longer publishes, China's latest figure with the
    reason.
    """
    known = _gaps(store, country)
    year = period or max(known, default="")
    if country != REGION and silent(store, country) and period not in known:
        row = pairs.unpaired_row(store, country, _FLOW, period or _latest(store, country))
        return (row._replace(measure=SIDE),) if row else ()
    if year not in known:
        return ()
    gap = known[year]
    china, own = (row._replace(measure=SIDE) for row in pairs.value_rows(store, gap))
    return tuple(_noted(store, row) for row in (china, own, pairs.ratio_row(store, gap)))


def other_ratios(store: Store, ratio: Row) -> Frame:
    """The ratios of all other years."""
    return tuple(
        _noted(store, pairs.ratio_row(store, gap))
        for year, gap in _gaps(store, ratio.country).items()
        if year != ratio.period
    )


def _gaps(store: Store, country: str) -> Mapping[str, Gap]:
    return region_gaps(store, _FLOW) if country == REGION else gaps(store, country, _FLOW)


def _latest(store: Store, country: str) -> str:
    return max(store.annual(country, _FLOW, CHINA_LEDGER), default="")


def _noted(store: Store, row: Row) -> Row:
    """The row; of the region, with the countries that are added up."""
    if row.country != REGION:
        return row
    names = joined(label_of(store, country) for country in publishing(store))
    return row._replace(concept=_SUMS, note=joined(filter(None, (row.note, names)), "; "))


def tile(frame: Frame, state: ViewState, missing: Mapping[str, Any]) -> dict[str, Any]:
    """The tile, with a link to /ledgers. `missing` is its figure if the frame has no ratio."""
    sides = {row.ledger: row for row in frame if row.measure == SIDE}
    ratio = next((row for row in frame if row.measure == pairs.RATIO), None)
    figure = dict(missing)
    if ratio is not None:
        figure = {
            "value": show(ratio),
            "delta": f"{brief(sides[CHINA_LEDGER])} ÷ {brief(sides[OWN_LEDGER])}",
            "foot": " · ".join(filter(None, (numbers.period(ratio.period), _(ratio.concept)))),
            "row": places_of(frame)[id(ratio)],
        }
    elif sides:
        row = sides[CHINA_LEDGER]
        figure |= {"value": _("one count only"), "foot": pairs.why_unpaired(row)}
    return {
        "label": _("China’s ÷ national count"),
        "figures": [figure],
        "link": {
            "text": _("Mirror statistics"),
            "href": address(ViewState("ledgers", country=state.country, period=state.period)),
        },
    }
