"""What the charts of traffic share: rows of a measure by route and period, drawn as bars.

Each route has a block of bars, one for each period, on a scale that all blocks share. A bar of a
part of a year is hatched, and its label names the months: parts of different lengths, and years
without a figure, would make any line wrong. Figures of different units, or of rail and of all
modes, are never on one axis.
"""

from __future__ import annotations

from collections.abc import Mapping

from components.charts.kit import draw, lettering, marks, style
from components.charts.kit.base import (
    Chart,
    Figure,
    Frame,
    Row,
    brief,
    counted_when,
    label_of,
    show,
    subtitle_of,
    weakness,
)
from components.charts.kit.points import point
from components.language import numbers
from components.language.sources import publisher_name
from components.language.terms import PRESS, measure_name, route_name, status_name
from components.language.text import _, aside, capital, joined, mark
from components.state import ViewState
from data.analysis.published import countries_of_traffic, traffic_figures
from data.records.codes import ALL_COMMODITIES, CHINA, REGION
from data.records.series import Published
from data.store import Store, is_year

NO_TRAFFIC = mark("No traffic figures of this kind found for this country's crossings.")
#: names of subjects that combine several routes
NAMES: Mapping[str, str] = {
    "china-europe-trains": mark("China–Europe"),
    "china-europe-asia-trains": mark("China–Europe and China–Central Asia"),
    "xinjiang-two-rail-ports": mark("Both rail ports of Xinjiang"),
    "khorgos-all": mark("Khorgos, all modes incl. gas"),
    "kazakhstan-china-rail": mark("Kazakhstan–China, all railways"),
    "kazakhstan-china-road": mark("Kazakhstan–China, all roads"),
    "kazakhstan-grain-to-china-rail": mark("Grain from Kazakhstan by rail"),
}
#: names of routes that are short enough for labels
SHORT: Mapping[str, str] = {
    "khorgos-rail": mark("Khorgos, rail"),
    "alashankou-rail": mark("Dostyk–Alashankou, rail"),
    "khorgos-road": mark("Khorgos, road"),
    "torugart": mark("Torugart"),
    "irkeshtam": mark("Irkeshtam"),
    "bakhty": mark("Bakhty"),
}


#: pixels of a bar or a line of a heading; characters of such a line; how wide labels are as a part
#: of what they are counted as
_LINE_HEIGHT, _HEADING, _NARROWER = 22, 30, 0.94
#: units that the name of the measure has: number of trains, vehicles that crossed
_NAMED = frozenset({"trains", "vehicles"})


def name_of(store: Store, subject: str) -> str:
    """Name of a route or an aggregate in the reader's language."""
    if subject in SHORT or subject in NAMES:
        return _(SHORT.get(subject) or NAMES[subject])
    return route_name(next(route for route in store.package.routes if route.id == subject))


def rows_of(
    store: Store,
    state: ViewState,
    measures: tuple[str, ...],
    subjects: tuple[str, ...],
    *,
    strict: bool = False,
) -> Frame:
    """The figures to draw, in the unit of the measure; see `traffic_figures`."""
    return tuple(
        _row(store, published)
        for published in traffic_figures(
            store, state.country, measures, subjects, state.item, strict=strict
        )
    )


def _row(store: Store, published: Published) -> Row:
    assert published.value is not None
    places = countries_of_traffic(store, published.subject)
    country = places[0] if len(places) == 1 else REGION
    row = Row(
        country=country,
        country_name=label_of(store, country),
        partner=CHINA,
        partner_name=label_of(store, CHINA),
        period=published.period,
        flow="turnover",
        commodity=ALL_COMMODITIES,
        commodity_name=_("all commodities"),
        measure=published.measure,
        value=published.value,
        unit=published.unit,
        ledger=PRESS,
        status="incomplete" if published.scope == "part" else published.status,
        source=published.source,
        note="",
        item=published.subject,
        item_name=name_of(store, published.subject),
        # `incomplete` is used for parts of years whose last month is incomplete
        reason="open_end" if published.status == "incomplete" else "",
        publisher=publisher_name(store, published.publisher),
    )
    return row._replace(note=joined(filter(None, (_when(row), _(published.note))), "; "))


def _when(row: Row) -> str:
    """`Jan–Sep 2024, last month incomplete, China State Railway`: the months, and the publisher."""
    when = numbers.period(row.period)
    if row.reason == "open_end":
        when = _("{period}, last month incomplete").format(period=when)
    return _("{when}, {publisher}").format(when=when, publisher=row.publisher)


