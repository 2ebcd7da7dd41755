"""Shares of partners: only of figures that compare, and adding up to the whole."""

from __future__ import annotations

from typing import Any

import pytest

from data.analysis import partner_shares, partner_table
from data.analysis.comparability import counted_alike, goods_flow
from data.analysis.partner_shares import Share
from data.records.codes import CHINA, WORLD
from data.records.observation import Observation, Ratio
from data.store import Store
from tests.small.invented import figure, store_of


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


# -- the rules one by one, on invented rows --------------------------------------------------


@pytest.mark.parametrize(
    ("part", "whole", "percent"),
    [
        (figure(25.0), figure(100.0), 25.0),
        (figure(201.0), figure(200.0), 100.5),  # rounding
        (figure(202.0), figure(200.0), None),
        (figure(1.0), figure(0.0), None),
        (figure(1.0), None, None),
        (figure(1.0), figure(4.0, source="services"), None),
    ],
)
def test_when_a_part_has_a_share(
    store: Store, part: Observation, whole: Observation | None, percent: float | None
) -> None:
    share = partner_shares.share_of(store_of(store), part, whole)
    assert (share.percent if share else None) == percent


def of_two_years(**cells: Any) -> list[Observation]:
    """10 of 50 with China in 2023, 12 of 50 in 2024."""
    return [
        figure(usd, partner=partner, period=period, **cells)
        for period, part in (("2023", 10.0), ("2024", 12.0))
        for partner, usd in (("CHN", part), ("WLD", 50.0))
    ]


def both_flows(**cells: Any) -> list[Observation]:
    """Exports and imports of two years."""
    return [row for flow in ("export", "import") for row in of_two_years(flow=flow, **cells)]


BANK = Ratio(
    "CA5", "KAZ", "CHN", "2024", "turnover", "TOTAL", "share", 24.1, "partner", "estimate", "other",
    1, "", "", "",
)  # fmt: skip


def test_a_share_of_a_part_of_a_year_is_none_of_a_year(store: Store) -> None:
    months = BANK._replace(period="2025-01/2025-06")
    some = store_of(store, ratios=(BANK, months))
    assert list(partner_shares.printed(some, "CA5", "turnover", "partner", CHINA)) == ["2024"]


def test_the_share_in_one_code_is_of_years(store: Store) -> None:
    rows = [
        figure(usd, partner=partner, period=period, commodity="87")
        for period in ("2024", "2022/2023")
        for partner, usd in (("CHN", 1.0), ("WLD", 4.0))
    ]
    some = store_of(store, *rows, figure(9.0, commodity="87", period="2021"))
    shares = partner_shares.of_chapter(some, "KAZ", "export", "partner", "87", CHINA)
    assert {year: share.percent for year, share in shares.items()} == {"2024": 25.0}


def china_buys(*amounts: tuple[str, float], flow: str = "import") -> list[Observation]:
    """China's trade with the world, by its customs."""
    return [
        figure(usd, country="CHN", partner="WLD", period=year, flow=flow, ledger="china")
        for year, usd in amounts
    ]


@pytest.mark.parametrize(
    ("flow", "mirrored"),
    [("export", "import"), ("import", "export"), ("turnover", "turnover")],
)
def test_the_share_in_chinas_trade_is_of_the_other_flow(
    store: Store, flow: str, mirrored: str
) -> None:
    """Nothing sold and a year without China's total have no share."""
    own = [
        figure(usd, flow=flow, ledger="china", period=year)
        for year, usd in (("2022", 3.0), ("2023", 0.0), ("2024", 5.0))
    ]
    some = store_of(store, *own, *china_buys(("2023", 50.0), ("2024", 50.0), flow=mirrored))
    shares = partner_shares.in_china(some, "KAZ", flow)
    assert {year: share.percent for year, share in shares.items()} == {"2024": 10.0}
    part = shares["2024"].part
    assert (part.country, part.partner, part.flow) == ("CHN", "KAZ", mirrored)


