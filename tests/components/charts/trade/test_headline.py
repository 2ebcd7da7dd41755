"""The tiles have the headline figures, with period and ledger."""

from typing import Any

import orjson
import pytest

from components.charts.kit.base import show
from components.charts.partners import region_map
from components.charts.trade.headline import CHART
from components.render import Renderer
from components.state import ViewState
from data.records.codes import COUNTRIES
from data.store import Store


def _tiles(renderer: Renderer, **chosen: str) -> list[dict[str, Any]]:
    """The first figure of each tile."""
    drawn = renderer.draw(CHART, ViewState(**chosen))
    return [tile["figures"][0] for tile in CHART.figure(drawn.frame, drawn.state)["tiles"]]


def test_the_region_in_2025_as_china_printed_it(renderer: Renderer) -> None:
    turnover, exports, imports, balance, share, _counts = _tiles(renderer)
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
    share = _tiles(renderer, country="KAZ")[4]
    assert share["value"] == "30%"
    assert share["foot"] == "2024 · national statistics"


def test_a_split_that_nobody_published_is_not_mixed_with_another_year(renderer: Renderer) -> None:
    """China published only Tajikistan's total for 2025."""
    turnover, exports, imports, balance, *_ = _tiles(renderer, country="TJK", period="2025")
    assert turnover["value"] == "$6.00 bn"
    assert {exports["value"], imports["value"], balance["value"]} == {"not in this package"}


def test_figures_of_different_concepts_have_no_growth(renderer: Renderer) -> None:
    """Uzbekistan's figure of 2023 counts services, that of 2024 does not."""
    turnover = _tiles(renderer, country="UZB", ledger="partner", period="2024")[0]
    assert turnover["value"] == "$12.0 bn"
    assert turnover["delta"] == "not compared with 2023"


def test_both_ledgers_stand_in_one_tile_and_lead_to_their_rows(renderer: Renderer) -> None:
    """Kazakhstan 2024: 36.8 by China's customs, 30 by its own bureau."""
    drawn = renderer.draw(CHART, ViewState(country="KAZ", period="2024", ledger="both"))
    turnover = CHART.figure(drawn.frame, drawn.state)["tiles"][0]["figures"]
    assert [entry["value"] for entry in turnover] == ["$36.8 bn", "$30.0 bn"]
    assert [drawn.frame[entry["row"]].ledger for entry in turnover] == ["china", "partner"]


def test_a_share_moves_by_points(renderer: Renderer) -> None:
    """Kazakhstan 2024 by its own bureau: 30% after 27%; the change is in points, not percent."""
    drawn = renderer.draw(CHART, ViewState(country="KAZ"))
    assert _tiles(renderer, country="KAZ")[4]["delta"] == "+3.0 points on 2023"
    last = next(row for row in drawn.frame if row.measure == "share_change")
    assert (last.measure, last.unit) == ("share_change", "points")
    assert show(last) == "+3.0 points"


def test_growth_in_yuan_is_not_shown_for_dollars(renderer: Renderer) -> None:
    """Kazakh exports of 2024 have growth in yuan (30%); in dollars it is 10.8 after 9.72."""
    exports = _tiles(renderer, country="KAZ", period="2024")[1]
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


def test_how_far_the_two_counts_are_apart(renderer: Renderer) -> None:
    """Kazakhstan 2024: 36.8 by China's customs, 30 by its own bureau."""
    counts = _tiles(renderer, country="KAZ")[5]
    assert counts["value"] == "×1.23"
    assert counts["delta"] == "$36.8 bn ÷ $30.0 bn"


def test_of_the_region_both_counts_are_of_the_same_countries(live: Renderer) -> None:
    """The sums are over the four that publish, so that Turkmenistan is not in one side only."""
    counts = _tiles(live)[5]
    drawn = live.draw(CHART, ViewState())
    sides = {row.ledger: row.value for row in drawn.frame if row.measure == "side"}
    year = drawn.frame[counts["row"]].period
    four = ("KAZ", "UZB", "KGZ", "TJK")
    china = [live.store.annual(code, "turnover", "china")[year].value_usd for code in four]
    assert (
        sides["china"] == sum(china) < live.store.annual("CA5", "turnover", "china")[year].value_usd
    )
    assert counts["foot"] == f"{year} · countries with both counts"


