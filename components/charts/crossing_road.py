"""How many vehicles cross into China, and where?"""

from __future__ import annotations

from components import numbers
from components.charts import traffic
from components.charts.base import Chart, Frame, show
from components.state import ViewState
from components.text import _, mark
from data.store import Store

#: where vehicles are counted that crossed; exported ones are another count, shown when chosen
_ONLY = ("kazakhstan-china-road", "torugart", "irkeshtam")


def table(store: Store, state: ViewState) -> Frame:
    """Each route's figures by year and part of a year, as operators and officials print them."""
    return traffic.rows_of(store, state, ("vehicle_crossings", "vehicles_exported"), _ONLY)


def finding(frame: Frame, state: ViewState) -> str:
    """The largest of the newest whole year."""
    row = traffic.newest(frame)
    return _("{name}: {value} vehicles, {when}").format(
        name=row.item_name, value=show(row), when=numbers.period(row.period)
    )


CHART = Chart(
    id="crossing_road",
    question=mark("How many vehicles cross into China, and where?"),
    view="corridors",
    order=70,
    uses=("country", "item"),
    missing=mark("No traffic of this kind is published for crossings of this country."),
    time=True,
    table=table,
    figure=traffic.figure,
    finding=finding,
    subtitle=traffic.subtitle,
)
