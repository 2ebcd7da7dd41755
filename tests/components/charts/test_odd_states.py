"""States in which a chart has little or nothing to say: what it says then, and what it offers."""

from __future__ import annotations

import orjson
import pytest

from components.render import Renderer
from components.state import ViewState
from components.views import CHARTS

#: chart, what is chosen, and what its title names: countries, numbers, years
TITLES = [
    ("partner_groups", {"country": "KAZ", "period": "2022"}, ("24%", "2022")),
    ("partner_ranks", {"country": "UZB", "partner": "IRN", "period": "2021"}, ("Iran", "no. 9", "2021")),
    ("partner_ranks", {"country": "KAZ", "partner": "KGZ"}, ("China", "2024")),  # no partner here
    ("larger_partner", {"period": "2016"}, ("Russia", "Kazakhstan", "Turkmenistan")),
    ("china_trade", {"country": "UZB", "partner": "RUS", "period": "2025"}, ("$4.80 bn", "Russia", "2024")),
    ("china_trade", {"country": "TKM", "ledger": "partner"}, ("surplus", "$1.00 bn", "2000")),
    ("ledger_path", {"country": "TKM", "period": "2024"}, ("$6.00 bn", "$3.00 bn", "2000")),
    ("ledger_path", {"country": "TJK", "flow": "export"}, ("$500 m", "smaller than freight")),
    ("ledger_path", {"country": "UZB", "flow": "import", "cif": "0-5"}, ("0–5%", "could explain")),
    ("ledger_gap", {"period": "2019"}, ("both sides", "2019")),
    ("year_to_date", {"country": "KAZ", "flow": "balance"}, ("−$16.0 bn", "−$11.0 bn")),
    ("year_to_date", {"country": "UZB", "ledger": "both"}, ("$18.0 bn", "+100%")),
    ("projects_map", {"item": "P005"}, ("A railway", "under construction")),
    ("projects_map", {"item": "torugart"}, ("Torugart",)),
    ("projects_turn", {"country": "UZB"}, ("0 of 2", "since 2015")),
    ("projects_turn", {"country": "TJK", "sector": "raw"}, ("1 of 1", "before 2015")),
    ("mix_trend", {"country": "KAZ", "flow": "export", "commodity": "09", "period": "2019"}, ("$25 m", "2019")),
    ("mix_compare", {"ledger": "partner", "period": "2019"}, ("33%", "Kazakhstan", "2019")),
    ("headline", {"country": "TKM", "period": "2025-01/2025-06"}, ("$7.00 bn", "Jan–Jun 2025")),
    ("headline", {"country": "TKM", "period": "1999", "ledger": "both"}, ("$6.00 bn", "1999")),
    ("china_share", {"country": "KAZ", "partner": "UZB"}, ("Uzbekistan", "7.0%", "Kazakhstan")),
    ("share_by_ledger", {"country": "TJK", "period": "2025"}, ("22%", "2025")),
    ("coverage", {"partner": "RUS"}, ("0 country-years", "25", "30")),
    ("dependence", {"flow": "import", "country": "KAZ"}, ("40%", "0.72%", "exports")),
    ("products_inside", {"country": "UZB"}, ("Machinery", "imports from China", "2024")),
    ("products_inside", {"country": "UZB", "commodity": "87"}, ("Passenger cars", "70%", "“Vehicles”", "2022–23")),
    ("products_inside", {"country": "UZB", "commodity": "8703", "flow": "import", "period": "2022/2023"}, ("57%", "“Passenger cars”")),
    ("product_over_time", {"country": "UZB", "commodity": "870380"}, ("$200 m", "imports from China", "2024", "$60 m (2022)")),
    ("product_over_time", {"country": "UZB", "commodity": "8703", "period": "2022/2023"}, ("$840 m", "2022–23 average")),
    ("product_over_time", {"commodity": "870380"}, ("$200 m", "Uzbekistan", "2024")),
    ("gains_losses", {"country": "KAZ", "flow": "export", "period": "2024", "base": "2023"}, ("+$2.70 bn", "−$2.10 bn")),
]  # fmt: skip
#: chart, what is chosen, words of the reason, and where the nearest figures are
EMPTY = [
    ("products_inside", {"country": "KAZ", "commodity": "87", "period": "2021"}, "by product", "/?country=KAZ&commodity=87"),
    ("product_over_time", {"country": "TKM", "ledger": "partner", "commodity": "8703"}, "this commodity", "/?country=TKM&commodity=8703"),
    ("commodity_share", {"country": "KAZ", "flow": "export", "commodity": "01"}, "not traded", "/?country=KAZ&flow=export"),
    ("commodity_share", {"country": "TJK", "ledger": "partner"}, "all partners", "/?country=TJK"),
    ("partner_groups", {}, "all partners", ""),
    ("flows_by_country", {"partner": "KGZ", "ledger": "partner"}, "with this partner", "/"),
    ("year_to_date", {"country": "TKM"}, "Jan–Jun 2025", ""),
    ("year_to_date", {"country": "TJK", "flow": "export"}, "For Tajikistan", ""),
    ("gas_value", {"country": "KGZ"}, "Turkmenistan, Uzbekistan and Kazakhstan", ""),
    ("trains_europe", {"country": "UZB"}, "choose Central Asia", ""),
    ("projects_map", {"country": "TKM", "sector": "other"}, "location", "/?country=TKM"),
    ("projects_turn", {"country": "TJK", "stage": "announced"}, "date", "/?country=TJK"),
    ("projects_values", {"stage": "cancelled"}, "amount", "/"),
    ("mix_year", {"country": "KAZ", "flow": "import", "period": "2021", "ledger": "partner"}, "breakdown", "/?country=KAZ&flow=import&ledger=partner"),
    ("gains_losses", {"country": "KAZ", "period": "2019", "base": "2024"}, "both years", "/?country=KAZ"),
    ("dependence", {"period": "2016"}, "both shares", "/"),
]  # fmt: skip
#: chart and what is chosen: the year has no figures, and the card shows the latest
LATEST = [
    ("top_partners", {"country": "KAZ", "period": "1999"}),
    ("larger_partner", {"period": "2000"}),
    ("ledger_gap", {"period": "2015"}),
    ("headline", {"country": "KAZ", "period": "1999"}),
    ("months", {"country": "KAZ", "period": "2019"}),
    ("year_to_date_by_country", {"period": "2026"}),
    ("what_changed", {"period": "2026"}),
]


