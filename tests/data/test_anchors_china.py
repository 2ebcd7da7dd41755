"""China's side is complete from 1992 to 2025, and reproduces its sources to their printed digits.

`flow` is seen from the country: China's export is the country's import.
"""

from __future__ import annotations

import pytest

from data.records.codes import COUNTRIES, REGION
from data.records.observation import Observation
from data.store import Store

YEARS = tuple(str(year) for year in range(1992, 2026))
#: a flow is a total less the other flow, and the total is a bound or a residual
WEAK = {("UZB", "2021", "export"), ("UZB", "2022", "export")}
#: a flow is a published or back-cast total less the other flow
DERIVED = {
    ("TKM", "2021", "export"),
    ("TKM", "2022", "export"),
    ("TJK", "2022", "export"),
    ("UZB", "2025", "export"),
    ("TJK", "2025", "export"),
    ("TKM", "2025", "export"),
    (REGION, "2022", "export"),
}

COMTRADE = "comtrade-china-exports"
DOTS = "imf-dots"
KAZ = "comtrade-china-kaz"
#: country, year, flow, value and unit as printed, source
PRINTED = [
    ("UZB", "2017", "import", 2749423215, "USD", COMTRADE),
    ("UZB", "2019", "import", 5032088425, "USD", COMTRADE),
    ("KGZ", "2020", "import", 2865336494, "USD", COMTRADE),
    ("KGZ", "2022", "import", 15421270984, "USD", COMTRADE),
    ("TJK", "2018", "import", 1429081839, "USD", COMTRADE),
    ("TJK", "2021", "import", 1682963994, "USD", COMTRADE),
    ("TKM", "2020", "import", 443488588, "USD", COMTRADE),
    ("TKM", "2022", "import", 867635710, "USD", COMTRADE),
    ("UZB", "2019", "export", 2180.63389, "mUSD", DOTS),
    ("KGZ", "2017", "export", 87.014977, "mUSD", DOTS),
    ("TJK", "2020", "export", 45.2685, "mUSD", DOTS),
    ("TKM", "2020", "export", 6071.16528, "mUSD", DOTS),
    ("KAZ", "2018", "export", 8529.27409, "mUSD", DOTS),
    ("KAZ", "2020", "export", 9726.32159, "mUSD", DOTS),
    ("KAZ", "2019", "import", 12729100679, "USD", KAZ),
    ("KAZ", "2021", "export", 11290458339, "USD", KAZ),
    ("KAZ", "2022", "import", 16355236459, "USD", KAZ),
    ("KAZ", "2022", "export", 14819246516, "USD", KAZ),
    ("KAZ", "2023", "export", 16357882073, "USD", KAZ),
    ("KAZ", "2024", "import", 27954331004, "USD", KAZ),
    ("KAZ", "2024", "export", 15911621031, "USD", KAZ),
    ("KGZ", "2021", "export", 79731698, "USD", "comtrade-china-imports-2021"),
    ("TJK", "2021", "export", 175469461, "USD", "comtrade-china-imports-2021"),
    ("UZB", "2025", "import", 14264.7, "mUSD", "imf-imts-2025"),
    ("TJK", "2025", "import", 3752.0, "mUSD", "imf-imts-2025"),
    ("TKM", "2025", "import", 1600.2, "mUSD", "imf-imts-2025"),
    ("UZB", "2023", "export", 1.659651, "bnUSD", "open-trade-statistics"),
    ("TKM", "2023", "export", 9.633396, "bnUSD", "open-trade-statistics"),
]
#: total trade in billion dollars, with the decimals of the source's own table
TOTALS = [
    (REGION, "2018", 41.70, 2),
    (REGION, "2019", 46.34, 2),
    (REGION, "2020", 38.53, 2),
    ("KAZ", "2017", 17.91, 2),
    ("KAZ", "2018", 19.88, 2),
    ("KAZ", "2019", 21.99, 2),
    ("KAZ", "2020", 21.43, 2),
    ("KAZ", "2021", 25.05, 2),
    ("KAZ", "2022", 31.17, 2),
    ("UZB", "2018", 6.269, 3),
    ("UZB", "2019", 7.213, 3),
    ("UZB", "2020", 6.622, 3),
    ("KGZ", "2017", 5.424, 3),
    ("KGZ", "2021", 7.553, 3),
    ("KGZ", "2022", 15.503, 3),
    ("TJK", "2017", 1.348, 3),
    ("TJK", "2018", 1.506, 3),
    ("TJK", "2021", 1.858, 3),
    ("TJK", "2022", 2.558, 3),
    ("TKM", "2017", 6.943, 3),
    ("TKM", "2020", 6.515, 3),
    ("TKM", "2021", 7.356, 3),
    ("TKM", "2022", 11.181, 3),
]


def figure(store: Store, country: str, year: str, flow: str) -> Observation:
    return store.annual(country, flow, "china")[year]


