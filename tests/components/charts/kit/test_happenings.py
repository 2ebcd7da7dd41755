"""Events over charts of time: off by default, by kind and country, in the CSV, not overlapping."""

from __future__ import annotations

import re
from collections import Counter

import orjson
import pytest

from components.charts.kit import happenings
from components.language.text import speaking
from components.render import Renderer
from components.state import ViewState
from components.views import CHARTS

TIMED = [chart.id for chart in CHARTS.values() if chart.time]


def test_many_charts_have_time() -> None:
    """All charts with a time axis in one plot."""
    assert len(TIMED) >= 12


@pytest.mark.parametrize("chart_id", TIMED)
def test_off_by_default_and_apart_when_on(chart_id: str, renderer: Renderer) -> None:
    """No two events are at one place; the values are the same as without events."""
    chart = CHARTS[chart_id]
    view = renderer.homes[chart_id]
    country = "KAZ" if view == "country" else "CA5"
    plain = renderer.draw(chart, ViewState(view=view, country=country))
    assert plain.events == ()
    state = ViewState(view=view, country=country, events="all")
    drawn = renderer.draw(chart, state)
    assert drawn.frame == plain.frame
    card = orjson.loads(orjson.dumps(renderer.card(chart, state)))
    trace = card["figure"]["data"][-1]
    places = Counter(zip(map(str, trace["x"]), trace["y"], strict=True))
    assert places
    assert set(places.values()) == {1}
    for data, text in zip(trace["customdata"], trace["text"], strict=True):
        row = drawn.rows[data["row"]]
        assert row.measure == "event"
        assert row.item_name in text
        assert row.source


def test_a_kind_and_a_country(renderer: Renderer) -> None:
    """The visa waiver of 10 November 2023 is Kazakhstan's, not Turkmenistan's."""
    state = ViewState(view="overview", country="KAZ", events="mobility")
    kazakh = happenings.rows(renderer.store, state)
    assert any(row.period == "2023-11-10" for row in kazakh)
    assert happenings.rows(renderer.store, state.with_(country="TKM")) == ()
    turkmen = happenings.rows(renderer.store, state.with_(country="TKM", events="all"))
    assert [row.period for row in turkmen] == ["2023-05-18", "2023-12-01"]


def test_a_few_events_have_labels(renderer: Renderer, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each in a row of its own, towards the middle; many events are dots."""
    state = ViewState(view="overview", country="TKM", events="all")
    card = orjson.loads(orjson.dumps(renderer.card(CHARTS["turnover_by_country"], state)))
    notes = [note for note in card["figure"]["layout"]["annotations"] if note.get("yref") == "y9"]
    names = [row.item_name for row in happenings.rows(renderer.store, state)]
    assert [note["text"].replace("<br>", " ") for note in notes] == names
    assert [note["y"] for note in notes] == list(range(len(names)))
    assert {note["xanchor"] for note in notes} == {"right"}  # of 2023, at the end of the axis
    monkeypatch.setattr(happenings, "_LABELLED", 2)
    many = state.with_(country="CA5", flow="export")
    card = orjson.loads(orjson.dumps(renderer.card(CHARTS["turnover_by_country"], many)))
    assert not [n for n in card["figure"]["layout"]["annotations"] if n.get("yref") == "y9"]


def test_an_event_brings_its_years_near(renderer: Renderer) -> None:
    """Three years on each side, and the events of the year as text."""
    state = ViewState(view="overview", events="all", around="2022")
    card = orjson.loads(orjson.dumps(renderer.card(CHARTS["turnover_by_country"], state)))
    assert card["figure"]["layout"]["xaxis"]["range"] == [2018.5, 2025.5]
    assert "2022" in card["note"]


@pytest.mark.parametrize("lang", ["en", "ru", "zh"])
def test_notes_of_events_are_well_formed(lang: str, renderer: Renderer) -> None:
    """No full stop before a semicolon, except after an abbreviation."""
    state = ViewState(view="share", events="all")
    with speaking(lang):
        notes = [row.note for row in happenings.rows(renderer.store, state)]
    assert notes
    assert not [note for note in notes if re.search(r"(?<!г)(?<!долл)[.。][;；]", note)]
