"""Published figures on new energy that the package must reproduce, to their printed digits.

China's exports by technology in US dollars, as Ember compiles them from China's customs.
"""

from __future__ import annotations

import pytest

from data.analysis.measures import growth
from data.analysis.newenergy import part_years, solar_by_year
from data.records.cleantech import ALL_TECHS, TECHS
from data.records.codes import COUNTRIES, REGION
from data.store import Store

VALUES = [
    ("UZB", "2023", "ev", 1_117_035_026),
    ("UZB", "2023", "solar", 518_622_077),
    ("UZB", "2025", "ev", 1_100_863_130),
    ("UZB", "2025", "solar", 304_165_644),
    ("UZB", "2025", "all", 2_317_083_472),
    ("KGZ", "2023", "ev", 1_100_760_055),
    ("KAZ", "2024", "ev", 744_916_344),
    ("TJK", "2025", "battery", 9_299_954),
    ("TKM", "2022", "all", 21_390_107),
    ("KGZ", "2020-12", "ev", 59_145),
    ("KAZ", "2021-10", "all", 16_634_790),
    ("UZB", "2026-01", "ev", 115_752_487),
    ("UZB", "2026-02", "solar", 21_553_101),
    ("TJK", "2026-02", "ev", 8_119_639),
]


@pytest.mark.parametrize(("country", "period", "tech", "value"), VALUES)
def test_exports_of_china(
    country: str, period: str, tech: str, value: int, live_store: Store
) -> None:
    figure = live_store.new_energy.series(country, tech)[period]
    assert (figure.value_usd, figure.status) == (value, "reported")


def test_a_year_with_eleven_months_is_incomplete(live_store: Store) -> None:
    """Kyrgyzstan 2021: the source has no figure for February. So is the region's year."""
    figure = live_store.new_energy.series("KGZ", "all")["2021"]
    assert (figure.value_usd, figure.status) == (20_907_308, "incomplete")
    assert "2021-02" not in live_store.new_energy.series("KGZ", "all")
    assert live_store.new_energy.series(REGION, "all")["2021"].status == "incomplete"


def test_the_region_is_the_sum_of_five(live_store: Store) -> None:
    """In every period that all five have; a period that one lacks is no figure of the region."""
    for category in (ALL_TECHS, *TECHS):
        region = live_store.new_energy.series(REGION, category)
        assert min(period for period in region if len(period) == 7) == "2021-10"
        for period, row in region.items():
            parts = [live_store.new_energy.series(code, category)[period] for code in COUNTRIES]
            assert row.value_usd == sum(part.value_usd for part in parts)
            assert row.status != "reported"


def test_the_latest_months_are_compared_with_the_same_months(live_store: Store) -> None:
    """Electric vehicles to Uzbekistan: 186.1 m in January and February 2026, 112.3 m in 2025."""
    old, new = part_years(live_store.new_energy.series("UZB", "ev"))
    assert (old.period, new.period) == ("2025-01/2025-02", "2026-01/2026-02")
    assert (old.value_usd, new.value_usd) == (112_264_759, 186_131_994)
    rate = growth(new.value_usd, old.value_usd)
    assert rate is not None
    assert round(rate) == 66


@pytest.mark.parametrize(
    ("country", "month", "product", "code", "usd", "pieces", "kg", "mw"),
    [
        ("KAZ", "2017-01", "panel", "85414020", 727_708, 81_332, 43_822, 1.92),
        ("KAZ", "2019-06", "panel", "85414020", 19_711_881, 258_139, 5_571_912, 72.47),
        ("UZB", "2023-10", "panel", "85414300", 92_586_367, 816_266, 25_603_232, 680.51),
        ("UZB", "2023-10", "wafer", "38180019", 5_664, 4, 4_720, 3.86),
        ("UZB", "2025-09", "cell", "85414200", 179_293, 31_410, 76_760, 4.27),
    ],
)
def test_solar_by_month(
    country: str, month: str, product: str, code: str, usd: int, pieces: int, kg: int, mw: float,
    live_store: Store,
) -> None:  # fmt: skip
    row = live_store.new_energy.solar(country, product)[month]
    assert (row.code, row.value_usd, row.pieces, row.kg, row.mw) == (code, usd, pieces, kg, mw)


def test_the_solar_year_that_is_not_over_has_the_same_months(live_store: Store) -> None:
    """2025 ends in September; Uzbekistan bought about 3,100 MW in 2023."""
    covered = live_store.new_energy.solar_months()
    assert (covered[0], covered[-1]) == ("2017-01", "2025-09")
    years = solar_by_year(live_store.new_energy.solar("UZB", "panel"), covered)
    assert list(years)[-3:] == ["2024", "2024-01/2024-09", "2025-01/2025-09"]
    assert "2025" not in years
    assert round(sum(row.mw for row in years["2023"]), 1) == 3100.2
