"""What a card says about a filter that its chart does not follow.

A chart follows a filter if every row has the chosen value. It may show all values instead and
mark the chosen one (`Chart.compares`): lines of countries, bars of years. In any other case the
card says in one clause what it shows instead. The rows decide, so the clause agrees with them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from components.charts.kit.base import Chart, Frame, Row, commodity_label, label_of, span_of
from components.charts.kit.newest import covers
from components.language import numbers
from components.language.terms import flow_name
from components.language.text import _, capital, joined, mark
from components.state import BOTH, DEFAULT, PARAMETERS, ViewState
from data.records.codes import WORLD
from data.store import Store

#: filters that choose rows; the others change how rows are computed or drawn
FILTERS = ("country", "flow", "ledger", "period", "partner", "commodity")
#: filter -> clause of a chart that does not depend on it, unless the chart has its own
_NOT_USED: Mapping[str, str] = {
    "country": mark("All countries."),
    "flow": mark("Exports and imports are shown."),
    "ledger": mark("Each figure says who counted it."),
    "period": mark("All years."),
    "partner": mark("Trade with China only."),
    "commodity": mark("All commodities together."),
    "terms": mark("This chart is in current dollars."),
}


def ignored(chart: Chart, state: ViewState) -> tuple[str, ...]:
    """Return the fields that a control of the page has set and the chart does not depend on."""
    return tuple(
        field
        for field in (*FILTERS, "terms")
        if field not in chart.fields
        and (field not in chart.compares or (field, state.flow) == ("flow", "balance"))
        and getattr(state, field) != getattr(DEFAULT, field)
        and PARAMETERS[field].works_in(state.view)
    )


def clauses(
    store: Store, chart: Chart, frame: Frame, state: ViewState, unused: tuple[str, ...]
) -> list[str]:
    """Return a clause for each filter that the rows do not follow; `unused` is from `ignored`.

    `terms` is mentioned only where there are amounts, the balance only where it is not shown.
    """
    said = [
        _(chart.ignores.get(field, _NOT_USED[field]))
        for field in unused
        if not (field == "terms" and all(row.unit != "USD" for row in frame))
        and not (field in chart.compares and any(row.flow == "balance" for row in frame))
    ]
    for field in FILTERS:
        value = getattr(state, field)
        if field in chart.fields and value not in (getattr(DEFAULT, field), BOTH):
            said.append(_clause(store, chart, frame, field, value))
    return [clause for clause in said if clause]


def _clause(store: Store, chart: Chart, frame: Frame, field: str, value: str) -> str:
    """Return the clause about a filter that the chart depends on; empty if its rows follow it."""
    values = {_year_of(row, value) if field == "period" else getattr(row, field) for row in frame}
    if field == "commodity":
        value = value[:2] if chart.chapters else value
        if any(row.commodity.startswith(value) for row in frame):
            return ""  # it is shown, or what is inside it
    if values == {value} or (value in values and field in chart.compares):
        return ""
    if field == "period" and field in chart.compares and covers(frame, value):
        return ""  # months of the chosen year
    if (field, value) == ("partner", WORLD) and field in chart.compares:
        return ""  # a chart of partners shows all of them
    if field == "ledger":
        return ""  # the renderer says why another ledger is shown
    if field == "flow" and value == "balance" and field not in chart.compares:
        return _("A balance has no parts; total trade is shown.")
    shown = _SHOWN[field](frame) if field not in chart.compares else ""
    missing = _("{value}: no figures here.").format(value=capital(_named(store, field, value)))
    if not shown:
        return missing
    return joined((missing, _("Shown: {what}.").format(what=shown)), " ")


def _year_of(row: Row, year: str) -> str:
    """Return `year` for a part of that year, else the row's period."""
    return year if row.period.startswith(f"{year}-") else row.period


def _named(store: Store, field: str, value: str) -> str:
    if field == "period":
        return numbers.period(value)
    if field == "flow":
        return flow_name(value)
    if field == "commodity":
        return commodity_label(store, value)
    return label_of(store, value)


def _names(name: Callable[[Row], str]) -> Callable[[Frame], str]:
    return lambda frame: joined(list(dict.fromkeys(name(row) for row in frame))[:3])


#: filter -> what the rows of a frame have instead of the chosen value
_SHOWN: Mapping[str, Callable[[Frame], str]] = {
    "country": _names(lambda row: row.country_name),
    "flow": _names(lambda row: flow_name(row.flow)),
    "period": span_of,
    "partner": _names(lambda row: row.partner_name),
    "commodity": _names(lambda row: row.commodity_name),
}