@pytest.mark.parametrize("flow", ["export", "import", "turnover", "balance"])
@pytest.mark.parametrize("country", [*COUNTRIES, REGION])
def test_no_year_is_missing(country: str, flow: str, live_store: Store) -> None:
    assert tuple(live_store.annual(country, flow, "china")) == YEARS


@pytest.mark.parametrize(("country", "year", "flow", "value", "unit", "source"), PRINTED)
def test_printed_digits(
    country: str, year: str, flow: str, value: float, unit: str, source: str, live_store: Store
) -> None:
    row = figure(live_store, country, year, flow)
    assert (row.value, row.unit, row.source) == (value, unit, source)
    assert row.status == "reported"


@pytest.mark.parametrize(("country", "year", "value", "places"), TOTALS)
def test_total_trade(country: str, year: str, value: float, places: int, live_store: Store) -> None:
    row = figure(live_store, country, year, "turnover")
    assert round(row.value_usd / 1e9, places) == value


def test_exports_and_imports_add_up(live_store: Store) -> None:
    """To 2022 within 0.05%; pages of 2023-2025 round, and revise Kazakhstan's flows only.

    The region's 50 bn of 2021 is an estimate of its own.
    """
    for country in (*COUNTRIES, REGION):
        for year in YEARS:
            parts = [figure(live_store, country, year, flow) for flow in ("export", "import")]
            total = figure(live_store, country, year, "turnover").value_usd
            rough = year > "2022" or (country, year) == (REGION, "2021")
            gap = abs(sum(part.value_usd for part in parts) - total)
            assert gap <= (0.005 if rough else 0.0005) * total, (country, year)


def test_weak_and_derived_flows_are_marked(live_store: Store) -> None:
    """Their rows have a formula and the source of the total beside that of the exports."""
    for keys, status in ((WEAK, "estimate"), (DERIVED, "derived")):
        for country, year, flow in keys:
            row = figure(live_store, country, year, flow)
            assert row.status == status, (country, year)
            assert "less China's exports" in row.note
            assert len(row.source.split(";")) == 2
    for country, year, _flow in WEAK:
        assert figure(live_store, country, year, "turnover").status == "estimate"
    assert figure(live_store, REGION, "2021", "export").status == "estimate"


def test_a_sum_of_two_sources_is_derived(live_store: Store) -> None:
    """No source prints Uzbekistan's 7.213 bn of 2019; WITS has both flows of 2015."""
    total = figure(live_store, "UZB", "2019", "turnover")
    assert (total.status, set(total.source.split(";"))) == ("derived", {COMTRADE, DOTS})
    assert figure(live_store, "UZB", "2015", "turnover").status == "reported"


def test_kazakhstans_revision_stays_beside(live_store: Store) -> None:
    """Imports of 2018-2020 as UN Comtrade revised them have rank 2; the IMF's are drawn."""
    for year, value in (("2018", 8093143784), ("2019", 8861855362), ("2020", 10366080476)):
        key = ("KAZ", "CHN", "export", "china", year, "TOTAL")
        (other,) = live_store.alternates[key]
        assert (other.value, other.source, other.rank) == (value, KAZ, 2)


@pytest.mark.parametrize(
    ("country", "january", "december"),
    [
        ("KAZ", 1198577131, 1759703816),
        ("KGZ", 705553186, None),
        ("TJK", 238175399, None),
        ("TKM", 72940917, None),
    ],
)
def test_months_of_2022(
    country: str, january: int, december: int | None, live_store: Store
) -> None:
    """Twelve months of China's exports; they add up to the year within 0.04%."""
    months = {
        period: row
        for period, row in live_store.part_year(country, "import", "china").items()
        if period.startswith("2022-") and "/" not in period
    }
    assert len(months) == 12
    assert months["2022-01"].value == january
    assert december in (None, months["2022-12"].value)
    year = figure(live_store, country, "2022", "import").value_usd
    assert 0 <= sum(row.value_usd for row in months.values()) - year <= 0.0004 * year


def test_rows_that_are_checks_are_not_stored(live_store: Store) -> None:
    """Values that the research marks as checks, doubtful or not to be used."""
    refused = {13960382794, 1540987879, 5529354937, 11391714519, 21977.2, 29739.6, 2236.909246}
    refused |= {2.365638, 9.626826, 8.861855, 5371401000, 11632542000}
    stored = {row.value for row in live_store.package.observations if row.ledger == "china"}
    assert refused.isdisjoint(stored)


def test_television_gives_the_half_year_of_2025(live_store: Store) -> None:
    """January-June 2025 for the region: 357.2 bn yuan, 13.8% more."""
    row = live_store.part_year(REGION, "turnover", "china")["2025-01/2025-06"]
    assert (row.value, row.unit, row.growth_pct) == (357.2, "bnCNY", 13.8)
    weak = live_store.part_year(REGION, "turnover", "china")["2025-01/2025-07"]
    assert weak.status == "estimate"
