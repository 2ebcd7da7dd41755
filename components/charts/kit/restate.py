"""A frame of current dollars in constant dollars, per person, or in percent of GDP.

The renderer calls `in_terms` between a chart's table and its figure, for charts whose `uses` have
`terms`. The figure then draws the unit that the rows have.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from components.charts.kit.base import Frame, Row
from components.language.text import _
from data.analysis.economy import BASE_YEAR, Restated, restated
from data.records.codes import WEAK
from data.store import Store
from data.sums import joined

#: terms -> measure and unit of the rows
_KINDS: Mapping[str, tuple[str, str]] = {
    "real": ("value_real", "USD_real"),
    "person": ("value_person", "USD_person"),
    "gdp": ("share_of_gdp", "percent_gdp"),
}
_FORMULAS: Mapping[str, Callable[[], str]] = {
    "real": lambda: _("US consumer prices, {year} = 100").format(year=BASE_YEAR),
    "person": lambda: _("divided by the population of the year"),
    "gdp": lambda: _("divided by the GDP of the year at current prices"),
}


def in_terms(store: Store, frame: Frame, terms: str) -> Frame:
    """Return the frame in other terms; without `terms`, as it is.

    Only amounts in current US dollars are changed. Those without a figure to set them against are
    left out, and so are values computed from them that would not hold, such as growth.
    """
    if not terms:
        return frame
    rows = []
    for row in frame:
        if row.unit != "USD" or row.measure != "value":
            continue
        result = restated(store, row.value, row.country, row.period, terms)
        if result is not None:
            rows.append(_row(row, result, terms))
    return tuple(rows)


def why_not_restated(store: Store, terms: str) -> str:
    """Say why a chart that has amounts in current dollars has none in other terms."""
    country, indicator, text = {
        "real": ("USA", "us_cpi", _("Prices: the index in this package covers {first}–{last}.")),
        "person": ("KAZ", "population", _("Population: known for whole years, {first}–{last}.")),
        "gdp": ("KAZ", "gdp", _("GDP: known for whole years, {first}–{last}.")),
    }[terms]
    years = store.economy(country, indicator)
    if not years:
        return _("This package has no figures to compute it with.")
    return text.format(first=min(years), last=max(years))


def _row(row: Row, result: Restated, terms: str) -> Row:
    measure, unit = _KINDS[terms]
    notes = dict.fromkeys(_(figure.note) for figure in result.against if figure.note)
    note = "; ".join(filter(None, (row.note, _FORMULAS[terms](), *notes)))
    return row._replace(
        measure=measure,
        unit=unit,
        value=result.value,
        status=row.status if row.status in WEAK else "derived",
        source=joined([row.source, *(figure.source for figure in result.against)]),
        note=note,
    )
