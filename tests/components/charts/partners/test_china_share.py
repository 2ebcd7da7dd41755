"""China's share of each country's trade: computed, else as published."""

from __future__ import annotations

from copy import copy

import pytest

from components.charts.kit.leader import leader
from components.charts.partners.china_share import CHART, figure, finding, subtitle
from components.render import Renderer
from components.state import ViewState
from data.store import Store


def share(store: Store, country: str, flow: str, ledger: str, year: str) -> float:
    """The share that the chart draws."""
    state = ViewState(flow=flow, ledger=ledger)
    rows = [r for r in CHART.table(store, state) if (r.country, r.period) == (country, year)]
    return rows[0].value


@pytest.mark.parametrize(
    ("country", "flow", "ledger", "year", "percent"),
    [
        ("KAZ", "export", "partner", "2024", 20.0),
        ("KAZ", "import", "partner", "2024", 40.0),
        ("KAZ", "turnover", "partner", "2023", 27.0),  # somebody prints 35
        ("UZB", "turnover", "partner", "2025", 25.0),
        ("TJK", "turnover", "partner", "2025", 22.0),  # printed as a share only
        ("KAZ", "import", "reconciled", "2020", 19.2),
    ],
)
def test_both_parts_are_of_one_ledger(
    store: Store, country: str, flow: str, ledger: str, year: str, percent: float
) -> None:
    """A published share is drawn only if none can be computed."""
    assert share(store, country, flow, ledger, year) == pytest.approx(percent)


def test_uzbek_goods_are_not_divided_by_goods_and_services(store: Store) -> None:
    """2024: an agency's total trade with services is not divided by Comtrade's goods."""
    swapped = dict(store._annual)
    key = ("UZB", "WLD", "turnover", "partner")
    swapped[key] = swapped[key] | {"2024": swapped[key]["2024"]._replace(source="agency")}
    mixed = copy(store)
    mixed._annual = swapped
    for variant, years in ((store, ["2024"]), (mixed, [])):
        rows = CHART.table(variant, ViewState(ledger="partner"))
        drawn = [row.period for row in rows if (row.country, row.period) == ("UZB", "2024")]
        assert drawn == years


def test_lines_do_not_join_two_sources(store: Store) -> None:
    """Uzbekistan: the line is cut between the agency's 2023 and Comtrade's 2024."""
    state = ViewState(flow="import", ledger="partner")
    lines = [t for t in figure(CHART.table(store, state), state)["data"] if t["name"][:3] == "Uzb"]
    (years,) = (trace["x"] for trace in lines)
    assert years[years.index(2023) : years.index(2024) + 1] == [2023, None, 2024]


def test_china_s_customs_have_no_world_total(renderer: Renderer) -> None:
    """If China's ledger is chosen, the card uses another and says why."""
    drawn = renderer.draw(CHART, ViewState(view="share", ledger="china").only(CHART.uses))
    assert drawn.state.ledger == "partner"
    assert "only trade with China" in drawn.note


def test_title_and_subtitle(store: Store) -> None:
    """The title has the share; a country without figures is named in the subtitle."""
    state = ViewState(country="KGZ", flow="import", ledger="partner", period="2024")
    frame = CHART.table(store, state)
    assert finding(frame, state) == "China accounted for 25% of Kyrgyzstan’s imports in 2024"
    assert "no data for Turkmenistan" in subtitle(frame, state)


def test_since_when_the_country_is_the_highest(live: Renderer) -> None:
    """Kyrgyzstan's imports in 2023, in national statistics; Kazakhstan had more in 2020."""
    state = ViewState(view="share", flow="import", ledger="partner")
    drawn = live.draw(CHART, state)
    found = leader(drawn.frame)
    assert found is not None
    since = found.since
    shares = {(row.country, row.period): row.value for row in drawn.frame}
    for year in range(int(since), 2024):
        others = [v for (country, period), v in shares.items() if period == str(year)]
        assert shares["KGZ", str(year)] == max(others)
    before = str(int(since) - 1)
    assert shares["KGZ", before] < max(v for (_c, period), v in shares.items() if period == before)
