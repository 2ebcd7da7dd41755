"""Five panels, and which countries buy more than they sell."""

from components.charts.trade.flows_by_country import CHART
from components.render import Renderer
from components.state import ViewState


def test_only_turkmenistan_sells_more_to_china_than_it_buys(renderer: Renderer) -> None:
    drawn = renderer.draw(CHART, ViewState(period="2024"))
    assert CHART.finding(drawn.frame, drawn.state) == (
        "Four of the five bought more from China than they sold to it in 2024"
    )


def test_a_chosen_year_counts_only_countries_that_have_it(renderer: Renderer) -> None:
    drawn = renderer.draw(CHART, ViewState(ledger="partner", period="2023"))
    assert CHART.finding(drawn.frame, drawn.state).startswith("4 of 4 countries")


def test_panels_of_one_row_share_their_scale(renderer: Renderer) -> None:
    drawn = renderer.draw(CHART, ViewState())
    layout = CHART.figure(drawn.frame, drawn.state)["layout"]
    assert layout["yaxis"]["range"] == layout["yaxis2"]["range"] == layout["yaxis3"]["range"]
    assert layout["yaxis4"]["range"] == layout["yaxis5"]["range"]
    assert len([key for key in layout if key.startswith("xaxis")]) == 5


def test_years_without_a_split_are_gaps(renderer: Renderer) -> None:
    drawn = renderer.draw(CHART, ViewState())
    tkm = CHART.figure(drawn.frame, drawn.state)["data"][-1]
    assert tkm["name"].startswith("Turkmenistan")
    assert tkm["y"][tkm["x"].index(2001)] is None


def test_a_title_about_one_country_has_no_count(renderer: Renderer) -> None:
    drawn = renderer.draw(CHART, ViewState(ledger="partner", period="2000"))
    assert CHART.finding(drawn.frame, drawn.state) == (
        "Turkmenistan sold more to China than it bought from it in 2000"
    )
