"""How much cargo crosses into China, and where?"""

from __future__ import annotations

from components import numbers
from components.charts import traffic
from components.charts.base import Chart, Frame, show
from components.state import ViewState
from components.text import _, mark
from data.store import Store

#: by rail; all modes together, with pipeline gas, are another matter, shown when chosen
_ONLY = ("khorgos-rail", "alashankou-rail", "kazakhstan-china-rail")


def table(store: Store, state: ViewState) -> Frame:
    """Each route's figures by year and part of a year, as operators and officials print them."""
    return traffic.rows_of(store, state, ("cargo",), _ONLY)


def finding(frame: Frame, state: ViewState) -> str:
    """The largest of the newest whole year."""
    row = traffic.newest(frame)
    return _("{name}: {value}, {when}").format(
        name=row.item_name, value=show(row), when=numbers.period(row.period)
    )


CHART = Chart(
    id="crossing_cargo",
    question=mark("How much cargo crosses into China, and where?"),
    view="corridors",
    order=60,
    uses=("country", "item"),
    missing=mark("No traffic of this kind is published for crossings of this country."),
    time=True,
    table=table,
    figure=traffic.figure,
    finding=finding,
    subtitle=traffic.subtitle,
)
