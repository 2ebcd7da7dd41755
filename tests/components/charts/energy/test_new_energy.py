"""New energy: both ledgers apart, parts of years with the same months, titles that say who sold what."""

from __future__ import annotations

import orjson
import pytest

from components.quote.quoting import about
from components.render import Renderer
from components.state import ViewState
from components.views import CHARTS
from data.records.codes import REGION
from tests.small.newenergy import dollars

AT = ViewState(view="commodities")


def rows(renderer: Renderer, chart: str, **chosen: str) -> tuple:
    return renderer.draw(CHARTS[chart], AT.with_(**chosen)).frame


def title(renderer: Renderer, chart: str, **chosen: str) -> str:
    drawn = renderer.draw(CHARTS[chart], AT.with_(**chosen))
    return CHARTS[chart].finding(drawn.frame, drawn.state)


def test_the_latest_months_stand_beside_the_same_months(renderer: Renderer) -> None:
    """Two months of 2025 against two of 2024, never against the whole of 2024."""
    frame = rows(renderer, "new_energy", country="KAZ", tech="ev")
    values = {row.period: row.value for row in frame if row.ledger == "china"}
    assert values == {
        "2023": 12_000_000,
        "2024": 24_000_000,
        "2024-01/2024-02": 4_000_000,
        "2025-01/2025-02": 6_000_000,
    }
    assert values["2025-01/2025-02"] == 2 * dollars("KAZ", "ev", "2025-01")
    assert {row.status for row in frame if len(row.period) > 4} == {"derived"}
    assert title(renderer, "new_energy", country="KAZ", tech="ev") == (
        "Electric vehicles: China sold Kazakhstan $24 m in 2024 (+100%); "
        "Jan–Feb 2025: $6.0 m (+50%)"
    )


def test_the_importers_figure_is_of_its_own_ledger(renderer: Renderer) -> None:
    """Uzbekistan's own imports of electric cars by HS code: not in the title, not in China's sum."""
    frame = rows(renderer, "new_energy", country="UZB", tech="ev")
    own = {row.period: row for row in frame if row.ledger == "partner"}
    assert {year: row.value for year, row in own.items()} == {"2023": 4e8, "2024": 2e8}
    assert {row.commodity for row in own.values()} == {"870380"}
    assert {row.commodity for row in frame if row.ledger == "china"} == {"ember-ev"}
    assert "$22 m" in title(renderer, "new_energy", country="UZB", tech="ev")


def test_the_region_is_drawn_by_technology_or_by_country(renderer: Renderer) -> None:
    """Without a technology one panel for each; with one, the region and each country."""
    assert {row.country for row in rows(renderer, "new_energy")} == {REGION}
    frame = rows(renderer, "new_energy", tech="solar")
    assert {row.commodity for row in frame} == {"ember-solar"}
    assert len({row.country for row in frame}) == 6
    whole = sum(row.value for row in frame if row.country != REGION and row.period == "2024")
    assert whole == next(r.value for r in frame if r.country == REGION and r.period == "2024")


def test_a_line_is_named_at_its_end(live: Renderer) -> None:
    """Five technologies end close to zero: their names do not push that of the highest away."""
    state = ViewState(view="country", country="KAZ")
    chart = CHARTS["new_energy_months"]
    figure = chart.figure(live.draw(chart, state).frame, state)
    ends = sorted(trace["y"][-1] for trace in figure["data"])
    labels = sorted(label["y"] for label in figure["layout"]["annotations"])
    height = figure["layout"]["yaxis"]["range"][1]
    assert (labels[-1] - ends[-1]) / height < 0.04


