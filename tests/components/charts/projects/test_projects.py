"""The charts of /projects: places, counts, and amounts that are never added up."""

from __future__ import annotations

from collections import Counter
from math import hypot

import orjson
import pytest

from components.charts.kit import geo
from components.charts.kit.base import Figure, Row
from components.charts.kit.points import with_places
from components.charts.kit.projection import project
from components.charts.kit.projects import chosen, row_of
from components.charts.projects import projects_map, projects_turn, projects_values
from components.render import Renderer
from components.state import ViewState
from components.views import CHARTS
from data.analysis.projects import year_of
from data.records.projects import KINDS, STAGES, THEMES
from data.store import Store

HERE = ViewState(view="projects")


def spots(figure: Figure) -> dict[str, tuple[float, float]]:
    """Item -> where it is drawn, in kilometres, for each item that can be clicked."""
    return {
        data["item"]: (x, y)
        for trace in figure["data"]
        if "customdata" in trace
        for x, y, data in zip(trace["x"], trace["y"], trace["customdata"], strict=True)
    }


def test_a_project_is_drawn_where_it_is(store: Store) -> None:
    """The solar park is within 20 km of its coordinates and far from those of another project."""
    frame = projects_map.table(store, HERE)
    x, y = spots(projects_map.figure(frame, HERE))["P006"]
    there, other = project(66, 40), project(73, 41)
    assert hypot(x - there[0], y - there[1]) < 20
    assert hypot(x - other[0], y - other[1]) > 400


def test_every_project_with_a_place_is_on_the_map_once(store: Store) -> None:
    """Each point leads to the row of its project."""
    frame = projects_map.table(store, HERE)
    figure = projects_map.figure(frame, HERE)
    placed = {
        record.id
        for record in store.package.projects
        if record.lat is not None and record.lon is not None and geo.on_map(record.lat, record.lon)
    }
    drawn = [
        data["item"]
        for trace in figure["data"]
        for data in trace.get("customdata", ())
        if data["item"].startswith("P")
    ]
    assert Counter(drawn) == Counter(placed)
    assert len(placed) == len(store.package.projects) - 1
    for trace in with_places(frame, figure["data"]):
        for data in trace.get("customdata", ()):
            assert frame[data["row"]].item == data["item"]


@pytest.mark.parametrize("country", ["CA5", "UZB", "TJK"])
def test_no_point_hides_another(store: Store, country: str) -> None:
    """They are half a marker apart at least, and near their places."""
    state = HERE.with_(country=country)
    frame = projects_map.table(store, state)
    drawn = spots(projects_map.figure(frame, state))
    east, _north = geo.frame_of(country)
    least = 0.8 * 52 * min(1.0, (east[1] - east[0]) / (geo.EAST[1] - geo.EAST[0]))
    projects = {name: spot for name, spot in drawn.items() if name.startswith("P")}
    for name, (x, y) in projects.items():
        for other, (other_x, other_y) in projects.items():
            assert name == other or hypot(x - other_x, y - other_y) > least, (name, other)
    for row in frame:
        if row.sector:
            lat, lon = projects_map.places_of(row)[0]
            x, y = project(lon, lat)
            assert hypot(drawn[row.item][0] - x, drawn[row.item][1] - y) < 320, row.item_name


def test_lines_join_the_places_of_the_table(store: Store) -> None:
    """The railway in the mountains is dashed; lines A and B are solid and end at Khorgos."""
    figure = projects_map.figure(projects_map.table(store, HERE), HERE)
    lines = {trace["name"]: trace for trace in figure["data"] if trace["mode"] == "lines"}
    railway = lines["A railway through the mountains"]
    assert railway["line"]["dash"] == "dash"
    x, y = project(75.4, 40.5)
    assert (round(x), round(y)) in list(zip(railway["x"], railway["y"], strict=True))
    gas = lines["Lines A and B"]
    x, y = project(80.4, 44.2)
    assert (gas["x"][-1], gas["y"][-1]) == (round(x), round(y))
    assert gas["line"]["dash"] == "solid"
    assert lines["Line D"]["line"]["dash"] == "dash"


