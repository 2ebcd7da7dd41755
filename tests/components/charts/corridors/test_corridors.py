"""Gas, trains, cargo and vehicles: published figures, separated by unit and by part of a year."""

from __future__ import annotations

import pytest

from components.language import numbers
from components.language.text import speaking
from components.render import Renderer
from components.state import ViewState
from components.views import CHARTS, PAGES


def test_gas_value_has_the_published_figures(renderer: Renderer) -> None:
    """Million dollars by country and year; figures of other pages are not drawn."""
    frame = renderer.draw(CHARTS["gas_value"], ViewState(view="corridors")).frame
    values = {(row.country, row.period): row.value / 1e6 for row in frame}
    assert values["TKM", "2023"] == 8100
    assert values["TKM", "2024"] == 9000
    assert values["UZB", "2024"] == 500  # 550 on another page: kept, but not drawn
    assert ("UZB", "2023") not in values  # counted by the seller
    assert {row.ledger for row in frame} == {"china"}


def test_gas_share_divides_within_one_ledger(renderer: Renderer) -> None:
    """Kazakhstan 2024: 1.08 of 10.8 bn is 10%; Turkmenistan 9 of 10."""
    frame = renderer.draw(CHARTS["gas_share"], ViewState(view="corridors")).frame
    shares = {(row.country, row.period): row.value for row in frame}
    assert shares["KAZ", "2024"] == pytest.approx(10)
    assert shares["TKM", "2024"] == pytest.approx(90)
    assert all(0 < value <= 100 for value in shares.values())


def test_volumes_are_points_without_lines(renderer: Renderer) -> None:
    """Their sources differ; a note marks the year in which customs stopped publishing."""
    drawn = renderer.draw(CHARTS["gas_volume"], ViewState(view="corridors"))
    figure = CHARTS["gas_volume"].figure(drawn.frame, drawn.state)
    assert {trace["mode"] for trace in figure["data"]} == {"markers"}
    texts = [note["text"].replace("<br>", " ") for note in figure["layout"]["annotations"]]
    assert "China’s customs stop publishing volumes here" in texts


@pytest.mark.parametrize(
    "chart", ["trains_europe", "crossing_trains", "crossing_cargo", "crossing_road"]
)
def test_a_chart_has_one_unit_and_parts_of_years_name_their_months(
    chart: str, renderer: Renderer
) -> None:
    """A bar for each figure; a part of a year is an incomplete value whose label is its months."""
    for item in ("", *renderer.vocabulary.items):
        drawn = renderer.draw(CHARTS[chart], ViewState(view="corridors", item=item))
        assert len({row.unit for row in drawn.frame}) == 1
        figure = CHARTS[chart].figure(drawn.frame, drawn.state)
        assert all(row.status != "reported" for row in drawn.frame if len(row.period) != 4)
        axis = figure["layout"]["yaxis"]
        labels = dict(zip(axis["tickvals"], axis["ticktext"], strict=True))
        for trace in figure["data"]:
            for line, entry in zip(trace["y"], trace["customdata"], strict=True):
                assert labels[line].startswith(numbers.period(entry["row"].period))
        names = {row.item_name for row in drawn.frame}
        headings = {note["text"] for note in figure["layout"]["annotations"]}
        assert {text.replace("<br>", " ") for text in headings} == {
            f"<b>{name}</b>" for name in names
        }


@pytest.mark.parametrize("lang", ["en", "ru", "zh"])
def test_the_names_of_routes_are_within_the_card(lang: str, renderer: Renderer) -> None:
    """They begin at the left of the labels, whose estimated width may be more than the real one."""
    for chart in (CHARTS["trains_europe"], CHARTS["crossing_trains"]):
        drawn = renderer.draw(chart, ViewState(view="corridors", lang=lang))
        with speaking(lang):
            layout = chart.figure(drawn.frame, drawn.state)["layout"]
        assert all(-note["xshift"] <= layout["margin"]["l"] for note in layout["annotations"])


def test_a_title_says_that_its_figure_is_an_estimate(renderer: Renderer) -> None:
    """A bar of an estimate is hatched; the title does not call it a count."""
    chart = CHARTS["crossing_trains"]
    drawn = renderer.draw(chart, ViewState(view="corridors"))
    rough = tuple(row._replace(status="estimate") for row in drawn.frame)
    full = tuple(row._replace(status="reported") for row in drawn.frame)
    assert chart.finding(rough, drawn.state) == f"{chart.finding(full, drawn.state)} (estimate)"


def test_a_chosen_crossing_is_drawn_by_itself(renderer: Renderer) -> None:
    """Khorgos: 8,000 trains in 2024, of which the last month is incomplete."""
    state = ViewState(view="corridors", item="khorgos-rail")
    frame = renderer.draw(CHARTS["crossing_trains"], state).frame
    assert {row.item for row in frame} == {"khorgos-rail"}
    last = next(row for row in frame if row.value == 8000)
    assert (last.status, last.note.split(",")[0]) == ("incomplete", "Jan–Dec 2024")
    assert "last month incomplete" in last.note


def test_the_view_has_its_charts() -> None:
    """In this order."""
    assert [chart.id for chart in PAGES["corridors"]] == [
        "gas_value", "gas_share", "gas_volume", "trains_europe", "crossing_trains",
        "crossing_cargo", "crossing_road",
    ]  # fmt: skip


def test_a_chosen_crossing_does_not_replace_trains_to_europe(renderer: Renderer) -> None:
    """The chart of crossings is filtered; the one on trains that pass all crossings is not."""
    state = ViewState(view="corridors", country="KAZ", item="khorgos-rail")
    to_europe = renderer.draw(CHARTS["trains_europe"], state).frame
    assert {row.item for row in to_europe} <= {
        "china-europe-trains", "china-europe-asia-trains", "xinjiang-two-rail-ports",
    }  # fmt: skip
    own = renderer.draw(CHARTS["crossing_trains"], state).frame
    assert {row.item for row in own} == {"khorgos-rail"}
