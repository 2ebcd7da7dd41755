"""Which announced amounts are the largest, and of what type?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from components.charts.kit import marks, style
from components.charts.kit.base import Chart, Figure, Frame, Row, brief, show
from components.charts.kit.draw import LEGEND, dots, groups
from components.charts.kit.lettering import room_for, wrap
from components.charts.kit.projects import chosen, row_of
from components.language.terms import measure_name
from components.language.text import _, mark
from components.state import ViewState
from data.store import Store

MOST = 8
#: markers by type of amount, since amounts of two types must not be compared
_SHAPES: Mapping[str, str] = {
    "cost": "circle",
    "contract": "square",
    "loan": "diamond",
    "grant": "pentagon",
    "investment": "triangle-up",
    "offer": "triangle-down",
    "unstated": "hexagon",
}


def table(store: Store, state: ViewState) -> Frame:
    """The largest amounts, one row for each project."""
    rows = [
        row_of(store, project) for project in chosen(store, state) if project.value_usd is not None
    ]
    return tuple(sorted(rows, key=lambda row: -row.value)[:MOST])


def figure(frame: Frame, state: ViewState) -> Figure:
    """A dot for each project; the shape is the type of amount."""
    names = {row.item: wrap(row.item_name, 24) for row in frame}
    chosen_item = state.item if state.item in names else ""
    axis = style.axis_money([row.value for row in frame], most=3)
    kinds = groups(frame, "measure")
    # grey: a trace's own entry would have the colour of one of its sectors
    entries = [
        marks.key_entry(
            measure_name(kind),
            {"symbol": _SHAPES[kind], "size": 11, "color": style.NEUTRAL},
            "scatter",
        )
        for kind in kinds
    ]
    data = [
        dots(
            rows,
            name=measure_name(kind),
            label=lambda row: names[row.item],
            text=brief,
            side=lambda row: "right",
            hover=_hover,
            colour=lambda row: style.SECTOR_COLOURS[row.sector],
            click=lambda row: {"item": row.item},
            shape=_SHAPES[kind],
            opacity=lambda row: style.fade(row.item, chosen_item),
        )
        | {"showlegend": False}
        for kind, rows in kinds.items()
    ]
    return {
        "data": [*entries, *data],
        "layout": {
            "showlegend": True,
            "legend": LEGEND,
            "yaxis": {
                "type": "category",  # plotly would go by the first trace, which is of the key
                "autorange": "reversed",
                "categoryorder": "array",
                "categoryarray": [names[row.item] for row in frame],
                "ticks": "",
                "showgrid": False,
            },
            # the labels are in the margin, which fits the longest
            "xaxis": axis | {"range": [0, 1.04 * max(row.value for row in frame)]},
            "height": max(260, 100 + _row_height(names.values()) * len(frame)),
            "margin": {"t": 64, "r": room_for(map(brief, frame)) - 10},
        },
    }


def _row_height(names: Iterable[str]) -> int:
    """Pixels of a row, in which the longest name has room."""
    return max(52, 21 * max(1 + name.count("<br>") for name in names))


def _hover(row: Row) -> str:
    return f"{show(row)}<br>{wrap(row.note, 52)}"


def finding(frame: Frame, state: ViewState) -> str:
    """The largest amount and its type."""
    top = frame[0]
    return _("The largest single amount is {project}: {value} ({kind})").format(
        project=top.item_name, value=show(top), kind=measure_name(top.measure)
    )


def subtitle(frame: Frame, state: ViewState) -> str:
    """Why the amounts must not be added up."""
    return _(
        "US dollars as announced. Costs, contracts, loans and plans are not "
        "comparable: compare within a shape, and do not add them up"
    )


CHART = Chart(
    id="projects_values",
    question=mark("Which announced amounts are the largest, and of what type?"),
    uses=("country", "period", "sector", "stage", "item"),
    missing=mark("None of the selected projects has an announced amount in dollars."),
    compares=("country", "period"),
    table=table,
    figure=figure,
    finding=finding,
    subtitle=subtitle,
)
