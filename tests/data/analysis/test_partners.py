"""Shares of partners: only of figures that compare, and adding up to the whole."""

from __future__ import annotations

import pytest

from data.analysis import partner_shares, partner_table
from data.analysis.comparability import counted_alike, goods_flow
from data.analysis.partner_shares import Share
from data.records.codes import CHINA, WORLD
from data.records.observation import Ratio
from data.store import Store


@pytest.fixture(scope="session")
def store(small_store: Store) -> Store:
    """The Store of the small package."""
    return small_store


def test_a_balance_is_divided_as_total_trade() -> None:
    """A negative number has no shares."""
    assert [goods_flow(flow) for flow in ("export", "balance")] == ["export", "turnover"]


@pytest.mark.parametrize(("flow", "percent"), [("export", 20), ("import", 40), ("turnover", 30)])
def test_a_share_has_both_its_parts(store: Store, flow: str, percent: float) -> None:
    """Kazakhstan 2024: 10 of 50 sold, 20 of 50 bought."""
    share = partner_shares.computed(store, "KAZ", flow, "partner", CHINA)["2024"]
    assert share.percent == pytest.approx(percent)
    assert share.percent == pytest.approx(100 * share.part.value_usd / share.whole.value_usd)
    assert (share.part.partner, share.whole.partner) == (CHINA, WORLD)


def test_goods_do_not_compare_with_goods_and_services(store: Store) -> None:
    """Uzbekistan's agency counts services until 2023; 2024 is Comtrade's, goods alone."""
    series = store.annual("UZB", "export", "partner")
    assert counted_alike(store, series["2022"], series["2023"])
    assert not counted_alike(store, series["2023"], series["2024"])


def test_an_offices_page_does_not_compare_with_its_table(store: Store) -> None:
    """Uzbekistan 2025 is from a page; China's pages and tables quote one customs."""
    page = store.annual("UZB", "turnover", "partner")["2025"]
    table = store.annual("UZB", "turnover", "partner")["2024"]
    assert not counted_alike(store, page, table)


@pytest.mark.parametrize("flow", ["export", "import", "turnover"])
def test_groups_of_partners_add_up(store: Store, flow: str) -> None:
    """China first, the rest last; 100 together, none below zero."""
    groups = partner_table.group_shares(store, "KAZ", flow, "partner", "2024")
    assert sum(group.percent for group in groups) == pytest.approx(100)
    assert min(group.percent for group in groups) >= 0
    assert groups[0].trade.partner == CHINA
    assert groups[-1].trade.partner == partner_table.OTHERS


def test_a_country_without_a_full_table_is_not_divided(store: Store) -> None:
    """China's customs have China's part only."""
    assert partner_table.group_shares(store, "KAZ", "export", "china", "2024") == ()
    assert partner_table.by_partner(store, "KAZ", "export", "china", "2024") == {}


def test_the_region_is_no_partner_of_itself(store: Store) -> None:
    """Ranked over two countries, neither is among the partners; the largest is first."""
    of_kazakhstan = [
        code for code, _parts in partner_table.ranked(store, ("KAZ",), "export", "partner", "2024")
    ]
    both = partner_table.ranked(store, ("KAZ", "UZB"), "export", "partner", "2024")
    assert "UZB" in of_kazakhstan
    assert not {"KAZ", "UZB"} & {code for code, _parts in both}
    sums = [sum(part.value_usd for part in parts) for _code, parts in both]
    assert sums == sorted(sums, reverse=True)


def test_a_published_share_is_used_only_if_none_can_be_computed(store: Store) -> None:
    """Both are known for some years; the computed one has its two figures."""
    for country in store.region:
        for flow in ("export", "import", "turnover"):
            for ledger in ("partner", "reconciled"):
                key = (store, country, flow, ledger, CHINA)
                shares = partner_shares.yearly(*key)
                computed = partner_shares.computed(*key)
                assert list(shares) == sorted(shares)
                for year, share in shares.items():
                    assert isinstance(share, Share) == (year in computed)


def test_dependence_is_of_one_year(store: Store) -> None:
    """Both shares are of the newest year that has both, each from its own side."""
    found = partner_shares.dependence(store, "KAZ", "export")
    assert found is not None
    year = found.in_china.part.period
    own = found.of_china
    assert (own.period if isinstance(own, Ratio) else own.part.period) == year
    assert found.in_china.part.country == CHINA
    assert found.in_china.part.flow == "import"  # what the country sells, China buys
    assert partner_shares.dependence(store, "KAZ", "export", "1900") is None


def test_the_share_to_quote_compares_with_the_year_before(store: Store) -> None:
    """Kazakhstan 2024: 30 % of total trade after 27 %; a chosen year is taken as it is."""
    found = partner_shares.quotable(store, "KAZ", CHINA, "")
    assert found is not None
    assert isinstance(found.share, Share)
    assert found.share.percent == pytest.approx(30)
    assert found.before is not None
    assert found.before.percent == pytest.approx(27)
    older = partner_shares.quotable(store, "KAZ", CHINA, "2020")
    assert older is not None
    assert isinstance(older.share, Share)
    assert older.share.part.period == "2020"
    assert partner_shares.quotable(store, "KAZ", CHINA, "1900") is None
