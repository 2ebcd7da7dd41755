"""The ten largest partners."""

from components.charts.partners.top_partners import CHART
from components.render import Renderer
from components.state import ViewState


def test_kazakh_turnover_2024(renderer: Renderer) -> None:
    """China 30 of 100 billion."""
    drawn = renderer.draw(CHART, ViewState(view="country", country="KAZ"))
    first = drawn.frame[0]
    assert (first.partner, first.period) == ("CHN", "2024")
    assert first.value == 30e9
    assert "30%" in CHART.figure(drawn.frame, drawn.state)["data"][0]["text"][0]
    assert len(drawn.frame) == 10


def test_groups_are_not_partners(renderer: Renderer) -> None:
    drawn = renderer.draw(CHART, ViewState(view="country", country="KAZ", flow="export"))
    assert not {"EU27", "CIS", "WLD", "EAEU"} & {row.partner for row in drawn.frame}


def test_a_few_partners_of_a_press_page_are_no_ranking(renderer: Renderer) -> None:
    state = ViewState(view="country", country="UZB", period="2025", flow="export")
    assert CHART.table(renderer.store, state.with_(ledger="partner")) == ()
    assert "2025" not in {row.period for row in renderer.draw(CHART, state).frame}
