"""Ranks of partners over the years."""

from __future__ import annotations

from components.charts.partners.partner_ranks import CHART, figure, finding
from components.state import ViewState
from data.store import Store


def ranks(store: Store, country: str, year: str, **more: str) -> dict[str, float]:
    """Partner -> rank."""
    rows = CHART.table(store, ViewState(country=country, ledger="partner", **more))
    return {row.partner: row.value for row in rows if row.period == year}


def test_russia_led_in_kazakhstan_until_2023_and_china_came_first_in_2024(store: Store) -> None:
    """27 of 100 against 29.2, then 30 against 28."""
    assert ranks(store, "KAZ", "2023")["RUS"] == 1
    assert ranks(store, "KAZ", "2023")["CHN"] == 2
    assert ranks(store, "KAZ", "2024")["CHN"] == 1


def test_at_most_eight_and_china_whatever_its_rank(store: Store) -> None:
    """Kyrgyzstan exported little to China, whose rank is drawn although it is below the eighth."""
    rows = CHART.table(store, ViewState(country="KGZ", flow="export", ledger="partner"))
    beyond = {row.partner for row in rows if row.value > 8}
    assert beyond == {"CHN"}
    assert {row.period for row in rows if row.partner == "CHN"} >= {"2019", "2024"}


def test_the_region_is_the_sum_of_five_without_its_own_members(store: Store) -> None:
    """Reconciled years only; trade among the five has no rank."""
    rows = CHART.table(store, ViewState(ledger="reconciled"))
    assert {row.period for row in rows} == {str(year) for year in range(2015, 2021)}
    assert not {row.partner for row in rows} & {"KAZ", "UZB", "KGZ", "TJK", "TKM"}
    assert not CHART.table(store, ViewState(ledger="partner"))


def test_each_place_is_taken_once_and_named_at_the_end(store: Store) -> None:
    """No two partners have the same rank in a year; every line is labelled at its end."""
    state = ViewState(country="UZB", ledger="partner")
    frame = CHART.table(store, state)
    ranks_by_year = [(row.period, row.value) for row in frame]
    assert len(ranks_by_year) == len(set(ranks_by_year))
    last = [row.partner_name for row in frame if row.period == max(r.period for r in frame)]
    texts = [note["text"] for note in figure(frame, state)["layout"]["annotations"]]
    assert all(any(name.split()[0] in text for text in texts) for name in last)
    assert "no. " in finding(frame, state)


def test_the_title_says_that_no_later_year_has_all_partners(store: Store) -> None:
    """The region has China's figures to 2025, but all partners to 2020; a chosen year needs none."""
    state = ViewState(ledger="reconciled")
    assert ", the latest year with all partners" in finding(CHART.table(store, state), state)
    chosen = state.with_(period="2020")
    assert "the latest year" not in finding(CHART.table(store, chosen), chosen)


def test_a_country_with_later_national_figures_is_not_called_old(store: Store) -> None:
    """Kazakhstan's reconciled figures end in 2020; its own statistics have all partners in 2024."""
    state = ViewState(country="KAZ", ledger="reconciled")
    frame = CHART.table(store, state)
    assert max(row.period for row in frame) == "2020"
    assert "the latest year" not in finding(frame, state)