def figure(frame: Frame, state: ViewState) -> Figure:
    """A block of bars for each subject, under its name; the first period at the top."""
    chosen = state.item if any(row.item == state.item for row in frame) else ""
    labels: dict[str, str] = {}  # of each line of the plot, from top to bottom
    headings: list[Figure] = []
    data: list[Figure] = []
    for item, rows in draw.groups(frame, "item").items():
        name = lettering.wrap(rows[0].item_name, _HEADING)
        lines = 1 + name.count("<br>")
        middle = len(labels) + (lines - 1) / 2
        headings.append(lettering.text_at(f"<b>{name}</b>", middle, ref="y"))
        labels |= {f"{item} {line}": "" for line in range(lines)}
        labels |= {_line(row): _label(row) for row in rows}
        data.append(
            {
                "type": "bar",
                "orientation": "h",
                "name": rows[0].item_name,
                "y": [_line(row) for row in rows],
                "x": [row.value for row in rows],
                "text": [brief(row) for row in rows],
                "textposition": "outside",
                "textfont": {"size": 11},
                "cliponaxis": False,
                "hovertext": [joined((_when(row), show(row)), ": ") for row in rows],
                "hovertemplate": f"{rows[0].item_name}<br>%{{hovertext}}<extra></extra>",
                "customdata": [point(row, **_click(row)) for row in rows],
                "marker": {
                    "color": style.TRAFFIC,
                    "opacity": style.fade(item, chosen),
                    "pattern": marks.hatching(rows),
                },
            }
        )
    # headings begin where the labels of the bars do
    left = round(_NARROWER * lettering.room_for(labels.values(), beside=0))
    for heading in headings:
        heading["xshift"] = -left
    return {
        "data": data,
        "layout": {
            "height": 130 + _LINE_HEIGHT * len(labels),
            "bargap": 0.3,
            "yaxis": {
                "type": "category",
                "categoryorder": "array",
                "categoryarray": list(labels),
                "range": [len(labels) - 0.4, -0.6],
                "tickvals": list(labels),
                "ticktext": list(labels.values()),
                "tickfont": {"size": 12},
                "ticks": "",
                "showgrid": False,
            },
            "xaxis": {
                "range": [0, 1.3 * max(row.value for row in frame)],
                "showticklabels": False,
                "showgrid": False,
                "zeroline": False,
            },
            "annotations": headings,
            "margin": {"b": 40, "l": left},  # a label may be narrower: its heading is not cut
        },
    }


def _line(row: Row) -> str:
    """The category of a bar."""
    return f"{row.item} {row.period}"


def _label(row: Row) -> str:
    """`2024`, `Jan–Sep 2024`; that a figure is an estimate, or a year lacks its last days."""
    is_nearly_whole = row.reason == "open_end" and row.period.endswith("-12")
    is_doubtful = is_nearly_whole or row.status in ("estimate", "suspect")
    return aside(numbers.period(row.period), status_name(row.status) if is_doubtful else "")


def subtitle(frame: Frame, state: ViewState) -> str:
    """What is counted, in which unit, by whom and when."""
    measures = joined(map(measure_name, dict.fromkeys(row.measure for row in frame)))
    if all(row.unit in _NAMED for row in frame):
        return f"{capital(measures)} · {counted_when(frame)}"
    return f"{capital(measures)} · {subtitle_of(frame, state)}"


def _click(row: Row) -> dict[str, str]:
    """A click on a route selects it; one on an aggregate selects its year."""
    return {"period": row.period[:4]} if row.item in NAMES else {"item": row.item}


def newest(frame: Frame) -> Row:
    """The largest figure of the latest whole year, or of the latest part if there is none."""
    whole = [row for row in frame if is_year(row.period)] or list(frame)
    last = max(row.period for row in whole)
    return max((row for row in whole if row.period == last), key=lambda row: row.value)


def chart(
    chart_id: str,
    question: str,
    title: str,
    measures: tuple[str, ...],
    subjects: tuple[str, ...],
    missing: str = NO_TRAFFIC,
    *,
    strict: bool = False,
) -> Chart:
    """The declaration of one chart of traffic.

    `title` is its finding, with {name}, {value} and {when} of the largest figure of the latest
    whole year; an estimate is called one. `measures`, `subjects` and `strict` are those of
    `traffic_figures`.
    """

    def finding(frame: Frame, state: ViewState) -> str:
        row = newest(frame)
        told = _(title).format(name=row.item_name, value=show(row), when=numbers.period(row.period))
        return aside(told, weakness(row))

    return Chart(
        id=chart_id,
        question=question,
        uses=("country", "item"),
        missing=missing,
        table=lambda store, state: rows_of(store, state, measures, subjects, strict=strict),
        figure=figure,
        finding=finding,
        subtitle=subtitle,
    )
