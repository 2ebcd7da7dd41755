"""Anchors: charts reproduce published figures. These tests use the published package.

Among the tests of charts only these may break when the data are refreshed. Each entry is a figure
that a publisher prints and a reader may look for.
"""

from __future__ import annotations

from math import hypot

import pytest

from components.charts.kit import geo
from components.charts.kit.base import show
from components.charts.kit.projection import project
from components.quote.quoting import about
from components.render import Renderer
from components.state import ViewState
from components.views import CHARTS
from data.analysis.projects import year_of
from data.store import Store


@pytest.mark.parametrize(
    ("chart", "chosen", "title"),
    [
        (
            "headline",
            {},
            "Central Asia’s total trade with China came to $106.3 bn in 2025, up 12% on a year earlier",
        ),
        (
            "turnover_by_country",
            {},
            "Kazakhstan had the largest total trade with China: $48.7 bn in 2025",
        ),
        (
            "turnover_by_country",
            {"partner": "RUS"},
            "Kazakhstan had the largest total trade with Russia: $27.4 bn in 2025",
        ),
        (
            "china_trade",
            {"country": "KAZ"},
            "Kazakhstan ran a trade deficit of $10.7 bn with China in 2025",
        ),
        (
            "china_trade",
            {"country": "KAZ", "flow": "export"},
            "Kazakhstan’s exports to China came to $19.0 bn in 2025",
        ),
        (
            "commodity_share",
            {"flow": "export"},
            "China accounted for 31% of Central Asia’s exports of mineral fuels and oils in 2020, the latest year with all partners, against 19% in 2010",
        ),
        (
            "top_partners",
            {"country": "TJK"},
            "China is Tajikistan’s largest partner in total trade: 24% in 2020, the latest year with all partners",
        ),
        (
            "partner_ranks",
            {},
            "China ranked no. 1 among Central Asia’s partners in total trade in 2020, the latest year with all partners, as in 2010",
        ),
        (
            "year_to_date",
            {"country": "KAZ"},
            "Kazakhstan’s total trade with China came to $39.8 bn in Jan–Oct 2025, against $36.5 bn a year earlier",
        ),
        (
            "year_to_date_by_country",
            {},
            "Central Asia’s total trade with China came to $88.1 bn in Jan–Oct 2025, against $77.0 bn a year earlier (+14%)",
        ),
        (
            "year_to_date",
            {"country": "UZB", "partner": "WLD"},
            "Uzbekistan’s total trade with all partners came to $32.8 bn in Jan–May 2026, against $31.6 bn a year earlier (+3.7%)",
        ),
        (
            "months",
            {"country": "KAZ"},
            "Kazakhstan and China in Dec 2024: exports $1.35 bn (−9.1%), imports $2.46 bn",
        ),
        (
            "headline",
            {"country": "UZB", "partner": "WLD", "period": "2026"},
            "Uzbekistan’s total trade with all partners came to $57.4 bn (estimate) in Jan–Aug 2026",
        ),
        (
            "china_share",
            {"country": "KGZ", "flow": "import", "ledger": "partner", "period": "2023"},
            "China accounted for 43% of Kyrgyzstan’s imports in 2023",
        ),
        (
            "treemap",
            {"country": "TKM", "flow": "export", "ledger": "reconciled", "period": "2019"},
            "Section “Minerals and fuels” made up 99.8% of Turkmenistan’s exports to China, 2019",
        ),
        (
            "treemap",
            {"country": "UZB", "flow": "import", "commodity": "87"},
            "Vehicles: $1.78 bn of Uzbekistan’s imports from China, 2024",
        ),
        (
            "treemap",
            {"country": "TJK", "flow": "export", "period": "2023"},
            "Section “Minerals and fuels”: $194 m of $248 m known by chapter in Tajikistan’s exports to China, 2023",
        ),
        (
            "treemap",
            {"country": "KAZ", "flow": "import", "ledger": "china"},
            "Section “Machinery” made up 26% of Kazakhstan’s imports from China, 2024",
        ),
        (
            "mix_over_time",
            {"country": "UZB", "flow": "export", "partner": "WLD"},
            "Services made up 30% of exports (2025), against 24% (2015)",
        ),
        (
            "mix_over_time",
            {"country": "UZB", "flow": "import"},
            "Machinery made up 42% of imports (2022–23 average, the latest whole breakdown), against 32% (2010)",
        ),
        (
            "ledger_gap",
            {"period": "2024"},
            "Kyrgyzstan’s total trade in 2024: China recorded $22.7 bn, Kyrgyzstan $5.57 bn (×4.1)",
        ),
        (
            "ledger_path",
            {"country": "KAZ", "flow": "import"},
            "Kazakhstan’s imports in 2025: China recorded $29.7 bn, Kazakhstan $18.9 bn; freight of "
            "5–10% widens the gap to at least $12.3 bn",
        ),
        (
            "projects_turn",
            {},
            "Raw materials made up 9 of 26 projects begun before 2015 and 8 of 68 since",
        ),
    ],
)
def test_titles(chart: str, chosen: dict[str, str], title: str, live: Renderer) -> None:
    """The title of the card, which a reader would quote."""
    drawn = live.draw(CHARTS[chart], ViewState(**chosen))
    assert CHARTS[chart].finding(drawn.frame, drawn.state).startswith(title)


