"""The ten largest partners."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from components.charts.partners.top_partners import CHART
from components.render import Renderer
from components.state import ViewState
from components.views import PAGES
from data.records.observation import Observation, Ratio
from data.store import Store

#: published shares of Kazakhstan's exports of $80 bn in 2025, in percent
SHARES: Mapping[str, float] = {
    "ITA": 19.8, "CHN": 19.2, "RUS": 10.3, "DEU": 7.6, "TUR": 4.9, "UZB": 4.5, "EU27": 43.9
}  # fmt: skip


def with_list(store: Store, shares: Mapping[str, float], total_of: str = "bureau") -> Renderer:
    """A Renderer of the package with a release that lists shares, and a total of a source."""
    place = ("KAZ", "KAZ")
    total = Observation(
        *place, "WLD", "2025", "export", "TOTAL", 80e9, 80.0, "bnUSD", "partner", "reported", total_of
    )  # fmt: skip
    listed = tuple(
        Ratio(
            *place, code, "2025", "export", "TOTAL", "share", percent, "partner", "reported",
            "bureau", 1, "", "", "",
        )
        for code, percent in shares.items()
    )  # fmt: skip
    package = store.package
    others = tuple(
        row
        for row in package.observations
        if (row.country, row.period, row.flow) != ("KAZ", "2025", "export")
    )
    kept = tuple(ratio for ratio in package.ratios if ratio.period != "2025")
    made = replace(package, observations=(*others, total), ratios=(*kept, *listed))
    return Renderer(Store(made), PAGES)


EXPORTS = ViewState(view="country", country="KAZ", flow="export")


def test_partners_whose_shares_a_release_lists(store: Store) -> None:
    """Largest first, in dollars of the release's total; a group of countries is none of them."""
    drawn = with_list(store, SHARES).draw(CHART, EXPORTS)
    assert [row.partner for row in drawn.frame] == ["ITA", "CHN", "RUS", "DEU", "TUR", "UZB"]
    first = drawn.frame[0]
    assert (first.period, first.part, first.status) == ("2025", 19.8, "derived")
    assert first.value == pytest.approx(15.84e9)
    assert "19.8%" in first.note
    assert "as published for the main partners only" in CHART.subtitle(drawn.frame, drawn.state)
    title = CHART.finding(drawn.frame, drawn.state)
    assert "largest partner in exports: 20% in 2025; China ranks no. 2" in title


@pytest.mark.parametrize(
    ("shares", "total_of"),
    [
        (dict(list(SHARES.items())[:4]), "bureau"),  # too few to be a ranking
        (SHARES, "customs"),  # shares and total of two sources
        (SHARES | {"UZB": 60.0}, "bureau"),  # more than all
    ],
)
def test_what_is_no_list(store: Store, shares: Mapping[str, float], total_of: str) -> None:
    """Then the latest year with all partners is drawn, as for total trade."""
    renderer = with_list(store, shares, total_of)
    assert {row.period for row in renderer.draw(CHART, EXPORTS).frame} == {"2024"}


def test_total_trade_has_no_list(store: Store) -> None:
    """The lists of exports and imports name other partners."""
    drawn = with_list(store, SHARES).draw(CHART, EXPORTS.with_(flow="turnover"))
    assert {row.period for row in drawn.frame} == {"2024"}


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
