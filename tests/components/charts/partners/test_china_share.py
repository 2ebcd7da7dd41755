"""China's share of each country's trade, against printed shares."""

from __future__ import annotations

import pytest

from components.charts.partners.china_share import CHART, figure, finding, subtitle
from components.render import Renderer
from components.state import ViewState
from data.store import Store


def share(store: Store, country: str, flow: str, ledger: str, year: str) -> float:
    """The share that the chart draws."""
    state = ViewState(flow=flow, ledger=ledger)
    found = [r for r in CHART.table(store, state) if (r.country, r.period) == (country, year)]
    return found[0].value


@pytest.mark.parametrize(
    ("country", "flow", "ledger", "year", "printed"),
    [
        ("KAZ", "export", "partner", "2023", 18.5),  # bureau of statistics, indicator 312101
        ("KAZ", "import", "partner", "2023", 25.5),
        ("KGZ", "import", "partner", "2023", 43.3),
        ("KGZ", "turnover", "partner", "2023", 34.5),
        ("UZB", "turnover", "partner", "2025", 21.2),
        ("TJK", "turnover", "partner", "2021", 13.2),  # printed as a share only
        ("KAZ", "import", "reconciled", "2019", 29.4),
        ("KAZ", "export", "reconciled", "2019", 18.5),
    ],
)
def test_printed_shares_are_reproduced(
    store: Store, country: str, flow: str, ledger: str, year: str, printed: float
) -> None:
    """To the digits that the publisher prints."""
    assert share(store, country, flow, ledger, year) == pytest.approx(printed, abs=0.051)


def test_uzbek_goods_are_not_divided_by_goods_and_services(store: Store) -> None:
    """2024: exports to China are goods (Comtrade), the printed total has services: no share."""
    rows = CHART.table(store, ViewState(flow="export", ledger="partner"))
    assert not [row for row in rows if (row.country, row.period) == ("UZB", "2024")]


def test_lines_do_not_join_two_sources(store: Store) -> None:
    """Kazakhstan: WITS to 2017 and the bureau from 2018 are two lines, although a year apart."""
    state = ViewState(flow="import", ledger="partner")
    lines = [t for t in figure(CHART.table(store, state), state)["data"] if t["name"][:3] == "Kaz"]
    assert not [trace for trace in lines if {2017, 2018} <= set(trace["x"])]


def test_china_s_customs_have_no_whole(renderer: Renderer) -> None:
    """Asked for China's ledger, the card answers with another and says why."""
    drawn = renderer.draw(CHART, ViewState(view="share", ledger="china").only(CHART.uses))
    assert drawn.state.ledger == "partner"
    assert "only the trade with China" in drawn.note


def test_words(store: Store) -> None:
    """The headline has the anchor; a country without figures is named."""
    state = ViewState(country="KGZ", flow="import", ledger="partner", period="2023")
    frame = CHART.table(store, state)
    assert finding(frame, state) == "China made up 43 % of Kyrgyzstan’s imports in 2023"
    assert subtitle(frame, state).endswith("nothing for Turkmenistan")
