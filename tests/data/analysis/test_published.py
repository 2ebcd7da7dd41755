"""Which published figures are drawn: by rank, scope, country and subject."""

from __future__ import annotations

from data.analysis.published import countries_of_traffic, gas_by_year, traffic_figures
from data.store import Store
from tests.small.invented import store_of

VALUE = "pipeline_gas_to_china_value"
RAIL = ("khorgos-rail", "alashankou-rail")


def test_gas_is_drawn_by_whole_year(small_store: Store) -> None:
    """Neither the months of 2024 nor the figure of another page; one country or all."""
    kazakh = gas_by_year(small_store, "KAZ", VALUE, "USD mn")
    assert [(row.period, row.value) for row in kazakh] == [
        ("2022", 900),
        ("2023", 800),
        ("2024", 1080),
    ]
    assert {row.subject for row in gas_by_year(small_store, "CA5", VALUE, "USD mn")} == {
        "KAZ", "TKM", "UZB",
    }  # fmt: skip


def test_traffic_is_that_of_the_subjects_in_the_first_measure(small_store: Store) -> None:
    """Plans are not drawn; a country has only the crossings on its border."""
    rows = traffic_figures(small_store, "CA5", ("trips", "cargo"), RAIL)
    assert [(row.subject, row.period) for row in rows] == [
        ("alashankou-rail", "2023"),
        ("khorgos-rail", "2023"),
        ("khorgos-rail", "2024-01/2024-12"),
    ]
    assert traffic_figures(small_store, "TJK", ("trips",), RAIL) == ()


def test_a_chosen_crossing_replaces_the_subjects(small_store: Store) -> None:
    """All its measures are taken; in a strict chart it must be one of the subjects."""
    rows = traffic_figures(small_store, "KAZ", ("trips", "cargo"), RAIL[1:], RAIL[0])
    assert {(row.subject, row.measure) for row in rows} == {
        (RAIL[0], "trips"),
        (RAIL[0], "cargo"),
    }
    rows = traffic_figures(small_store, "KAZ", ("trips",), RAIL[1:], RAIL[0], strict=True)
    assert {row.subject for row in rows} == {RAIL[1]}


def test_trains_to_europe_belong_to_no_country(small_store: Store) -> None:
    """A crossing is in both its countries of the region; other aggregates are Kazakhstan's."""
    assert countries_of_traffic(small_store, "china-europe-trains") == ()
    assert countries_of_traffic(small_store, "torugart") == ("KGZ",)
    assert countries_of_traffic(small_store, "xinjiang-two-rail-ports") == ("KAZ",)


def test_plans_are_not_drawn_and_parts_follow_their_year(small_store: Store) -> None:
    """By subject and measure, then by the end of the period."""
    first = next(row for row in small_store.package.throughput if row.subject == RAIL[0])
    given = (("2024", "year"), ("2023-01/2023-12", "part"), ("2024-01/2024-03", "part"),
             ("2023-11/2024-02", "part"), ("2023", "year"), ("2030", "other"))  # fmt: skip
    rows = [
        first._replace(period=period, scope=scope, measure="trips", value=1.0, rank=1)
        for period, scope in given
    ]
    store = store_of(small_store, throughput=tuple(rows))
    assert [row.period for row in traffic_figures(store, "CA5", ("trips",), RAIL)] == [
        "2023", "2023-01/2023-12", "2024", "2023-11/2024-02", "2024-01/2024-03",
    ]  # fmt: skip
