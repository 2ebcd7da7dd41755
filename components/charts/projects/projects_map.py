"""Where are the projects, and which routes lead to China?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from typing import Any

from components.charts.kit import geo, maplabels, marks, style
from components.charts.kit.base import Chart, Figure, Frame, Row, show
from components.charts.kit.draw import LEGEND
from components.charts.kit.lettering import wrap
from components.charts.kit.paint import veil
from components.charts.kit.points import point
from components.charts.kit.projection import project
from components.charts.kit.projects import (
    chosen,
    counted,
    country_names,
    is_open,
    measure_of,
    routes_of,
    row_of,
)
from components.language.terms import PRESS, measure_name, route_name, sector_name, stage_name
from components.language.text import _, in_turn, joined, mark
from components.state import ViewState
from data.records.codes import REGION
from data.records.projects import STAGES, THEMES, Route, countries_of, path_of
from data.store import Store

#: measure of a route's row -> layer of the map
_LAYERS: Mapping[str, str] = {
    "crossing": "crossings",
    "railway": "railways",
    "gas_line": "pipelines",
    "oil_line": "pipelines",
}
#: crossings that are named on the map; the others are named in the hover text
_NAMED = ("khorgos-road", "alashankou-rail", "bakhty", "torugart", "irkeshtam", "kulma")
#: lines that are named, and how
_LINE_NAMES = {
    "gas-ab": mark("Gas lines A, B, C"),
    "gas-d": mark("Gas line D"),
    "oil-kz": mark("Crude oil"),
    "cku-rail": mark("China–Kyrgyzstan–<br>Uzbekistan railway"),
    "alashankou-rail": mark("Railway to Dostyk"),
}
#: sides of a crossing on which its name may stand: first in China, where there are no projects
_BESIDE = ("r", "br", "tr", "b", "t", "l", "bl", "tl")


def table(store: Store, state: ViewState) -> Frame:
    """The projects that have a place on the map, then crossings and lines, of the chosen layers."""
    layers = state.map_layers
    projects = [
        row_of(store, record)
        for record in chosen(store, state)
        if record.lat is not None and record.lon is not None and geo.on_map(record.lat, record.lon)
    ]
    if not projects:
        return ()
    routes = [
        _route_row(store, route)
        for route in routes_of(store, state.country)
        if _LAYERS[measure_of(route)] in layers or ("railways" in layers and _has_railway(route))
    ]
    return (*(projects if "projects" in layers else ()), *routes)


def _has_railway(route: Route) -> bool:
    """True for a crossing from which a railway is drawn."""
    return route.kind == "border_crossing" and bool(route.path)


def _route_row(store: Store, route: Route) -> Row:
    codes = countries_of(route)
    path = ";".join(f"{lat},{lon}" for lat, lon in path_of(route))
    return Row(
        country=codes[0] if len(codes) == 1 else REGION,
        country_name=country_names(store, codes),
        partner="",
        partner_name="",
        period=route.status_as_of[:4],
        flow="",
        commodity="",
        commodity_name="",
        measure=measure_of(route),
        value=1.0,
        unit="place",
        ledger=PRESS,
        status="reported",
        source=route.source,
        note=joined(filter(None, (_(route.status), _(route.note), _("place approximate"))), "; "),
        item=route.id,
        item_name=route_name(route),
        stage="operating" if is_open(route) else "",
        place=path or f"{route.lat},{route.lon}",
    )


def places_of(row: Row) -> list[tuple[float, float]]:
    """(latitude, longitude) of each place of a row."""
    pairs = (pair.split(",") for pair in row.place.split(";"))
    return [(float(lat), float(lon)) for lat, lon in pairs]


def figure(frame: Frame, state: ViewState) -> Figure:
    """Ground, lines, crossings, projects, and a ring around the chosen one."""
    projects = [row for row in frame if row.sector]
    routes = [row for row in frame if not row.sector]
    layers = state.map_layers
    crossings = [row for row in routes if row.measure == "crossing" and "crossings" in layers]
    lines = [
        row
        for row in routes
        if ";" in row.place and (row.measure != "crossing" or "railways" in layers)
    ]
    kept = [project(lon, lat) for lat, lon in (places_of(row)[0] for row in crossings)]
    # on the map of one country, markers need less distance in kilometres
    east, _north = geo.frame_of(state.country)
    apart = 52.0 * min(1.0, (east[1] - east[0]) / (geo.EAST[1] - geo.EAST[0]))
    spots = geo.spread([places_of(row)[0] for row in projects], kept, apart)
    placed = dict(zip((row.item for row in projects), spots, strict=True))
    data: list[Figure] = [_line(row, chosen=row.item == state.item) for row in lines]
    data += _rings(frame, placed, state)
    for theme in THEMES:
        own = [row for row in projects if row.sector == theme]
        if own:
            data += [_markers(own, placed, state), _key(theme)]
    data.append(_crossings(crossings, state))
    labels = _labels(crossings, lines, state)
    return {
        "data": [trace for trace in data if trace["x"]],
        "layout": geo.axes(state.country)
        | {
            "shapes": geo.ground(state.country),
            # for pictures that the server draws; the browser replaces them
            "annotations": maplabels.usual(labels),
            "meta": {"labels": labels},
            "showlegend": True,
            "legend": LEGEND,
            "margin": {"l": 0, "r": 0, "t": 34},
        },
    }


def _line(row: Row, *, chosen: bool) -> Figure:
    """A line through its places; dashed if it is not yet in operation, thick if it is chosen."""
    points = [project(lon, lat) for lat, lon in places_of(row)]
    return {
        "type": "scatter",
        "mode": "lines",
        "name": row.item_name,
        "x": [round(x) for x, _y in points],
        "y": [round(y) for _x, y in points],
        "line": {
            "color": style.ROUTE_COLOURS.get(row.measure, style.RAIL),
            "width": 6 if chosen else 2.5,
            "dash": "solid" if row.stage else "dash",
        },
        "opacity": 0.8,
        "hoverinfo": "skip",
        "showlegend": False,
    }


def _crossings(rows: list[Row], state: ViewState) -> Figure:
    points = [project(places_of(row)[0][1], places_of(row)[0][0]) for row in rows]
    return {
        "type": "scatter",
        "mode": "markers",
        "name": _("Crossings"),
        "x": [round(x) for x, _y in points],
        "y": [round(y) for _x, y in points],
        "hovertext": [_hover_route(row) for row in rows],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "customdata": [point(row, item=row.item) for row in rows],
        "showlegend": False,
        "marker": {
            "symbol": "cross",
            "size": [13 if row.item == state.item else 9 for row in rows],
            "color": style.ACCENT,
            "opacity": 1,
        },
    }


def _short(name: str) -> str:
    """`Khorgos` from `Khorgos (Nur Zholy) - Horgos`."""
    return re.split(r"\s[(–—]|（", name)[0]


def _hover_route(row: Row) -> str:
    return f"<b>{row.item_name}</b><br>{wrap(row.note, 52)}"


def _labels(crossings: list[Row], lines: list[Row], state: ViewState) -> list[dict[str, Any]]:
    """The names of countries, crossings and lines, the most important first."""
    named = [row for row in crossings if row.item in (*_NAMED, state.item)]
    named.sort(key=lambda row: row.item != state.item)
    return [
        *maplabels.countries(),
        *(
            maplabels.label(
                _short(row.item_name), _places_on_map(row)[:1], _BESIDE, size=12, led=True
            )
            for row in named
        ),
        *(
            maplabels.label(
                _(_LINE_NAMES[row.item]),
                maplabels.along(_places_on_map(row)),
                ("t", "b", "r", "l"),
                size=11,
            )
            for row in lines
            if row.item in _LINE_NAMES
        ),
    ]


def _places_on_map(row: Row) -> list[tuple[float, float]]:
    """Kilometres on the map of each place of a row."""
    return [project(lon, lat) for lat, lon in places_of(row)]


def _rings(
    frame: Frame, placed: Mapping[str, tuple[float, float]], state: ViewState
) -> list[Figure]:
    """A ring around the chosen project or crossing."""
    row = next((candidate for candidate in frame if candidate.item == state.item), None)
    if row is None or (";" in row.place and row.measure != "crossing"):
        return []
    lat, lon = places_of(row)[0]
    x, y = placed.get(row.item, project(lon, lat))
    return [
        {
            "type": "scatter",
            "mode": "markers",
            "name": "chosen",
            "x": [round(x)],
            "y": [round(y)],
            "hoverinfo": "skip",
            "showlegend": False,
            "marker": {
                "symbol": "circle-open",
                "size": 26,
                "color": style.ACCENT,
                "line": {"width": 3},
            },
        }
    ]


def _markers(
    rows: list[Row], placed: Mapping[str, tuple[float, float]], state: ViewState
) -> Figure:
    """The projects of one theme: its shape and colour, the fill by status."""
    theme = rows[0].sector
    colour, shape = style.SECTOR_COLOURS[theme], style.SECTOR_SYMBOLS[theme]
    fills = {"operating": colour, "construction": veil(colour, 0.35)}
    size = 13 if shape == "triangle-up" else 11  # a triangle looks smaller than other shapes
    marks = {"announced": f"{shape}-open", "cancelled": "x-thin-open"}
    return {
        "type": "scatter",
        "mode": "markers",
        "name": sector_name(theme),
        "x": [round(placed[row.item][0]) for row in rows],
        "y": [round(placed[row.item][1]) for row in rows],
        "hovertext": [_hover(row) for row in rows],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "customdata": [point(row, item=row.item) for row in rows],
        "showlegend": False,
        "marker": {
            "symbol": [marks.get(row.stage, shape) for row in rows],
            "size": [size + 4 if row.item == state.item else size for row in rows],
            "opacity": 1,
            "color": [fills.get(row.stage, colour) for row in rows],
            "line": {"width": 1.8, "color": [colour for _row in rows]},
        },
    }


def _hover(row: Row) -> str:
    value = in_turn(show(row), measure_name(row.measure)) if row.unit == "USD" else show(row)
    lines = (
        f"<b>{wrap(row.item_name, 44)}</b>",
        f"{row.country_name} · {sector_name(row.sector)}",
        stage_name(row.stage),
        value,
    )
    return "<br>".join(lines)


def _key(theme: str) -> Figure:
    """An entry of the key."""
    marker = {
        "symbol": style.SECTOR_SYMBOLS[theme],
        "size": 11,
        "color": style.SECTOR_COLOURS[theme],
    }
    return marks.key_entry(sector_name(theme), marker, "scatter")


def finding(frame: Frame, state: ViewState) -> str:
    """The chosen project and its status, else the number of projects by status."""
    row = next((candidate for candidate in frame if candidate.item == state.item), None)
    if row is not None and state.item:
        return joined(filter(None, (row.item_name, row.sector and stage_name(row.stage))), ": ")
    stages = Counter(row.stage for row in frame if row.sector)
    if not stages:
        return _("Routes that lead to China, on the map: {count}").format(count=counted(len(frame)))
    texts = joined(
        _("{stage} {count}").format(stage=stage_name(stage), count=counted(stages[stage]))
        for stage in STAGES
        if stages[stage]
    )
    return _("China-backed projects on the map: {stages}").format(stages=texts)


def subtitle(frame: Frame, state: ViewState) -> str:
    """How to read the markers."""
    return _(
        "Filled: operating; tinted: under construction; hollow: announced; "
        "✕ cancelled. Red crosses: crossings into China. Dashed: not yet in "
        "operation. Places are approximate; overlapping ones are moved "
        "apart."
    )


def why_empty(store: Store, state: ViewState) -> str:
    """That the reader turned every layer off, or that no selected project has a place."""
    return _(CHART.missing) if state.map_layers else _("All layers of the map are turned off.")


CHART = Chart(
    own_marks="the status of a project",
    id="projects_map",
    question=mark("Where are the projects, and which routes lead to China?"),
    uses=("country", "period", "sector", "stage", "item", "layers"),
    missing=mark(
        "None of the selected projects has a known location; the list also "
        "has projects without one."
    ),
    why_empty=why_empty,
    compares=("country", "period"),
    table=table,
    figure=figure,
    finding=finding,
    subtitle=subtitle,
    kind="map",
    height=660,
    tall="clamp(23rem, 6rem + 62cqi, 44rem)",
)
