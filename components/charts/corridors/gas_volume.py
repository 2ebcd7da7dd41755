"""How much gas flows to China, according to published figures?"""

from __future__ import annotations

from components.charts.kit import draw, gas, lettering, marks, style
from components.charts.kit.base import Chart, Figure, Frame, Row, show
from components.charts.kit.lettering import End
from components.charts.kit.points import point
from components.language import numbers
from components.language.text import _, joined, mark
from components.state import ViewState
from data.analysis.published import gas_by_year
from data.records.series import WHOLE_LINE
from data.store import Store

_LINE = "central_asia_china_pipeline_throughput"


def table(store: Store, state: ViewState) -> Frame:
    """Billion cubic metres by exporter, and of the whole pipeline, by whole year.

    They come from operators, officials and agencies: China's customs publish mass, and nothing by
    country since early 2022.
    """
    figures = [
        *gas_by_year(store, state.country, "pipeline_gas_to_china_volume", "bcm"),
        *(
            published
            for published in gas_by_year(store, state.country, _LINE, "bcm")
            if published.subject == WHOLE_LINE
        ),
    ]
    return tuple(
        gas.row_of(store, published, measure="volume", unit="bcm") for published in figures
    )


def _name(row: Row) -> str:
    return row.item_name or row.country_name


def figure(frame: Frame, state: ViewState) -> Figure:
    """Points without lines: their sources differ."""
    top = max(row.value for row in frame)
    last = max(int(row.period) for row in frame)
    years = [min(row.period for row in frame), str(max(last, gas.LAST_VOLUMES + 1))]
    data, ends = [], []
    for number, rows in enumerate(_series(frame)):
        colour = style.NEUTRAL if rows[0].item else style.COUNTRY_COLOURS[rows[0].country]
        shape = ("circle", "square", "diamond", "triangle-up")[number % 4]
        data.append(
            {
                "type": "scatter",
                "mode": "markers",
                "name": _name(rows[0]),
                "x": [int(row.period) for row in rows],
                "y": [row.value for row in rows],
                "text": [joined((show(row), row.note), "; ") for row in rows],
                "customdata": [point(row, **_click(row)) for row in rows],
                "hovertemplate": f"{_name(rows[0])}, %{{x}}<br>%{{text}}<extra></extra>",
                "marker": {"size": 11, "color": colour, "symbol": marks.symbols(rows, shape)},
            }
        )
        ends.append(End(_name(rows[0]), rows[-1].value, colour, period=rows[-1].period))
    high = 10.0 * (top // 10 + 1)
    ticks = [10.0 * place for place in range(int(high // 10) + 1)]
    named, room = lettering.side_labels(ends, (0.0, high))
    return {
        "data": data,
        "layout": {
            "xaxis": style.axis_years(years),
            "yaxis": {
                "range": [0, high],
                "tickvals": ticks,
                "ticktext": [numbers.amount(tick, "bcm") for tick in ticks],
                "zeroline": False,
            },
            "annotations": [
                *named,
                {
                    "text": lettering.wrap(_("China’s customs stop publishing volumes here"), 18),
                    "x": gas.LAST_VOLUMES,
                    "y": 1.0,
                    "yref": "paper",
                    "xanchor": "left",
                    "yanchor": "bottom",
                    "align": "left",
                    "showarrow": False,
                    "font": {"size": 11},
                },
            ],
            "shapes": style.mark_year(str(gas.LAST_VOLUMES)),
            "margin": {"t": 54, "r": room},
        },
    }


def _series(frame: Frame) -> list[Frame]:
    """The whole pipeline, then each exporter."""
    return [part for rows in draw.groups(frame, "item").values() for part in _by_country(rows)]


def _by_country(rows: Frame) -> list[Frame]:
    return list(draw.groups(rows, "country").values())


def _click(row: Row) -> dict[str, str]:
    return {"item": row.item} if row.item else {"country": row.country}


def finding(frame: Frame, state: ViewState) -> str:
    """The latest figure, and what it is of."""
    row = max(frame, key=lambda row: (row.period, row.value))
    return _("{name}: {value} of gas in {when}; no later volumes found").format(
        name=_name(row), value=show(row), when=numbers.period(row.period)
    )


CHART = Chart(
    id="gas_volume",
    question=mark("How much gas flows to China, according to published figures?"),
    uses=("country",),
    missing=gas.NO_GAS,
    time=True,
    table=table,
    figure=figure,
    finding=finding,
)
