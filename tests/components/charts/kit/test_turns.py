"""Turns of a country's trade are explained beside the line, from sources of the package."""

from __future__ import annotations

from typing import Any

import pytest

from components.render import Renderer
from components.state import ViewState
from components.views import CHARTS

#: widths of a plot in pixels, from a phone's to that of a wide screen
WIDTHS = (180, 240, 400, 1100)
#: most pixels of a character of a label
CHARACTER = 7


def card(renderer: Renderer, chart: str, **state: str) -> dict[str, Any]:
    drawn = ViewState(view=state.pop("view", "country"), **state)
    return renderer._card_content(CHARTS[chart], drawn, drawn.view)


def labels(content: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The labels of turns by their text on one line."""
    notes = content["figure"]["layout"]["annotations"]
    return {
        note["text"].replace("<br>", " "): note
        for note in notes
        if note.get("xshift") == -5 and note.get("yref") == "paper"
    }


def test_kyrgyz_and_turkmen_turns_are_told_with_their_sources(live: Renderer) -> None:
    """The closed border of 2020, re-exports of 2022, the pipeline of 2010; nothing in the CSV."""
    content = card(live, "china_trade", country="KGZ")
    assert list(labels(content)) == [
        "2020: border with China closed",
        "2022: re-exports to Russia after sanctions",
    ]
    links = [*content["source"], *content["more_sources"]]
    assert any("24.kg" in str(source) for source in links)
    assert "2020: border with China closed" in content["alt"]
    assert not any(
        row.measure == "turn"
        for row in live.draw(CHARTS["china_trade"], ViewState("country", "KGZ")).rows
    )
    gas = labels(card(live, "china_trade", country="TKM"))
    assert list(gas) == ["2010: gas pipeline to China opened"]


def test_a_turn_follows_the_choices(live: Renderer) -> None:
    """Not for another partner, another flow, several countries, or beside chosen events."""
    for state in ({"partner": "RUS"}, {"flow": "export"}, {"events": "all"}):
        assert labels(card(live, "china_trade", country="KGZ", **state)) == {}
    assert labels(card(live, "turnover_by_country", view="overview")) == {}
    chosen = labels(card(live, "turnover_by_country", view="overview", country="KGZ"))
    assert "2020: border with China closed" in chosen
    assert "2020: border with China closed" in labels(card(live, "ledger_path", view="ledgers"))


def test_a_range_is_a_band(live: Renderer) -> None:
    content = card(live, "china_trade", country="TJK")
    assert list(labels(content)) == ["2020–22: Tajik lorries kept out of China"]
    bands = [
        shape
        for shape in content["figure"]["layout"]["shapes"]
        if shape["type"] == "rect" and shape["x0"] == 2019.5
    ]
    assert [band["x1"] for band in bands] == [2022.5]


@pytest.mark.parametrize("lang", ["", "ru", "zh"])
@pytest.mark.parametrize("country", ["KGZ", "TJK", "TKM", "UZB", "KAZ"])
def test_labels_and_their_lines_never_cross(live: Renderer, country: str, lang: str) -> None:
    """At any width; a label has at most three lines of its own and a line down to the value."""
    content = card(live, "china_trade", country=country, lang=lang)
    layout = content["figure"]["layout"]
    first, last = layout["xaxis"]["range"]
    found = list(labels(content).values())
    assert found
    for width in WIDTHS:
        boxes = []
        for note in found:
            lines = note["text"].split("<br>")
            assert len(lines) <= 3
            right = (note["x"] - first) / (last - first) * width - 5
            wide = max(map(len, lines)) * CHARACTER
            boxes.append((right - wide, right, note["yshift"], note["yshift"] + 13 * len(lines)))
        for place, (left, right, low, _high) in enumerate(boxes):
            for other, (_left, _right, _low, high) in enumerate(boxes):
                if place == other:
                    continue
                leader = (found[other]["x"] - first) / (last - first) * width
                assert not (left < leader < right and high > low), "a line crosses a label"
                assert high <= low or boxes[place][3] <= _low
