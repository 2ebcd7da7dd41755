"""Gaps between the two sides, freight, and the year of silence, on invented rows."""

from __future__ import annotations

from dataclasses import replace

import pytest

from data.analysis import mirror
from data.analysis.mirror import freight_band, gaps, unpaired
from data.records.gaps import OfficePrint
from data.records.observation import Observation
from data.store import Store
from tests.small.invented import figure, store_of


def two_sides(
    country: str, china: dict[str, float], own: dict[str, float], flow: str = "export"
) -> list[Observation]:
    """A country's trade by year: China's figures and its own."""
    return [
        figure(usd, country=country, ledger=ledger, period=year, flow=flow)
        for ledger, series in (("china", china), ("partner", own))
        for year, usd in series.items()
    ]


def test_a_gap_needs_two_positive_figures(small_store: Store) -> None:
    rows = two_sides(
        "KAZ",
        {"2020": 3.0, "2021": 0.0, "2022": 0.5, "2023": 3.0, "2024": 3.0},
        {"2020": 0.0, "2021": 3.0, "2022": 2.0, "2023": 0.5},
    )
    store = store_of(small_store, *rows)
    known = gaps(store, "KAZ", "export")
    assert {year: (gap.difference, gap.ratio) for year, gap in known.items()} == {
        "2022": (-1.5, 0.25), "2023": (2.5, 6.0),
    }  # fmt: skip
    assert mirror.newest_year(store, "KAZ", "export") == "2023"
    assert mirror.newest_year(store, "UZB", "export") == ""
    alone = unpaired(store, "KAZ", "export", "2024")
    assert alone is not None
    assert (alone.reason, alone.last) == ("no_own", None)


def test_the_region_is_the_sum_of_those_that_publish(small_store: Store) -> None:
    """Four countries, in the years that all of them have. Turkmenistan publishes nothing."""
    four = ("KAZ", "UZB", "KGZ", "TJK")
    rows = [
        row
        for place, country in enumerate(four, 1)
        for row in two_sides(
            country,
            {"2022": 10.0, "2023": 10.0 * place, "2024": 1.0},
            {"2022": 5.0, "2023": 2.0 * place} | ({} if country == "TJK" else {"2024": 1.0}),
        )
    ]
    store = store_of(small_store, *rows, *two_sides("TKM", {"2023": 99.0}, {"2023": 9.0}))
    assert mirror.publishing(store) == four
    known = mirror.region_gaps(store, "export")
    assert {year: (gap.china.value_usd, gap.own.value_usd) for year, gap in known.items()} == {
        "2022": (40.0, 20.0), "2023": (100.0, 20.0),
    }  # fmt: skip
    assert list(known) == ["2022", "2023"]
    gap = known["2023"]
    assert {(row.country, row.note) for row in (gap.china, gap.own)} == {("CA5", "")}
    mute = small_store.package.gaps.no_second_ledger["tkm"]
    notes = replace(
        small_store.package.gaps,
        no_second_ledger={code: replace(mute, country=code) for code in small_store.region},
    )
    assert mirror.region_gaps(store_of(small_store, gaps=notes), "export") == {}


def test_a_silent_country_has_chinas_years(small_store: Store) -> None:
    """The last year with figures of its own is not yet silence."""
    rows = two_sides("TKM", {"1999": 2.0, "2000": 2.0, "2024": 2.0}, {"1999": 1.0})
    store = store_of(small_store, *rows)
    assert mirror.newest_year(store, "TKM", "export") == "2024"
    for year, reason in (("2000", "no_own"), ("2024", "no_own_after")):
        alone = unpaired(store, "TKM", "export", year)
        assert alone is not None
        assert alone.reason == reason


def test_the_country_with_the_widest_gap_of_its_latest_year(small_store: Store) -> None:
    """Kyrgyzstan by 20; a wider gap of an earlier year, or of a silent country, does not count."""
    rows = [
        *two_sides("KAZ", {"2023": 500.0, "2024": 10.0}, {"2023": 1.0, "2024": 5.0}),
        *two_sides("KGZ", {"2024": 10.0}, {"2024": 30.0}),
        *two_sides("UZB", {"2024": 20.0}, {"2024": 10.0}),
        *two_sides("TKM", {"2000": 900.0}, {"2000": 1.0}),
    ]
    assert mirror.widest_country(store_of(small_store, *rows), "export") == "KGZ"


def test_the_offices_total_stands_in_its_series(small_store: Store) -> None:
    """In place of the drawn figure of that year, and in the order of years."""
    entry = OfficePrint("KAZ", "2023", "export", "page", "all goods", "People quote it.")
    rows = two_sides("KAZ", {"2023": 9.0}, {"2024": 1.0, "2023": 2.0, "2022": 3.0})
    printed = [figure(usd, period="2023", source=source, rank=2)
               for source, usd in (("other", 8.0), ("page", 4.0))]  # fmt: skip
    notes = replace(small_store.package.gaps, office_prints={"a": entry})
    store = store_of(small_store, *rows, *printed, gaps=notes)
    series = mirror.own_series(store, "KAZ", "export")
    assert list(series.items()) == sorted(series.items())
    assert {year: row.value_usd for year, row in series.items()} == {
        "2022": 3.0, "2023": 4.0, "2024": 1.0,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("flows", "total", "percents"),
    [
        ({"export": 60.0, "import": 40.0}, 100.0, (0.0, 10.0)),
        ({"export": 40.0, "import": 60.0}, 100.0, (10.0, 0.0)),
        ({"export": 61.0, "import": 40.0}, 100.0, (0.0, 10.0)),  # one percent is rounding
        ({"export": 62.0, "import": 40.0}, 100.0, None),
        ({"export": 100.0}, 100.0, None),
        ({"import": 100.0}, 100.0, None),
    ],
)
def test_the_band_of_a_total_trade(
    small_store: Store, flows: dict[str, float], total: float, percents: tuple[float, float] | None
) -> None:
    """Both flows are needed, and must add up to the total trade that is compared."""
    rows = [figure(usd, flow=flow) for flow, usd in flows.items()]
    sums = two_sides("KAZ", {"2024": 120.0}, {"2024": total}, "turnover")
    store = store_of(small_store, *rows, *sums)
    band = freight_band(store, gaps(store, "KAZ", "turnover")["2024"], (0.0, 10.0))
    assert (band.percents if band else None) == percents
