"""Trade divided among partners, and which figures are counted alike, on invented rows."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from data.analysis import partner_table
from data.analysis.comparability import counted_alike, counts_services
from data.records.observation import Observation
from data.store import Store
from tests.small.invented import figure, store_of


@pytest.fixture(scope="session")
def store(small_store: Store) -> Store:
    """The Store of the small package."""
    return small_store


def table(flow: str = "export", whole: float = 100.0, **parts: float) -> list[Observation]:
    """What Kazakhstan sold to partners and to all."""
    amounts = {"WLD": whole, **parts}
    return [figure(usd, partner=code, flow=flow) for code, usd in amounts.items()]


def divided(store: Store, rows: Sequence[Observation], flow: str = "export") -> dict[str, float]:
    some = store_of(store, *rows)
    groups = partner_table.group_shares(some, "KAZ", flow, "partner", "2024")
    assert not any(group.trade.note for group in groups[:-1])
    if not groups and not any(row.value_usd > 100 for row in rows):
        assert partner_table.by_partner(some, "KAZ", flow, "partner", "2024") == {}
    return {group.trade.partner: round(group.percent, 9) for group in groups}


def test_a_table_is_divided_into_groups(store: Store) -> None:
    """The four neighbours and the EU of two members; what is left is others."""
    rows = table(
        CHN=40.0, RUS=20.0, UZB=4.0, KGZ=1.0, DEU=10.0, ITA=5.0, TUR=5.0, USA=10.0, KAZ=3.0
    )
    shares = {"CHN": 40, "RUS": 20, "CA4": 5, "EU27": 15, "TUR": 5, "OTH": 15}
    assert divided(store, rows) == shares
    assert divided(store, [*rows, *table("import", CHN=100.0)], "turnover") == {
        "CHN": 70, "RUS": 10, "CA4": 2.5, "EU27": 7.5, "TUR": 2.5, "OTH": 7.5,
    }  # fmt: skip
    assert divided(store, rows, "turnover") == {}


@pytest.mark.parametrize(
    ("parts", "groups"),
    [
        ({"CHN": 90.0}, {"CHN": 90.0, "OTH": 10.0}),
        ({"CHN": 89.0}, {}),  # too little is known
        ({"CHN": 100.0}, {"CHN": 100.0, "OTH": 0.0}),
        ({"CHN": 99.5}, {"CHN": 99.5, "OTH": 0.5}),
        ({"CHN": 100.2}, {}),  # more than all
        ({"USA": 100.5}, {"OTH": 100.0}),
        ({"USA": 100.6}, {}),
        ({"CHN": 1.0, "whole": 0.0}, {}),
        ({"KAZ": 95.0}, {}),  # a country is not its own partner
        ({"EAEU": 95.0}, {}),  # nor is a group
    ],
)
def test_what_can_be_divided(
    store: Store, parts: dict[str, float], groups: dict[str, float]
) -> None:
    assert divided(store, table(**parts)) == groups


def test_a_total_with_services_is_not_divided(store: Store) -> None:
    rows = [row._replace(source="services" if row.partner == "WLD" else "table")
            for row in table(CHN=95.0)]  # fmt: skip
    assert divided(store, rows) == {}


@pytest.mark.parametrize(("count", "full"), [(24, False), (25, True)])
def test_a_table_of_25_partners_is_full(store: Store, count: int, *, full: bool) -> None:
    """Half of Uzbekistan's exports is gold, which no partner has."""
    known = store.package.partners
    places = {f"P{place:02d}": known["RUS"] for place in range(count)}
    rows = table(**dict.fromkeys(places, 2.0))
    some = store_of(store, *rows, partners={**known, **places})
    assert bool(partner_table.by_partner(some, "KAZ", "export", "partner", "2024")) == full


def test_partners_of_two_countries_are_ranked(store: Store) -> None:
    """Nothing was sold to Italy; a country without a table leaves no ranking."""
    kazakh = table(CHN=50.0, RUS=45.0, ITA=0.0, UZB=5.0)
    uzbek = [row._replace(country="UZB") for row in table(RUS=80.0, CHN=10.0, DEU=0.5, TUR=9.0)]
    some = store_of(store, *kazakh, *uzbek)
    ranked = partner_table.ranked(some, ("KAZ", "UZB"), "export", "partner", "2024")
    assert [(code, sum(part.value_usd for part in parts)) for code, parts in ranked] == [
        ("RUS", 125.0), ("CHN", 60.0), ("TUR", 9.0), ("DEU", 0.5),
    ]  # fmt: skip
    assert partner_table.ranked(some, ("KAZ", "KGZ"), "export", "partner", "2024") == []
    assert partner_table.by_partner(some, "KGZ", "export", "partner", "2024") == {}
    later = figure(1.0, partner="WLD", period="2025")
    assert partner_table.years(store_of(store, *kazakh, later), "KAZ", "turnover", "partner") == (
        "2025", "2024",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("table", "second", True), ("table", "services", False), ("services", "services", True),
        ("again", "table", False), ("again", "again", True), ("table", "page", False),
        ("page", "page", True), ("table", "table;services", False), ("table", "gone", True),
        ("page;table", "page", False),
    ],
)  # fmt: skip
def test_which_sources_are_counted_alike(
    store: Store, one: str, other: str, *, alike: bool
) -> None:
    """For China's customs a page is as good as a table, but not another concept."""
    some, rows = store_of(store), (figure(1.0, source=one), figure(1.0, source=other))
    assert counted_alike(some, *rows) == alike
    customs = [row._replace(ledger="china") for row in rows]
    assert counted_alike(some, *customs) == (alike or "page" in one + other)


@pytest.mark.parametrize(
    ("cell", "counted"),
    [("services", True), ("table;services", True), ("table", False), ("gone", False)],
)
def test_services_are_counted_if_a_source_says_so(
    store: Store, cell: str, *, counted: bool
) -> None:
    assert counts_services(store_of(store), figure(1.0, source=cell)) is counted
