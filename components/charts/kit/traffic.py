"""What the charts of traffic share: rows of a measure by route and year, drawn as lines of points.

Whole years are joined. A part of a year is a crossed point that is not joined; its text says which
part it is. Figures of different units, or of rail and of all modes, are never on one axis.
"""

from __future__ import annotations

from collections.abc import Mapping

from components.charts.kit import draw, lettering, style
from components.charts.kit.base import Chart, Figure, Frame, Row, label_of, show, subtitle_of
from components.charts.kit.points import point
from components.language import numbers
from components.language.sources import publisher_name
from components.language.terms import PRESS, measure_name, route_name
from components.language.text import _, joined, mark
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
    """A line of whole years for each subject, and points for parts of years; labels at the ends."""
    top = max(row.value for row in frame)
    ticks = style.axis_money([top])
    axis = {
        "range": [0, ticks["range"][1]],
        "tickvals": ticks["tickvals"],
        "ticktext": [numbers.amount(tick, frame[0].unit) for tick in ticks["tickvals"]],
        "zeroline": False,
    }
    data: list[Figure] = []
    ends = []
    for number, (item, rows) in enumerate(draw.groups(frame, "item").items()):
        colour = style.SERIES[number % len(style.SERIES)]
        faded = style.fade(item, state.item if any(r.item == state.item for r in frame) else "")
        whole = tuple(row for row in rows if is_year(row.period))
        parts = tuple(row for row in rows if not is_year(row.period))
        if whole:
            data.append(
                draw.line(
                    whole,
                    name=rows[0].item_name,
                    colour=colour,
                    click=_click,
                    opacity=faded,
                )
            )
        if parts:
            data.append(_points(parts, colour, faded))
        last = max(rows, key=lambda row: row.period[:4])
        ends.append((rows[0].item_name, float(last.period[:4]), last.value))
    years = sorted({row.period[:4] for row in frame})
    span = [years[0], years[-1]] if len(years) > 1 else [str(int(years[0]) - 1), years[0]]
    named, room = lettering.side_labels(ends, (0.0, axis["range"][1]))
    return {
        "data": data,
        "layout": {
            "xaxis": style.axis_years(span, most=4),
            "yaxis": axis,
            "annotations": named,
            "margin": {"r": room},
        },
    }


def subtitle(frame: Frame, state: ViewState) -> str:
    """What is counted, in which unit, by whom and when."""
    measures = joined(map(measure_name, dict.fromkeys(row.measure for row in frame)))
    return f"{measures[:1].upper()}{measures[1:]} · {subtitle_of(frame, state)}"


def _click(row: Row) -> dict[str, str]:
    """A click on a route selects it; one on an aggregate selects its year."""
    return {"period": row.period[:4]} if row.item in NAMES else {"item": row.item}


def _points(rows: Frame, colour: str, opacity: float) -> Figure:
    """Parts of years: crossed points that are not joined."""
    texts = [joined((_when(row), show(row)), ": ") for row in rows]
    return {
        "type": "scatter",
        "mode": "markers",
        "name": rows[0].item_name,
        "x": [int(row.period[:4]) for row in rows],
        "y": [row.value for row in rows],
        "text": texts,
        "customdata": [point(row, **_click(row)) for row in rows],
        "hovertemplate": f"{rows[0].item_name}<br>%{{text}}<extra></extra>",
        "opacity": opacity,
        "marker": {"size": 9, "color": colour, "symbol": "circle-x-open"},
    }


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
    whole year. `measures`, `subjects` and `strict` are those of `traffic_figures`.
    """

    def finding(frame: Frame, state: ViewState) -> str:
        row = newest(frame)
        return _(title).format(name=row.item_name, value=show(row), when=numbers.period(row.period))

    return Chart(
        id=chart_id,
        question=question,
        uses=("country", "item"),
        missing=missing,
        time=True,
        table=lambda store, state: rows_of(store, state, measures, subjects, strict=strict),
        figure=figure,
        finding=finding,
        subtitle=subtitle,
    )
