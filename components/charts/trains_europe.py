"""How many freight trains run between China and Europe?"""

from __future__ import annotations

from components import numbers
from components.charts import traffic
from components.charts.base import Chart, Frame, show
from components.state import ViewState
from components.text import _, mark
from data.store import Store

_ONLY = ("china-europe-trains", "china-europe-asia-trains", "xinjiang-two-rail-ports")


def table(store: Store, state: ViewState) -> Frame:
    """Each route's figures by year and part of a year, as operators and officials print them."""
    return traffic.rows_of(store, state, ("trips",), _ONLY)


def finding(frame: Frame, state: ViewState) -> str:
    """The largest of the newest whole year."""
    row = traffic.newest(frame)
    return _("{name}: {value} trains, {when}").format(
        name=row.item_name, value=show(row), when=numbers.period(row.period)
    )


CHART = Chart(
    id="trains_europe",
    question=mark("How many freight trains run between China and Europe?"),
    view="corridors",
    order=40,
    uses=("country", "item"),
    missing=mark(
        "Trains between China and Europe are counted as a whole, not by country: "
        "choose Central Asia."
    ),
    time=True,
    table=table,
    figure=traffic.figure,
    finding=finding,
    subtitle=traffic.subtitle,
)
