"""Figures of the national offices 2023-2026 that the package must reproduce digit by digit.

Billion or million US dollars as printed; `rank` 1 is what charts draw.
"""

from __future__ import annotations

import pandas as pd
import pytest

from data.analysis.comparability import counted_alike
from data.analysis.partner_shares import yearly
from data.records.codes import CHINA, WORLD
from data.store import Store
from tests.data.test_anchors import DATA, read

KAZ, UZB = "countries/kazakhstan/totals.csv", "countries/uzbekistan/periods.csv"


def printed(path: str, partner: str, period: str, flow: str, rank: str = "1") -> str:
    """The number as published of the national statistics' row with that rank."""
    frame = read(path)
    rows: pd.DataFrame = frame[
        (frame["partner"] == partner)
        & (frame["period"] == period)
        & (frame["flow"] == flow)
        & (frame["ledger"] == "partner")
        & (frame["rank"] == rank)
    ]
    assert len(rows) == 1, f"{partner} {period} {flow}: {len(rows)} rows"
    return str(rows["value"].iloc[0])


RELEASES = [
    ("WLD", "2025", "turnover", "143888.2"),
    ("WLD", "2025", "export", "79041.2"),
    ("WLD", "2025", "import", "64847"),
    ("WLD", "2024", "turnover", "141405.7"),
    ("WLD", "2024", "export", "81618.4"),
    ("WLD", "2024", "import", "59787.3"),
    ("CHN", "2025", "turnover", "34.1"),
    ("CHN", "2025", "export", "15.2"),
    ("CHN", "2025", "import", "18.9"),
    ("RUS", "2025", "export", "8.14"),
    ("RUS", "2025", "import", "19.26"),
    ("EAEU", "2025", "turnover", "30893.1"),
    ("EAEU", "2024", "import", "19469.8"),
]


@pytest.mark.parametrize(("partner", "year", "flow", "value"), RELEASES)
def test_first_releases_of_kazakhstan(partner: str, year: str, flow: str, value: str) -> None:
    assert printed(KAZ, partner, year, flow) == value


REVISED = [
    ("2020", "9420579.061", "6377988.574"), ("2021", "9772505.633", "8228456.853"),
    ("2022", "13060205.479", "11143739.729"), ("2023", "14666158.3", "15389231.312"),
]  # fmt: skip


@pytest.mark.parametrize(("year", "exports", "imports"), REVISED)
def test_revised_figures_of_kazakhstan_lead_until_2023(
    year: str, exports: str, imports: str
) -> None:
    assert printed(KAZ, CHINA, year, "export") == exports
    assert printed(KAZ, CHINA, year, "import") == imports


SHARES = [
    ("CHN", "2025", "turnover", "23.7"), ("CHN", "2025", "export", "19.2"),
    ("CHN", "2025", "import", "29.2"), ("CHN", "2024", "export", "18.3"),
    ("CHN", "2024", "import", "25.3"), ("RUS", "2024", "import", "30.5"),
    ("ITA", "2024", "export", "22.9"), ("UZB", "2025", "export", "4.5"),
]  # fmt: skip


@pytest.mark.parametrize(("partner", "year", "flow", "share"), SHARES)
def test_published_shares_of_kazakhstan(partner: str, year: str, flow: str, share: str) -> None:
    ratios = read_ratios()
    rows = ratios[
        (ratios["country"] == "KAZ")
        & (ratios["partner"] == partner)
        & (ratios["period"] == year)
        & (ratios["flow"] == flow)
        & (ratios["measure"] == "share")
        & (ratios["commodity"] == "TOTAL")
        & (ratios["rank"] == "1")
    ]
    assert rows["value_pct"].tolist() == [share]
    assert rows["status"].tolist() == ["reported"]


def read_ratios() -> pd.DataFrame:
    return pd.read_csv(DATA / "ratios.csv", dtype=str, keep_default_na=False)