def test_nothing_of_the_map_comes_from_elsewhere(renderer: Renderer) -> None:
    """Neither tiles nor plotly's own maps, which load outlines from another host."""
    text = orjson.dumps(renderer.card(CHARTS["projects_map"], HERE)).decode()
    figure = orjson.loads(text)["figure"]
    assert {trace["type"] for trace in figure["data"]} == {"scatter"}
    assert not {"geo", "map", "mapbox", "images"} & figure["layout"].keys()


def test_counts_are_those_of_the_table(store: Store) -> None:
    """Every project with a year is counted once, under its own theme."""
    frame = projects_turn.table(store, HERE)
    counted: Counter[str] = Counter()
    for row in frame:
        counted[row.sector] += int(row.value)
    dated = [record for record in store.package.projects if year_of(record)]
    assert counted == Counter(record.theme for record in dated)
    assert len(dated) >= len(store.package.projects) - 1
    assert all(2004 <= int(year_of(record)) <= 2026 for record in dated)
    assert all(row.unit == "count" for row in frame)


def test_the_title_compares_raw_materials_before_and_since_2015(store: Store) -> None:
    """The shift that the interview describes, in the list of projects."""
    frame = projects_turn.table(store, HERE)
    title = projects_turn.finding(frame, HERE)
    assert title == "Raw materials made up 2 of 3 projects begun before 2015 and 0 of 5 since"


def test_no_amount_is_a_sum(store: Store) -> None:
    """Each drawn amount is that of one project, with its type."""
    own = {record.id: (record.value_usd, record.value_kind) for record in store.package.projects}
    frame = projects_values.table(store, HERE)
    assert len({row.item for row in frame}) == len(frame) > 0
    for row in (*frame, *projects_map.table(store, HERE)):
        if row.unit == "USD":
            assert own[row.item] == (row.value, row.measure)
            assert row.measure in KINDS
    traces = [trace for trace in projects_values.figure(frame, HERE)["data"] if "text" in trace]
    assert len(traces) == len({row.measure for row in frame})
    assert sum(len(trace["x"]) for trace in traces) == len(frame)


def test_a_project_without_an_amount_has_none(store: Store) -> None:
    """Neither zero nor a number of dollars."""
    rows: list[Row] = [
        row_of(store, record) for record in store.package.projects if record.value_usd is None
    ]
    assert rows
    assert {row.unit for row in rows} == {"place"}
    assert {row.measure for row in rows} == {"no_amount"}


def test_filters_combine(store: Store) -> None:
    """Country, sector, status and year are all applied; each value of them has projects."""
    records = chosen(store, HERE.with_(country="KAZ", sector="making", stage="operating"))
    assert records
    for record in records:
        assert "KAZ" in record.countries
        assert (record.theme, record.status) == ("making", "operating")
    for theme in THEMES:
        assert chosen(store, HERE.with_(sector=theme))
    for stage in STAGES:
        assert chosen(store, HERE.with_(stage=stage))
    assert {year_of(record) for record in chosen(store, HERE.with_(period="2019"))} == {"2019"}


def test_layers_turn_off_what_they_name(store: Store) -> None:
    """Without crossings the railways that begin at them stay, and without any layer nothing does."""

    def drawn(layers: str) -> tuple[set[str], set[str]]:
        state = HERE.with_(layers=layers)
        figure = projects_map.figure(projects_map.table(store, state), state)
        lines = {trace["name"] for trace in figure["data"] if trace["mode"] == "lines"}
        return set(spots(figure)), lines

    items, lines = drawn("")
    crossings = {name for name in items if not name.startswith("P")}
    assert crossings
    assert {"Line D", "A railway through the mountains"} < lines
    assert drawn("projects~railways~pipelines") == (items - crossings, lines)
    assert drawn("crossings")[0] == crossings
    assert "Line D" not in drawn("projects~crossings~railways")[1]
    assert projects_map.table(store, HERE.with_(layers="none")) == ()
    assert "turned off" in projects_map.why_empty(store, HERE.with_(layers="none"))


def test_a_chosen_line_is_thick(store: Store) -> None:
    """It has no single place that a ring could mark."""
    state = HERE.with_(item="gas-d")
    figure = projects_map.figure(projects_map.table(store, state), state)
    widths = {
        trace["name"]: trace["line"]["width"]
        for trace in figure["data"]
        if trace["mode"] == "lines"
    }
    assert widths.pop("Line D") > max(widths.values())
    assert "chosen" not in {trace.get("name") for trace in figure["data"]}
