"""The outlines of the map: the content of the file, its rules, and the position of places."""

from __future__ import annotations

import json
from itertools import pairwise
from math import asin, cos, hypot, radians, sin, sqrt
from typing import Any

import pytest

from components.charts.kit.projection import project
from data.build.geometry import BOX, INPUT, as_json, simplified
from data.load import ROOT
from data.records.codes import COUNTRIES
from data.records.geometry import GEOMETRY, Geometry
from data.rules.geometry import MAX_SIZE
from data.store import Store


@pytest.fixture(scope="module")
def outlines(store: Store) -> Geometry:
    """The outlines of the real package."""
    return store.package.geometry


def test_the_file_is_small_and_written_as_the_script_writes_it(outlines: Geometry) -> None:
    kept = (ROOT / GEOMETRY).read_bytes()
    assert len(kept) < MAX_SIZE
    assert as_json({code: list(rings) for code, rings in outlines.countries.items()}) == kept  # type: ignore[misc]


def test_the_file_names_its_input_and_its_source(outlines: Geometry, store: Store) -> None:
    assert outlines.input.sha256 == INPUT["sha256"]
    assert outlines.box == BOX
    assert store.package.sources[outlines.source].licence == "public domain"


def test_rings_are_closed_and_within_the_box(outlines: Geometry) -> None:
    west, south, east, north = outlines.box
    for rings in outlines.countries.values():
        for ring in rings:
            assert ring[0] == ring[-1]
            assert all(west <= x <= east and south <= y <= north for x, y in ring)
    assert {*COUNTRIES, "CHN"} <= outlines.countries.keys()


def inside(point: tuple[float, float], ring: Any) -> bool:
    """Even-odd rule."""
    x, y = point
    crossed = False
    for (x1, y1), (x2, y2) in pairwise(ring):
        if (y1 > y) != (y2 > y) and x < x1 + (y - y1) / (y2 - y1) * (x2 - x1):
            crossed = not crossed
    return crossed


@pytest.mark.parametrize(
    ("code", "lon", "lat"),
    [
        ("KAZ", 71.4, 51.2),
        ("UZB", 69.2, 41.2),
        ("KGZ", 74.6, 42.8),
        ("TJK", 68.8, 38.6),
        ("TKM", 58.4, 38.2),
        ("CHN", 87.6, 43.8),
    ],
)
def test_capitals_lie_in_their_country(
    outlines: Geometry, code: str, lon: float, lat: float
) -> None:
    holders = [
        country
        for country, rings in outlines.countries.items()
        if sum(inside((lon, lat), r) for r in rings) % 2
    ]
    assert holders == [code]


def test_projects_lie_in_one_of_their_countries(outlines: Geometry, store: Store) -> None:
    """Projects whose position is known to the town; 0.3 degrees allow for simplified borders."""
    wrong = []
    for site in store.package.projects:
        lon, lat = site.lon, site.lat
        if lon is None or lat is None or site.coord_precision not in ("city", "district"):
            continue
        codes = [*site.countries.split(";")]
        if "China" in site.location:
            codes.append("CHN")
        near = [(lon + dx, lat + dy) for dx in (-0.3, 0, 0.3) for dy in (-0.3, 0, 0.3)]
        rings = [
            ring
            for code in codes
            if code in outlines.countries
            for ring in outlines.countries[code]
        ]
        if not any(inside(spot, ring) for spot in near for ring in rings):
            wrong.append(site.name)
    assert wrong == ["Kazakhstan terminal at Xi an dry port"]  # it is east of the map's box


def test_distances_on_the_map_are_those_on_the_ground() -> None:
    """Distances are within 3% of those on the ground, in all parts of the region."""
    for (lon1, lat1), (lon2, lat2) in (
        ((63.85, 39.5), (69.2, 41.3)),
        ((51.9, 47.1), (71.4, 51.1)),
        ((80.4, 44.2), (76.0, 39.5)),
    ):
        a = sin(radians(lat2 - lat1) / 2) ** 2
        a += cos(radians(lat1)) * cos(radians(lat2)) * sin(radians(lon2 - lon1) / 2) ** 2
        ground = 2 * 6371 * asin(sqrt(a))
        (x1, y1), (x2, y2) = project(lon1, lat1), project(lon2, lat2)
        assert hypot(x2 - x1, y2 - y1) == pytest.approx(ground, rel=0.03)


def test_the_poles_have_no_place() -> None:
    with pytest.raises(ValueError, match="latitude 90"):
        project(60, 90)


def test_simplifying_keeps_ends_and_corners() -> None:
    line = [(0.0, 0.0), (1.0, 0.01), (2.0, 0.0), (2.0, 2.0)]
    assert simplified(line, 0.05) == [(0.0, 0.0), (2.0, 0.0), (2.0, 2.0)]


HOSTILE = [
    ("{", f"{GEOMETRY}:1 — plain JSON"),
    ("[" * 100_000, f"{GEOMETRY} — plain JSON"),
    ("[]", f"{GEOMETRY} — "),
    (" " * (MAX_SIZE + 1), f"{GEOMETRY} — at most {MAX_SIZE} characters"),
]


@pytest.mark.parametrize(("text", "fault"), HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_texts_are_faults(bench: Any, text: str, fault: str) -> None:
    bench.write(GEOMETRY, text)
    assert any(line.startswith(fault) for line in bench.faults()), bench.faults()


def test_broken_outlines_are_named(bench: Any) -> None:
    raw = json.loads(bench.read(GEOMETRY))
    raw["countries"]["KAZ"][0][-1] = [60.5, 40]
    raw["countries"]["UZB"][0][1] = [10, 10]
    raw["source"] = "nobody"
    del raw["countries"]["CHN"]
    bench.write(GEOMETRY, json.dumps(raw))
    faults = "\n".join(bench.faults())
    assert "countries.KAZ.0 — ring is closed" in faults
    assert "countries.UZB.0 — ring is within box" in faults
    assert "source — source is in sources.yaml" in faults
    assert "countries.CHN — country has an outline" in faults


def test_a_number_that_is_not_finite_is_named(bench: Any) -> None:
    bench.write(GEOMETRY, bench.read(GEOMETRY).replace("60, 40", "NaN, 40", 1))
    assert any("a finite number" in fault for fault in bench.faults())
