"""A panel for each country, and which countries buy more than they sell."""

from itertools import pairwise

import pytest

from components.charts.trade import flows_by_country
from components.charts.trade.flows_by_country import CHART
from components.render import Renderer
from components.state import ViewState
from data.records.codes import COUNTRIES, REGION


def test_only_turkmenistan_sells_more_to_china_than_it_buys(renderer: Renderer) -> None:
    drawn = renderer.draw(CHART, ViewState(period="2024"))
    everyone = len(renderer.store.package.groups[REGION].members) == len(COUNTRIES)
    # A country outside the region has no invented figures, so the sentence cannot say "the five".
    who = "Four of the five" if everyone else "4 of 5 countries"
    assert CHART.finding(drawn.frame, drawn.state) == (
        f"{who} bought more from China than they sold to it in 2024"
    )


def test_a_chosen_year_counts_only_countries_that_have_it(renderer: Renderer) -> None:
    drawn = renderer.draw(CHART, ViewState(ledger="partner", period="2023"))
    assert CHART.finding(drawn.frame, drawn.state).startswith("4 of 4 countries")


def test_panels_of_one_row_share_their_scale(renderer: Renderer) -> None:
    drawn = renderer.draw(CHART, ViewState())
    layout = CHART.figure(drawn.frame, drawn.state)["layout"]
    assert layout["yaxis"]["range"] == layout["yaxis2"]["range"] == layout["yaxis3"]["range"]
    assert layout["yaxis4"]["range"] == layout["yaxis5"]["range"]
    assert len([key for key in layout if key.startswith("xaxis")]) == len(COUNTRIES)


def test_years_without_a_split_are_gaps(renderer: Renderer) -> None:
    drawn = renderer.draw(CHART, ViewState())
    data = CHART.figure(drawn.frame, drawn.state)["data"]
    tkm = [trace for trace in data if trace["name"].startswith("Turkmenistan")][-1]
    assert tkm["y"][tkm["x"].index(2001)] is None


def test_a_title_about_one_country_has_no_count(renderer: Renderer) -> None:
    drawn = renderer.draw(CHART, ViewState(ledger="partner", period="2000"))
    assert CHART.finding(drawn.frame, drawn.state) == (
        "Turkmenistan sold $1.00 bn more to China than it bought from it in 2000"
    )


@pytest.mark.parametrize(("count", "rows"), [(2, 1), (5, 2), (6, 3), (7, 3), (9, 4)])
def test_any_number_of_countries_has_room(
    renderer: Renderer, monkeypatch: pytest.MonkeyPatch, count: int, rows: int
) -> None:
    """Panels do not overlap, and the key has a place of its own after the last."""
    codes = (flows_by_country.COUNTRIES * 2)[:count]
    monkeypatch.setattr(flows_by_country, "COUNTRIES", codes)
    drawn = renderer.draw(CHART, ViewState())
    layout = CHART.figure(drawn.frame, drawn.state)["layout"]
    places = {
        (tuple(axis["domain"]), tuple(layout[name.replace("xaxis", "yaxis")]["domain"]))
        for name, axis in layout.items()
        if name.startswith("xaxis")
    }
    assert len(places) == count
    bands = sorted({band for _, band in places})
    assert all(below[1] < above[0] for below, above in pairwise(bands))
    assert all(0 <= low < high < 1 for low, high in bands)
    assert layout["height"] == 220 * rows
    key = next(
        shape for shape in layout["shapes"] if shape["type"] == "line" and "xanchor" in shape
    )
    assert not any(
        column[0] <= key["xanchor"] < column[1] and band[0] <= key["yanchor"] <= band[1]
        for column, band in places
    )
