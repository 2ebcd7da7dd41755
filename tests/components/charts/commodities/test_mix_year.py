"""Commodities of one period."""

import pytest

from components.charts.commodities.mix_year import CHART
from components.render import Renderer
from components.state import ViewState


def test_gold_is_nearly_all_that_kyrgyzstan_sells_to_china(renderer: Renderer) -> None:
    """2024: chapter 71 is 30 of 40 million; a tenth is not broken down."""
    state = ViewState(view="country", country="KGZ", flow="export")
    drawn = renderer.draw(CHART, state)
    assert (drawn.frame[0].commodity, drawn.frame[0].period) == ("71", "2024")
    assert drawn.frame[0].value == 30e6
    assert drawn.frame[-1].commodity_name == "Other chapters, not in this source"
    assert drawn.frame[-1].value == pytest.approx(4e6)
    assert sum(row.value for row in drawn.frame) == pytest.approx(40e6)


def test_bars_add_up_to_the_total(renderer: Renderer) -> None:
    """Kazakhstan's own report for 2024: imports from China of 20 billion."""
    state = ViewState(view="country", country="KAZ", flow="import")
    frame = renderer.draw(CHART, state).frame
    assert sum(row.value for row in frame) == pytest.approx(20e9)
    assert len(frame) == 11


def test_the_mean_leads_where_it_ends_last(renderer: Renderer) -> None:
    """The mean of 2022-23 is newer than 2020, which a reader can choose."""
    state = ViewState(view="country", country="UZB", flow="import")
    newest = renderer.draw(CHART, state)
    assert "2022–23 average" in CHART.finding(newest.frame, newest.state)
    assert renderer.draw(CHART, state.with_(period="2020")).frame[0].period == "2020"


def test_some_chapters_lead_without_shares(renderer: Renderer) -> None:
    """Tajikistan 2024: nine chapters of imports, 2.91 of the 3.5 billion that China counts."""
    state = ViewState(view="country", country="TJK", flow="import")
    drawn = renderer.draw(CHART, state)
    assert {(row.period, row.part) for row in drawn.frame} == {("2024", None)}
    finding = CHART.finding(drawn.frame, drawn.state)
    assert finding == (
        "Machinery: $900 m, the largest of 9 known chapters of Tajikistan’s imports from China, 2024"
    )
    subtitle = CHART.subtitle(drawn.frame, drawn.state)
    assert "9 chapters of this source, together $2.91 bn" in subtitle
    assert "China’s customs counted $3.50 bn in all" in subtitle
    assert all("not in this source" in row.note for row in drawn.frame)


def test_a_chosen_chapter_of_some_leads_the_title(renderer: Renderer) -> None:
    """Vehicles of 2024, not those of the mean before."""
    state = ViewState(view="country", country="TJK", flow="import", commodity="87")
    drawn = renderer.draw(CHART, state)
    finding = CHART.finding(drawn.frame, drawn.state)
    assert finding == "Vehicles: $450 m of Tajikistan’s imports from China, 2024"


def test_total_trade_names_the_flow_of_each_chapter(renderer: Renderer) -> None:
    """A source with one flow of each chapter has no total trade of any."""
    state = ViewState(view="country", country="TJK")
    drawn = renderer.draw(CHART, state)
    flows = {row.flow for row in drawn.frame if row.commodity != "other"}
    assert flows == {"export", "import"}
    finding = CHART.finding(drawn.frame, drawn.state)
    assert finding.startswith("Machinery: $900 m of imports, the largest of 11 known chapters")
    labels = CHART.figure(drawn.frame, drawn.state)["data"][0]["y"]
    assert any("(exports)" in label for label in labels)


def test_a_chosen_chapter_has_a_bar_of_its_own(renderer: Renderer) -> None:
    state = ViewState(view="country", country="KAZ", flow="import", commodity="09")
    assert "09" in {row.commodity for row in renderer.draw(CHART, state).frame}


def test_labels_of_bars_are_of_two_lines(renderer: Renderer) -> None:
    """A third line would lie on the label of the next bar."""
    drawn = renderer.draw(CHART, ViewState(view="country", country="UZB"))
    row = drawn.frame[0]._replace(commodity_name="Приборы и медтехника (импорт)")
    (label,) = CHART.figure((row,), drawn.state)["data"][0]["y"]
    assert label.count("<br>") == 1
