"""The tiles have the headline figures, with period and ledger."""

from typing import Any

from components.charts.kit.base import show
from components.charts.trade.headline import CHART
from components.render import Renderer
from components.state import ViewState
from data.store import Store


def _tiles(renderer: Renderer, **chosen: str) -> list[dict[str, Any]]:
    """The first figure of each tile."""
    drawn = renderer.draw(CHART, ViewState(**chosen))
    return [tile["figures"][0] for tile in CHART.figure(drawn.frame, drawn.state)["tiles"]]


def test_the_region_in_2025_as_china_printed_it(renderer: Renderer) -> None:
    turnover, exports, imports, balance, share = _tiles(renderer)
    assert (turnover["value"], turnover["delta"]) == ("$125.8 bn", "+50% on 2024")
    assert turnover["foot"] == "2025 · China’s customs"
    assert exports["value"] == "$35.0 bn"
    assert imports["value"] == "$90.8 bn"
    assert balance["value"] == "−$55.7 bn"
    assert share["value"] == "25%"
    assert share["foot"].startswith("2024 · ")


def test_growth_says_whether_it_was_printed_or_computed(renderer: Renderer) -> None:
    frame = renderer.draw(CHART, ViewState()).frame
    printed = [row for row in frame if row.measure == "growth" and row.flow == "turnover"]
    assert [row.value for row in printed] == [50.0]
    assert "published" in printed[0].note


def test_a_share_has_both_parts_from_one_ledger(renderer: Renderer) -> None:
    share = _tiles(renderer, country="KAZ")[-1]
    assert share["value"] == "30%"
    assert share["foot"] == "2024 · national statistics"


def test_a_split_that_nobody_published_is_not_mixed_with_another_year(renderer: Renderer) -> None:
    """China published only Tajikistan's total for 2025."""
    turnover, exports, imports, balance, _share = _tiles(renderer, country="TJK", period="2025")
    assert turnover["value"] == "$6.00 bn"
    assert {exports["value"], imports["value"], balance["value"]} == {"not in this package"}


def test_figures_of_different_concepts_have_no_growth(renderer: Renderer) -> None:
    """Uzbekistan's figure of 2023 counts services, that of 2024 does not."""
    turnover = _tiles(renderer, country="UZB", ledger="partner", period="2024")[0]
    assert turnover["value"] == "$12.0 bn"
    assert turnover["delta"] == "no earlier year"


def test_both_ledgers_stand_in_one_tile_and_lead_to_their_rows(renderer: Renderer) -> None:
    """Kazakhstan 2024: 36.8 by China's customs, 30 by its own bureau."""
    drawn = renderer.draw(CHART, ViewState(country="KAZ", period="2024", ledger="both"))
    turnover = CHART.figure(drawn.frame, drawn.state)["tiles"][0]["figures"]
    assert [entry["value"] for entry in turnover] == ["$36.8 bn", "$30.0 bn"]
    assert [drawn.frame[entry["row"]].ledger for entry in turnover] == ["china", "partner"]


def test_a_share_moves_by_points(renderer: Renderer) -> None:
    """Kazakhstan 2024 by its own bureau: 30% after 27%; the change is in points, not percent."""
    drawn = renderer.draw(CHART, ViewState(country="KAZ"))
    assert _tiles(renderer, country="KAZ")[-1]["delta"] == "+3.0 points on 2023"
    last = drawn.frame[-1]
    assert (last.measure, last.unit) == ("share_change", "points")
    assert show(last) == "+3.0 points"


def test_growth_in_yuan_is_not_shown_for_dollars(renderer: Renderer) -> None:
    """Kazakh exports of 2024 have growth in yuan (30%); in dollars it is 10.8 after 9.72."""
    _turnover, exports, _imports, _balance, _share = _tiles(renderer, country="KAZ", period="2024")
    observation = renderer.store.annual("KAZ", "export", "china")["2024"]
    assert (observation.unit, observation.growth_pct) == ("bnCNY", 30.0)
    assert exports["delta"] == "+11% on 2023"


def test_the_title_is_about_the_chosen_flow(live_store: Store) -> None:
    """All tiles stay; the region's imports of 2025 were $71.2 bn."""
    state = ViewState(flow="import", ledger="china")
    title = CHART.finding(CHART.table(live_store, state), state)
    assert (
        title
        == "Central Asia’s imports from China came to $71.2 bn in 2025, up 11% on a year earlier"
    )