def _ids(cases: list) -> list[str]:
    return [f"{chart}-{'-'.join(chosen.values())}" for chart, chosen, *_rest in cases]


@pytest.mark.parametrize(("chart", "chosen", "named"), TITLES, ids=_ids(TITLES))
def test_a_title_in_an_odd_state(
    chart: str, chosen: dict[str, str], named: tuple[str, ...], renderer: Renderer
) -> None:
    """It names the year and the figures that are drawn, not those that were asked for."""
    drawn = renderer.draw(CHARTS[chart], ViewState(**chosen))
    title = CHARTS[chart].finding(drawn.frame, drawn.state)
    assert [word for word in named if word not in title] == [], title


@pytest.mark.parametrize(("chart", "chosen", "reason", "href"), EMPTY, ids=_ids(EMPTY))
def test_an_empty_card_says_why_and_offers_the_nearest(
    chart: str, chosen: dict[str, str], reason: str, href: str, renderer: Renderer
) -> None:
    """A link to the nearest state that is not empty; without one there is no link."""
    card = orjson.loads(orjson.dumps(renderer.card(CHARTS[chart], ViewState(**chosen))))
    assert reason in card["empty"]["text"]
    assert card["empty"]["href"] == href
    assert bool(card["empty"]["offer"]) == bool(href)
    assert card["figure"] is None


@pytest.mark.parametrize(("chart", "chosen"), LATEST, ids=_ids(LATEST))
def test_a_year_without_figures_shows_the_latest_and_says_so(
    chart: str, chosen: dict[str, str], renderer: Renderer
) -> None:
    state = ViewState(**chosen)
    card = orjson.loads(orjson.dumps(renderer.card(CHARTS[chart], state)))
    latest = renderer.draw(CHARTS[chart], state.with_(period=""))
    assert renderer.draw(CHARTS[chart], state).frame == latest.frame
    assert card["empty"] is None
    assert card["note"].startswith(f"{chosen['period']}: no figures here.")
