"""How much of each country's exports to China is gas?"""

from __future__ import annotations

from components.charts.kit import gas, style
from components.charts.kit.base import Chart, Figure, Frame, Row, show
from components.language.text import _, mark
from components.state import ViewState
from data.analysis.measures import share
from data.analysis.published import gas_by_year
from data.store import Store


def table(store: Store, state: ViewState) -> Frame:
    """Percent of a country's exports to China, both counted by China's customs, by whole year."""
    rows: list[Row] = []
    for published in gas_by_year(store, state.country, "pipeline_gas_to_china_value", "USD mn"):
        total = store.annual(published.subject, "export", "china").get(published.period)
        if published.side != "china" or total is None:
            continue
        row = gas.row_of(store, published, measure="share", unit="percent")
        percent = share(row.value, total.value_usd)
        if percent is None:
            continue
        note = _("gas as a share of all exports to China, both as recorded by China’s customs")
        sources = dict.fromkeys((*published.source.split(";"), *total.source.split(";")))
        rows.append(
            row._replace(value=percent, status="derived", source=";".join(sources), note=note)
        )
    return tuple(rows)


def figure(frame: Frame, state: ViewState) -> Figure:
    """A line for each exporter."""
    return gas.lines(frame, state, style.axis_percent([row.value for row in frame]))


def finding(frame: Frame, state: ViewState) -> str:
    """The country with the highest share in its newest year."""
    newest: dict[str, Row] = {row.country: row for row in frame}
    row = max(newest.values(), key=lambda row: row.value)
    return _("Gas made up {share} of {country}’s exports to China in {year}").format(
        share=show(row), country=row.country_name, year=row.period
    )


CHART = Chart(
    id="gas_share",
    question=mark("How much of each country's exports to China is gas?"),
    uses=("country",),
    missing=gas.NO_GAS,
    time=True,
    table=table,
    figure=figure,
    finding=finding,
)