def test_dependence_is_of_the_newest_year_that_has_both(store: Store) -> None:
    """National figures come first, else reconciled ones."""
    sold = [figure(5.0, ledger="china", period=year) for year in ("2022", "2023", "2024", "2025")]
    china = china_buys(("2022", 50.0), ("2023", 50.0), ("2024", 50.0), ("2025", 50.0))
    third = [
        row._replace(
            ledger="reconciled", value_usd=row.value_usd * (2 if row.partner == "CHN" else 1)
        )
        for row in of_two_years()
    ]
    for rows, percent in (([*of_two_years(), *third], 24.0), (third, 48.0)):
        found = partner_shares.dependence(store_of(store, *sold, *china, *rows), "KAZ", "export")
        assert found is not None
        assert isinstance(found.of_china, Share)
        assert (found.in_china.part.period, found.of_china.part.period) == ("2024", "2024")
        assert (found.in_china.percent, found.of_china.percent) == (10.0, percent)


def test_which_share_is_quoted(store: Store) -> None:
    """The newest year; of one year national figures first; none without figures."""
    third = [row._replace(ledger="reconciled") for row in both_flows()]
    newer = [row._replace(period="2025") for row in third if row.period == "2024"]
    for rows, year, ledger in (
        ([*both_flows(), *third], "2024", "partner"),
        ([*both_flows(), *third, *newer], "2025", "reconciled"),
    ):
        found = partner_shares.quotable(store_of(store, *rows), "KAZ", CHINA, "")
        assert found is not None
        assert isinstance(found.share, Share)
        assert (found.share.part.period, found.share.part.ledger) == (year, ledger)
        assert found.before is not None
    assert partner_shares.quotable(store_of(store), "KAZ", CHINA, "") is None


def test_a_share_is_not_beside_one_that_is_counted_otherwise(store: Store) -> None:
    rows = [
        row._replace(source="services") if row.period == "2023" else row for row in both_flows()
    ]
    found = partner_shares.quotable(store_of(store, *rows), "KAZ", CHINA, "")
    assert found is not None
    assert found.before is None


@pytest.mark.parametrize(
    ("status", "quoted"),
    [("reported", True), ("revised", True), ("derived", True), ("estimate", True),
     ("incomplete", False), ("suspect", False)],
)  # fmt: skip
@pytest.mark.parametrize("partner", ["CHN", "WLD"])
def test_what_is_doubtful_is_not_quoted(
    store: Store, status: str, partner: str, *, quoted: bool
) -> None:
    rows = [
        row._replace(flow="turnover", status=status if row.partner == partner else "reported")
        for row in of_two_years()
        if row.period == "2024"
    ]
    assert bool(partner_shares.quotable(store_of(store, *rows), "KAZ", CHINA, "")) == quoted


def test_nothing_is_quoted_of_figures_that_do_not_compare(store: Store) -> None:
    """Goods beside goods and services; a year without a total."""
    part = figure(1.0, flow="turnover")
    for whole in ([], [figure(4.0, flow="turnover", partner="WLD", source="services")],
                  [figure(0.0, flow="turnover", partner="WLD")]):  # fmt: skip
        assert partner_shares.quotable(store_of(store, part, *whole), "KAZ", CHINA, "") is None


def test_a_published_share_is_the_last_resort(store: Store) -> None:
    """Only the share of total trade in a year, unless months are asked for."""
    others = (
        BANK._replace(period="2025", rank=2), BANK._replace(period="2025", measure="growth"),
        BANK._replace(period="2025", flow="export"), BANK._replace(period="2025", commodity="27"),
        BANK._replace(period="2025", partner="RUS"), BANK._replace(period="2025", country="KAZ"),
        BANK._replace(period="2025-01/2025-06", value_pct=30.0),
    )  # fmt: skip
    some = store_of(store, ratios=(*others, BANK))
    for period, percent in (("", 24.1), ("2024", 24.1), ("2025-01/2025-06", 30.0)):
        found = partner_shares.quotable(some, "CA5", CHINA, period)
        assert found is not None
        assert isinstance(found.share, Ratio)
        assert (found.share.value_pct, found.before) == (percent, None)
    for country, partner in (("CA5", "RUS"), ("KAZ", CHINA)):
        found = partner_shares.quotable(some, country, partner, "")
        assert found is not None
        assert isinstance(found.share, Ratio)
        assert (found.share.country, found.share.partner) == (country, partner)
    assert partner_shares.quotable(some, "KAZ", "RUS", "") is None
    computed = [row._replace(country="CA5", flow="turnover", ledger="reconciled")
                for row in of_two_years()]  # fmt: skip
    found = partner_shares.quotable(store_of(store, *computed, ratios=(BANK,)), "CA5", CHINA, "")
    assert found is not None
    assert isinstance(found.share, Share)