def test_a_country_that_publishes_nothing_has_one_count(live: Renderer) -> None:
    counts = _tiles(live, country="TKM")[5]
    assert (counts["value"], counts["row"]) == ("one count only", -1)
    assert counts["foot"] == "no national figure published after 2000"


def test_the_tile_links_to_mirror_statistics_of_its_country_and_year(renderer: Renderer) -> None:
    drawn = renderer.draw(CHART, ViewState(country="KGZ", period="2019"))
    tile = CHART.figure(drawn.frame, drawn.state)["tiles"][5]
    assert tile["link"]["href"] == "/ledgers?country=KGZ&period=2019"


def test_another_partner_has_no_tile_of_two_counts(renderer: Renderer) -> None:
    """Only China's customs count the other side."""
    assert len(_tiles(renderer, country="KAZ", partner="RUS")) == 5


def test_a_year_without_figures_shows_the_latest_and_says_so(renderer: Renderer) -> None:
    state = ViewState(period="1980")
    assert renderer.draw(CHART, state).frame == renderer.draw(CHART, ViewState()).frame
    note = orjson.loads(orjson.dumps(renderer.card(CHART, state)))["note"]
    assert note.startswith("1980: no figures here. Shown: ")


def _lines(renderer: Renderer, **chosen: str) -> list[dict[str, Any]]:
    """The line of the first figure of each tile."""
    card = orjson.loads(orjson.dumps(renderer.card(CHART, ViewState(**chosen))))
    return [tile["figures"][0]["line"] for tile in card["tiles"]]


def test_a_line_draws_the_rows_that_the_csv_has(live: Renderer) -> None:
    """Every value of a line is a row of the card, in its year, and the other way round."""
    drawn = live.draw(CHART, ViewState(country="KAZ"))
    line = _lines(live, country="KAZ")[0]
    values = {first + place: v for first, run in line["runs"] for place, v in enumerate(run)}
    rows = {
        int(row.period): row.value
        for row in drawn.rows
        if (row.flow, row.measure, row.ledger) == ("turnover", "value", "china")
    }
    assert values.keys() == rows.keys()
    assert all(abs(values[year] - rows[year]) <= 1e-4 * abs(rows[year]) for year in rows)
    assert line["at"] == max(rows)


def test_a_line_is_cut_where_a_year_is_missing_or_the_source_changes(live: Renderer) -> None:
    """The share of Kazakhstan has no 2012-2014; the trade of 2005 is from another source."""
    trade, share = _lines(live, country="KAZ")[0], _lines(live, country="KAZ")[4]
    assert 2005 in [first for first, _values in trade["runs"]]
    ends = [first + len(values) for first, values in share["runs"]]
    assert any(end < start for end, (start, _v) in zip(ends, share["runs"][1:], strict=False))
    assert "years without a figure: 3" in share["name"]


def test_one_figure_alone_has_no_line(live: Renderer) -> None:
    """The region's share is an estimate of one year."""
    assert _lines(live)[4] is None


def test_an_estimate_is_called_one_in_its_tile_and_in_the_title(renderer: Renderer) -> None:
    """Tajikistan's statistics of 2022 are an estimate; those of the year before are not."""
    for period, mark in (("2022", True), ("2021", False)):
        drawn = renderer.draw(CHART, ViewState(country="TJK", ledger="partner", period=period))
        turnover = CHART.figure(drawn.frame, drawn.state)["tiles"][0]["figures"][0]
        assert turnover["foot"].endswith(" · estimate") == mark
        assert ("(estimate)" in CHART.finding(drawn.frame, drawn.state)) == mark


@pytest.mark.parametrize("country", COUNTRIES)
def test_the_share_is_not_older_than_on_the_map(live: Renderer, country: str) -> None:
    """A published share of a later year comes before a computed one (Turkmenistan: 2024, 2020)."""
    tiles = live.draw(CHART, ViewState("country", country=country)).frame
    share = next(row for row in tiles if row.measure == "share")
    on_map = next(
        row
        for row in live.draw(region_map.CHART, ViewState()).frame
        if (row.country, row.measure) == (country, "share")
    )
    assert share.period >= on_map.period
