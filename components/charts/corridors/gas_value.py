"How much does China pay for pipeline gas, and to whom?"

from __future__ import annotations

from components.charts.kit import gas, style
from components.charts.kit.base import Chart, Figure, Frame, show
from components.language.text import _, mark
from components.state import ViewState
from data.analysis.published import gas_by_year
from data.store import Store


def table(store: Store, state: ViewState) -> Frame:
    """US dollars by exporter and whole year, of figures that quote China's customs."""
    figures = gas_by_year(store, state.country, "pipeline_gas_to_china_value", "USD mn")
    return tuple(
        gas.row_of(store, published, measure="value", unit="USD")
        for published in figures
        if published.side == "china"
    )


def figure(frame: Frame, state: ViewState) -> Figure:
    """A line for each exporter."""
    return gas.lines(frame, state, style.axis_of(frame))


def finding(frame: Frame, state: ViewState) -> str:
    """The largest exporter of the latest year, and its value in the year before."""
    last = max(row.period for row in frame)
    row = max((row for row in frame if row.period == last), key=lambda row: row.value)
    earlier = [
        old for old in frame if old.country == row.country and int(old.period) == int(last) - 1
    ]
    text = _("{country} sold China gas worth {value} in {year}").format(
        country=row.country_name, value=show(row), year=last
    )
    if not earlier:
        return text
    return text + _(", against {before} a year earlier").format(before=show(earlier[0]))


CHART = Chart(
    id="gas_value",
    question=mark("How much does China pay for pipeline gas, and to whom?"),
    wide=True,
    uses=("country", "terms"),
    missing=gas.NO_GAS,
    time=True,
    table=table,
    figure=figure,
    finding=finding,
)
