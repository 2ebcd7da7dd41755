"""Which ledger a card shows, and which periods the filter bar offers."""

from __future__ import annotations

import pytest

from components.charts.kit.newest import end_of, newest
from components.charts.kit.offers import Offer, offers
from components.charts.trade import china_trade
from components.render import Renderer
from components.shell.periods import period_options
from components.state import ViewState
from components.views import ALL
from tests.components.charts.kit.test_draw import row


@pytest.mark.parametrize(
    ("period", "end"),
    [("2025", "2025-12"), ("2025-01/2025-10", "2025-10"), ("2026-01", "2026-01"),
     ("2022/2023", "2023-12")],
)  # fmt: skip
def test_a_period_ends_with_its_last_month(period: str, end: str) -> None:
    assert end_of(period) == end


def test_the_latest_figures_lead() -> None:
    old, new = (row("2019"), row("2023")), (row("2023"), row("2024"))
    assert newest((old, new), "") == 1
    assert newest((new, old), "") == 0
    assert newest((old, (row("2023"),)), "") == 0, "the preferred one, if they end alike"
    assert newest(((), old), "") == 1


def test_a_chosen_period_is_shown_from_the_ledger_that_has_it() -> None:
    old, new = (row("1999"), row("2023")), (row("2023"), row("2024"))
    assert newest((new, old), "1999") == 1
    assert newest((old, (row("2024-01/2024-03"),)), "2024") == 1


def test_ledgers_of_several_countries_are_not_compared_by_their_latest_year() -> None:
    """One country of a newer ledger does not hide four of an older one."""
    five = (row("2020"), row("2020")._replace(country="UZB"))
    assert newest((five, (row("2024"),)), "") == 0


def test_the_newest_figures_of_the_chosen_country_lead() -> None:
    """Also where the other ledger lacks its neighbours, or the first one lacks the country."""
    five = (row("2020"), row("2024")._replace(country="UZB"))
    newer = (row("2023"), row("2020")._replace(country="UZB"))
    assert newest((five, newer), "", "KAZ") == 1
    assert newest((five, newer), "", "UZB") == 0
    assert newest((five, (row("2019")._replace(country="TKM"),)), "", "TKM") == 1


def test_offers_name_the_ledger_that_alone_has_a_year() -> None:
    china = (row("2024"), row("2025"), row("2022/2023"), row("2010..2014"))
    own = tuple(r._replace(ledger="partner") for r in (row("2025"), row("2026-01/2026-05")))
    assert offers((china, own)) == (
        Offer("2026", "partner", part=True),
        Offer("2025"),
        Offer("2024", "china"),
        Offer("2022/2023", "china"),
    )
    assert [offer.only for offer in offers((china,))] == ["", "", ""], "the page has no other"


def test_a_page_offers_the_years_that_it_has_figures_of(renderer: Renderer) -> None:
    """Months count; a year without a figure is no option, unless it is the chosen one."""
    state = ViewState(view="commodities", country="KAZ", flow="export")
    charts = ALL["commodities"].charts
    options = period_options(renderer.offers(charts, state), state)["period"]
    years = [option["value"] for option in options]
    assert years[0] == ""
    assert years[1:] == sorted(years[1:], reverse=True)
    assert "1995" not in years
    chosen = state.with_(period="1995")
    kept = period_options(renderer.offers(charts, chosen), chosen)["period"]
    assert {"value": "1995", "label": "1995 · nothing on this page"} in kept
    assert len(kept) == len(options) + 1


def test_each_offered_year_fills_a_card_of_the_page(renderer: Renderer) -> None:
    for view in ("overview", "share", "commodities", "country"):
        state = ViewState(view=view, country="KAZ")
        charts = [chart for chart in ALL[view].charts if "period" in chart.uses]
        for offer in renderer.offers(charts, state):
            frames = (renderer.draw(c, state.with_(period=offer.period)).frame for c in charts)
            periods = {row.period for frame in frames for row in frame}
            assert any(p == offer.period or p.startswith(f"{offer.period}-") for p in periods), (
                view, offer,
            )  # fmt: skip


def test_a_year_of_one_ledger_is_drawn_from_it(renderer: Renderer) -> None:
    """Kazakhstan's trade with Germany is in its own statistics only."""
    state = ViewState(view="country", country="KAZ", partner="DEU")
    assert {row.ledger for row in renderer.draw(china_trade.CHART, state).frame} == {"partner"}


def test_exports_are_not_offered_years_that_have_imports_only(live: Renderer) -> None:
    """China's sales of new energy go to 2026; Kazakhstan's exports by commodity end in 2024."""
    charts = ALL["commodities"].charts
    for country in ("CA5", "KAZ"):
        state = ViewState(view="commodities", country=country, flow="export")
        assert live.offers(charts, state)[0].period == "2024"
        assert live.offers(charts, state.with_(flow="import"))[0].period == "2026"
