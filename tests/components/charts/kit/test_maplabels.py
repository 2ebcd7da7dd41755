"""Names on the map: their places are where they belong."""

from __future__ import annotations

from math import hypot

import pytest

from components.charts.kit import maplabels
from components.charts.kit.projection import project
from components.language.terms import country_name
from data.records.codes import COUNTRIES, COUNTRY_INFO


def test_every_country_has_a_name_and_china(store: object) -> None:
    """The usual place comes first; the others are inside the country, the nearest first."""
    labels = {label["text"]: label for label in maplabels.countries()}
    assert set(labels) == {*map(country_name, COUNTRIES), "China"}
    for code in COUNTRIES:
        lon, lat, _size = COUNTRY_INFO[code].map_label
        usual = project(lon, lat)
        places = labels[country_name(code)]["at"]
        assert places[0] == [round(usual[0]), round(usual[1])]
        away = [hypot(x - usual[0], y - usual[1]) for x, y in places[1:]]
        assert away == pytest.approx(sorted(away), abs=1)
        assert len(places) > 10


def test_a_place_inside_is_inside() -> None:
    ring = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (5.0, 2.0), (0.0, 10.0), (0.0, 0.0)]
    assert maplabels._is_inside(1.0, 5.0, ring)
    assert not maplabels._is_inside(5.0, 5.0, ring)
    assert not maplabels._is_inside(11.0, 5.0, ring)


def test_the_name_of_a_line_stands_at_its_middle_first() -> None:
    places = maplabels.along([(0.0, 0.0), (10.0, 0.0), (10.0, 10.0)])
    assert places[0] == (10.0, 0.0)
    assert places[-1] == (10.0, 8.0)