@pytest.mark.parametrize(
    ("country", "flow", "ledger", "year", "printed"),
    [
        ("KAZ", "export", "partner", "2023", 18.5),  # bureau of statistics, indicator 312101
        ("KAZ", "import", "partner", "2023", 25.5),
        ("KGZ", "import", "partner", "2023", 43.3),
        ("KGZ", "turnover", "partner", "2023", 34.5),
        ("UZB", "turnover", "partner", "2025", 21.2),
        ("TJK", "turnover", "partner", "2021", 13.2),  # published only as a share
        ("KAZ", "import", "reconciled", "2019", 29.4),
        ("KAZ", "export", "reconciled", "2019", 18.5),
    ],
)
def test_printed_shares_are_reproduced(
    live_store: Store, country: str, flow: str, ledger: str, year: str, printed: float
) -> None:
    """Shares in percent agree to the digits that the publisher prints."""
    frame = CHARTS["china_share"].table(live_store, ViewState(flow=flow, ledger=ledger))
    (share,) = (row.value for row in frame if (row.country, row.period) == (country, year))
    assert share == pytest.approx(printed, abs=0.051)


@pytest.mark.parametrize(
    ("country", "china", "own", "ratio"),
    [
        ("KAZ", "$43.8 bn", "$30.1 bn", "×1.46"),
        ("UZB", "$13.8 bn", "$12.4 bn", "×1.11"),
        ("KGZ", "$22.7 bn", "$5.57 bn", "×4.1"),
        ("TJK", "$3.86 bn", "$1.96 bn", "×1.97"),
    ],
)
def test_turnover_of_2024_by_both_sides(
    live_store: Store, country: str, china: str, own: str, ratio: str
) -> None:
    """China's figure, the country's own, and their ratio."""
    frame = CHARTS["ledger_gap"].table(live_store, ViewState(period="2024"))
    texts = [show(row) for row in frame if row.country == country]
    assert (texts[0], texts[1], texts[3]) == (china, own, ratio)


def test_claims_against_published_figures(live: Renderer) -> None:
    """Claimed 13.1 bn, published 1.9 bn: a factor of 6.9. Claimed 2.04 bn, published 0.123 bn: 16.6."""
    frame = live.draw(CHARTS["claims_check"], ViewState()).frame
    assert [round(row.value, 2) for row in frame] == [16.57, 6.89, 1.09, 0.93, 1.0, 1.0, 1.0]


def test_gas_of_chinas_customs(live: Renderer) -> None:
    """US$ million: Turkmenistan 9,570 in 2024 and 8,410 in 2025; Kazakhstan 1,130 in 2025."""
    frame = live.draw(CHARTS["gas_value"], ViewState()).frame
    value = {(row.country, row.period): row.value / 1e6 for row in frame}
    assert (value["TKM", "2024"], value["TKM", "2025"], value["KAZ", "2025"]) == (9570, 8410, 1130)
    assert value["UZB", "2024"] == 726  # another page has 627.6, which is kept but not drawn


def test_every_dated_project_is_in_a_column(live_store: Store) -> None:
    """A project with a year outside the columns would be missing from the chart."""
    frame = CHARTS["projects_turn"].table(live_store, ViewState())
    dated = [project for project in live_store.package.projects if year_of(project)]
    assert sum(row.value for row in frame) == len(dated) >= len(live_store.package.projects) - 1


@pytest.mark.parametrize("country", ["CA5", "UZB", "TJK"])
def test_no_project_hides_another(country: str, live: Renderer) -> None:
    """Markers are at least half a marker apart, and not far from the place of their project."""
    drawn = live.draw(CHARTS["projects_map"], ViewState(country=country))
    rows = {row.item: row for row in drawn.frame if row.sector}
    spots = {
        data["item"]: (x, y)
        for trace in CHARTS["projects_map"].figure(drawn.frame, drawn.state)["data"]
        if "customdata" in trace
        for x, y, data in zip(trace["x"], trace["y"], trace["customdata"], strict=True)
        if data["item"] in rows
    }
    assert spots.keys() == rows.keys()
    east, _north = geo.frame_of(country)
    least = 0.8 * 52 * min(1.0, (east[1] - east[0]) / (geo.EAST[1] - geo.EAST[0]))
    for item, (x, y) in spots.items():
        for other, (x2, y2) in spots.items():
            assert item == other or hypot(x - x2, y - y2) > least, (item, other)
        lat, lon = (float(part) for part in rows[item].place.split(","))
        place_x, place_y = project(lon, lat)
        assert hypot(x - place_x, y - place_y) < 320, rows[item].item_name


def test_comtrade_rows_are_not_warned_of_services(live: Renderer) -> None:
    """Uzbekistan's agency counts services; its electric cars in UN Comtrade are goods."""
    chart = live.charts["product_over_time"]
    state = ViewState(view="commodities", country="UZB", flow="import", commodity="870380")
    drawn = live.draw(chart, state)
    (place,) = [n for n, row in enumerate(drawn.rows) if row.period == "2024"]
    cars = about(live.store, chart, drawn, place, "https://khorgos.example/")
    total = live.charts["china_trade"]
    drawn = live.draw(total, ViewState(view="country", country="UZB", ledger="partner"))
    (place,) = [
        n for n, row in enumerate(drawn.rows) if (row.period, row.flow) == ("2023", "import")
    ]
    trade = about(live.store, total, drawn, place, "https://khorgos.example/")
    assert not any("services" in caveat for caveat in cars.caveats)
    assert any("services" in caveat for caveat in trade.caveats)