@pytest.mark.parametrize(
    ("chart", "chosen", "named"),
    [
        ("new_energy", {"country": "TJK", "tech": "wind"}, ("no exports", "Tajikistan")),
        ("new_energy", {"country": "KAZ", "period": "2023"}, ("2023", "$24 m")),
        ("new_energy", {"country": "KAZ", "period": "2025"}, ("Jan–Feb 2025", "$12 m", "+50%")),
        ("new_energy_months", {}, ("Central Asia", "12 months to Feb 2025", "$208 m")),
        ("new_energy_months", {"tech": "ev", "country": "KAZ"}, ("$26 m", "+86%")),
        ("new_energy_months", {"tech": "ev", "period": "2024"}, ("most in Jan 2024", "$8.0 m")),
        ("solar_capacity", {"country": "KAZ"}, ("24.0 MW", "Jan–Jun 2024", "+100%")),
        ("solar_capacity", {"country": "KAZ", "period": "2023"}, ("24.0 MW", "2023")),
    ],
)
def test_a_title(chart: str, chosen: dict[str, str], named: tuple, renderer: Renderer) -> None:
    found = title(renderer, chart, **chosen)
    assert [word for word in named if word not in found] == [], found


@pytest.mark.parametrize(
    ("chosen", "told"),
    [
        ({"flow": "export"}, "Exports: no figures here. Shown: imports."),
        ({"commodity": "87"}, "Ember’s technologies, not HS codes."),
        ({"partner": "RUS"}, "Trade with China only."),
    ],
)
def test_a_filter_that_is_not_followed_is_named(
    chosen: dict[str, str], told: str, renderer: Renderer
) -> None:
    for chart in ("new_energy", "new_energy_months", "solar_capacity"):
        card = orjson.loads(orjson.dumps(renderer.card(CHARTS[chart], AT.with_(**chosen))))
        assert told in card["note"], chart


def test_months_of_a_chosen_year_are_figures_of_it(renderer: Renderer) -> None:
    """The year is marked, so no card says that it has no figures of it."""
    for period, told in (("2024", ""), ("2025", ""), ("2016", "2016: no figures here.")):
        for chart in ("new_energy", "new_energy_months"):
            state = AT.with_(period=period)
            card = orjson.loads(orjson.dumps(renderer.card(CHARTS[chart], state)))
            assert card["note"] == told, (chart, period)


def test_capacity_is_an_estimate_of_ember(renderer: Renderer) -> None:
    """Pieces were counted by China's customs."""
    frame = rows(renderer, "solar_capacity", country="KAZ")
    told = {(row.measure, row.unit, row.status, row.counted_by) for row in frame}
    assert told == {
        ("capacity", "MW", "estimate", "Ember"),
        ("pieces", "pieces", "derived", "China’s customs"),
    }


def test_the_sentence_to_quote(live: Renderer) -> None:
    """China's customs counted, Ember compiled; a capacity is an estimate."""
    said = []
    for chart, chosen in (
        ("new_energy", {"country": "UZB", "tech": "ev", "period": "2025"}),
        ("solar_capacity", {"country": "UZB", "period": "2024"}),
    ):
        drawn = live.draw(CHARTS[chart], AT.with_(**chosen))
        for place, row in enumerate(drawn.rows):
            if row.period == chosen["period"]:
                quote = about(live.store, CHARTS[chart], drawn, place, "https://x.example/")
                said.append(quote.sentences[0].text)
    assert [text.partition(". Source: Ember.")[0] for text in said] == [
        "China’s customs recorded exports of electric vehicles of $1.10 bn to Uzbekistan in 2025 "
        "(Ember’s category, compiled by Ember)",
        "China sold solar panels of about 2,340 MW to Uzbekistan in 2024 "
        "(estimated by Ember from China’s customs)",
        "China’s customs recorded exports of solar panels to Uzbekistan in 2024: 3.16 m pieces "
        "(compiled by Ember, derived)",
    ]


def test_two_ledgers_again(live: Renderer) -> None:
    """Electric vehicles 2023: Kyrgyzstan 1,101 m by China, 616 m by itself; Uzbekistan 1,117 / 765."""
    for country, year, china, own in (
        ("KGZ", "2023", 1101, 616),
        ("UZB", "2023", 1117, 765),
        ("KAZ", "2024", 745, 60),
    ):
        frame = rows(live, "new_energy", country=country, tech="ev")
        found = {row.ledger: round(row.value / 1e6) for row in frame if row.period == year}
        assert found == {"china": china, "partner": own}