@pytest.mark.parametrize(("flow", "share"), [("turnover", 23.7), ("export", 19.2)])
def test_shares_and_totals_of_2025_come_from_one_release(
    live_store: Store, flow: str, share: float
) -> None:
    """The share of two drawn figures is the published one; the revised months would give 23.6."""
    computed = yearly(live_store, "KAZ", flow, "partner", CHINA)["2025"]
    assert round(computed.percent, 1) == share  # type: ignore[union-attr]


MONTHS = [
    ("2026-01/2026-08", "22866.9", "34535.6"), ("2026-01/2026-07", "19931.3", "29603.6"),
    ("2026-01/2026-05", "12638.1", "20127.4"), ("2025-01/2025-05", "14952.7", "16655.3"),
    ("2025-01/2025-10", "29005.9", "37533.4"), ("2025-01/2025-07", "20108.9", "24292.3"),
]  # fmt: skip


@pytest.mark.parametrize(("period", "exports", "imports"), MONTHS)
def test_months_of_uzbekistan(period: str, exports: str, imports: str) -> None:
    assert printed(UZB, WORLD, period, "export") == exports
    assert printed(UZB, WORLD, period, "import") == imports


def test_broken_january_of_uzbekistan_is_left_out() -> None:
    assert not read(UZB)["value"].isin(["456.3", "1082.4", "3175.7"]).any()


@pytest.mark.parametrize("flow", ["export", "import", "turnover"])
def test_uzbekistan_2026_compares_only_with_recalculated_figures(
    live_store: Store, flow: str
) -> None:
    periods = live_store.part_year("UZB", flow, "partner", WORLD)
    alike = {
        period[-2:]
        for period, new in periods.items()
        if period.startswith("2026-01/")
        and (old := periods.get(period.replace("2026", "2025")))
        and counted_alike(live_store, new, old)
    }
    assert alike == {"05"}


def test_figures_at_second_hand_are_marked() -> None:
    rows = read(UZB)
    second_hand = rows[rows["source"].str.startswith("uzb-nsc-months")]
    assert set(second_hand["status"]) == {"estimate"}
    assert len(second_hand) > 30


LIKE_FOR_LIKE = [
    ("KAZ", 39.8, 36.5), ("UZB", 12.9, 11.1), ("KGZ", 23.6, 17.4), ("TJK", 3.5, 3.3),
    ("TKM", 8.3, 8.9),
]  # fmt: skip


@pytest.mark.parametrize(("country", "new", "old"), LIKE_FOR_LIKE)
def test_ten_months_of_2025_and_2024(
    live_store: Store, country: str, new: float, old: float
) -> None:
    """China's customs, January to October: each of the five has both years."""
    series = live_store.part_year(country, "turnover", "china")
    assert series["2025-01/2025-10"].value_usd == pytest.approx(new * 1e9)
    assert series["2024-01/2024-10"].value_usd == pytest.approx(old * 1e9)


def test_ten_months_of_the_region_are_the_sum_of_the_five(live_store: Store) -> None:
    total = live_store.part_year("CA5", "turnover", "china")["2025-01/2025-10"]
    assert total.value_usd == pytest.approx(sum(new for _c, new, _o in LIKE_FOR_LIKE) * 1e9)
    assert (total.note, total.status) == ("sum of the five countries", "derived")


def test_half_years_of_kazakhstan_are_sums_of_months(live_store: Store) -> None:
    exports = live_store.part_year("KAZ", "export", "partner", WORLD)
    months = [exports[f"2025-{month:02d}"].value_usd for month in range(1, 7)]
    assert exports["2025-01/2025-06"].value_usd == pytest.approx(sum(months))
    assert exports["2025-01/2025-06"].status == "derived"
    assert exports["2026-01/2026-06"].status == "suspect", "June 2026 is an outlier"
    assert exports["2026-01/2026-05"].status == "derived"
