"""What is inside a commodity, newest first."""

from __future__ import annotations

import orjson
import pytest

from components.charts.commodities.products_inside import CHART, figure, subtitle
from components.quote.quoting import about
from components.render import Renderer
from components.state import ViewState
from data.store import Store

UZB = ViewState(view="commodities", country="UZB", flow="import")


def test_a_chapter_is_divided_into_its_headings(store: Store) -> None:
    """Cars and parts of cars are 70 and 30% of Uzbekistan's vehicles, an average of 2022-23."""
    frame = CHART.table(store, UZB.with_(commodity="87"))
    assert [(row.commodity, row.part) for row in frame] == [
        ("8703", pytest.approx(70)),
        ("8708", pytest.approx(30)),
    ]
    assert {(row.period, row.ledger) for row in frame} == {("2022/2023", "reconciled")}
    assert frame[0].value == pytest.approx(8e9 * 0.15 * 0.7)


def test_the_newest_figures_lead_whichever_ledger_has_them(store: Store) -> None:
    """Electric cars: national figures of 2024, not the average; only they are known, so no share."""
    state = UZB.with_(commodity="8703")
    frame = CHART.table(store, state)
    assert [(row.commodity, row.period, row.ledger, row.part) for row in frame] == [
        ("870380", "2024", "partner", None)
    ]
    assert "only these codes are in the source" in subtitle(frame, state)
    assert CHART.finding(frame, state).startswith(
        "Electric cars: $200 m, the largest known code of HS 8703 in Uzbekistan"
    )


def test_total_trade_gives_way_to_newer_figures_of_one_flow(store: Store) -> None:
    """Total trade of Uzbekistan by chapter ends in 2020, its imports in 2024: the card says so."""
    state = UZB.with_(flow="turnover")
    frame = CHART.table(store, state)
    assert {(row.flow, row.period) for row in frame} == {("import", "2024")}
    assert "total trade is not known for this period" in subtitle(frame, state)


def test_what_the_parts_leave_is_shown(store: Store) -> None:
    """Nine of twelve chapters of 2024: without a total of the same source there is no rest."""
    frame = CHART.table(store, UZB)
    assert len(frame) == 9
    assert all(row.part is None for row in frame)
    oil = ViewState(country="KAZ", flow="export", commodity="27", period="2024")
    (*known, rest) = CHART.table(store, oil)
    assert [row.commodity for row in known] == ["2709", "2711"]
    assert rest.commodity == "other"
    assert rest.status == "derived"
    assert sum(row.part or 0 for row in (*known, rest)) == pytest.approx(100)


def test_without_figures_inside_it_shows_those_beside(store: Store) -> None:
    """A subheading has nothing inside: it is marked among the lines of its heading."""
    state = UZB.with_(commodity="870323", period="2022/2023")
    frame = CHART.table(store, state)
    assert [row.commodity for row in frame] == ["870323", "870380"]
    assert figure(frame, state)["data"][0]["marker"]["opacity"] == [1.0, 0.28]
    assert "no figures inside" not in subtitle(frame, state)
    heading = UZB.with_(commodity="39", period="2020")
    assert "no figures inside 39" in subtitle(CHART.table(store, heading), heading)


def test_other_figures_are_one_click_away(renderer: Renderer) -> None:
    """The average of electric cars and the national figures of other years."""
    card = orjson.loads(orjson.dumps(renderer.card(CHART, UZB.with_(commodity="8703"))))
    links = {link["text"]: link["href"] for link in card["others"]}
    assert links["2022–23 average, reconciled"] == (
        "/commodities?country=UZB&flow=import&ledger=reconciled&period=2022/2023&commodity=8703"
    ).replace("2022/2023", "2022%2F2023")
    assert "2023, national statistics" in links
    assert "2024, national statistics" not in links


def test_a_chart_of_chapters_says_that_it_shows_the_chapter(renderer: Renderer) -> None:
    """The treemap marks vehicles if cars are chosen."""
    chart = renderer.charts["treemap"]
    state = UZB.with_(commodity="8703", period="2019")
    drawn = renderer.draw(chart, state)
    assert "HS 8703 is in chapter 87" in drawn.note
    assert chart.finding(drawn.frame, drawn.state).startswith("Vehicles made up 15%")
    card = orjson.loads(orjson.dumps(renderer.card(chart, state)))
    assert card["note"].count("8703") == 1


def test_the_formula_of_other_codes_says_that_they_are_a_sum(live: Renderer) -> None:
    """The drawer reads: calculated: sum of the codes not shown; 33% of the total."""
    state = ViewState(view="commodities", country="KAZ", flow="import")
    for commodity in ("", "84"):
        drawn = live.draw(CHART, state.with_(commodity=commodity))
        (other,) = [row for row in drawn.frame if row.commodity == "other"]
        assert other.note.startswith("sum of the codes not shown; "), commodity
        quoted = about(
            live.store, CHART, drawn, drawn.rows.index(other), "https://khorgos.example/"
        )
        texts = [sentence.text for sentence in quoted.sentences]
        assert any("(calculated: sum of the codes not shown; " in text for text in texts)


def test_the_formula_of_what_is_left_says_that_it_is_a_difference(store: Store) -> None:
    """What two headings leave of a chapter."""
    oil = ViewState(country="KAZ", flow="export", commodity="27", period="2024")
    rest = CHART.table(store, oil)[-1]
    assert rest.note.startswith("the total less the known codes; ")
