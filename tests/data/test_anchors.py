"""Published figures that the package must reproduce, and sums that must hold.

`flow` is seen from the country: China's export is the country's import.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pandas as pd
import pytest

from data.records.codes import CHINA, FOLDERS, PERIOD, REGION
from data.store import Store

DATA = Path(__file__).parents[2] / "data" / "package"
KEY = ["country", "partner", "period", "flow", "commodity", "ledger"]
ANNUAL = re.compile(r"^\d{4}$")


def read(path: str) -> pd.DataFrame:
    """A table as text, with `value_usd` also as a number in the column `usd`."""
    frame = pd.read_csv(DATA / path, dtype=str, keep_default_na=False)
    return frame.assign(usd=frame["value_usd"].astype(float))


def tables(name: str) -> pd.DataFrame:
    """The tables of that name of all countries, and of the region if it has one."""
    paths = [f"countries/{folder}/{name}" for folder in FOLDERS.values()]
    if (DATA / "region" / name).is_file():
        paths.append(f"region/{name}")
    return pd.concat([read(p) for p in paths], ignore_index=True)


@pytest.fixture(scope="module")
def totals() -> pd.DataFrame:
    return tables("totals.csv")


@pytest.fixture(scope="module")
def chapters() -> pd.DataFrame:
    return tables("commodities.csv")


def drawn(
    frame: pd.DataFrame, country: str, year: str, flow: str, ledger: str, partner: str = CHINA
) -> float:
    """The drawn value of a key, billion US dollars."""
    rows = frame[
        (frame["country"] == country)
        & (frame["partner"] == partner)
        & (frame["period"] == year)
        & (frame["flow"] == flow)
        & (frame["ledger"] == ledger)
        & (frame["rank"] == "1")
        & (frame["commodity"] == "TOTAL")
    ]
    assert len(rows) == 1, f"{country} {partner} {year} {flow} {ledger}: {len(rows)} rows"
    return float(rows["usd"].iloc[0]) / 1e9


CHINA_CUSTOMS = [
    (REGION, "2025", "turnover", 106.3, 1),
    (REGION, "2025", "export", 35.1, 1),
    (REGION, "2025", "import", 71.2, 1),
    ("KAZ", "2025", "turnover", 48.7, 1),
    ("KAZ", "2025", "import", 29.7, 1),
    ("KAZ", "2025", "export", 19.0, 1),
    ("KGZ", "2025", "turnover", 27.2, 1),
    ("KGZ", "2025", "import", 22.0, 1),
    ("KGZ", "2025", "export", 5.2, 1),
    ("UZB", "2025", "turnover", 16.2, 1),
    ("TKM", "2025", "turnover", 10.0, 1),
    ("TJK", "2025", "turnover", 4.3, 1),
    (REGION, "2024", "turnover", 94.82, 2),
    ("KAZ", "2024", "turnover", 43.82, 2),
    ("KGZ", "2024", "turnover", 22.71, 2),
    ("UZB", "2024", "turnover", 13.78, 2),
    ("TKM", "2024", "turnover", 10.65, 2),
    ("TJK", "2024", "turnover", 3.86, 2),
    (REGION, "2023", "turnover", 89.4, 1),
    (REGION, "2023", "import", 61.4, 1),
    (REGION, "2023", "export", 28.0, 1),
    ("KAZ", "2023", "turnover", 41.02, 2),
    ("KAZ", "2023", "import", 24.697, 3),
    ("KAZ", "2013", "turnover", 28.60, 2),
    ("TKM", "2013", "export", 8.89, 2),
]


@pytest.mark.parametrize(("country", "year", "flow", "value", "places"), CHINA_CUSTOMS)
def test_china_customs(
    totals: pd.DataFrame, country: str, year: str, flow: str, value: float, places: int
) -> None:
    assert round(drawn(totals, country, year, flow, "china"), places) == value


OFFICES = [
    ("KAZ", CHINA, "2023", "export", 14.67, 2),
    ("KAZ", CHINA, "2023", "import", 15.39, 2),
    ("KAZ", "WLD", "2023", "export", 79.14, 2),
    ("KAZ", "WLD", "2023", "import", 60.41, 2),
    ("KAZ", CHINA, "2024", "export", 14.897, 3),
    ("KGZ", CHINA, "2023", "import", 5.35, 2),
    ("KGZ", "WLD", "2023", "import", 12.35, 2),
    ("UZB", CHINA, "2023", "export", 2.49, 2),
    ("UZB", "WLD", "2023", "import", 38.66, 2),
    ("TJK", CHINA, "2023", "import", 0.775, 3),
]


@pytest.mark.parametrize(("country", "partner", "year", "flow", "value", "places"), OFFICES)
def test_national_offices(
    totals: pd.DataFrame, country: str, partner: str, year: str, flow: str, value: float,
    places: int,
) -> None:  # fmt: skip
    assert round(drawn(totals, country, year, flow, "partner", partner), places) == value


def test_atlas_uzbekistan_gas(chapters: pd.DataFrame) -> None:
    rows = chapters[
        (chapters["country"] == "UZB")
        & (chapters["partner"] == CHINA)
        & (chapters["period"] == "2019")
        & (chapters["commodity"] == "27")
        & (chapters["flow"] == "export")
    ]
    assert (rows["usd"] / 1e9).round(3).tolist() == [0.971]


def test_one_drawn_value_for_each_key(totals: pd.DataFrame, chapters: pd.DataFrame) -> None:
    for name in ("periods.csv", "products.csv", "commodities_partners.csv.gz"):
        frame = tables(name)
        assert not frame[frame["rank"] == "1"].duplicated(KEY).any(), name
    for frame in (totals, chapters):
        assert not frame[frame["rank"] == "1"].duplicated(KEY).any()


def last_digit(frame: pd.DataFrame) -> pd.Series:
    """One unit of the last printed digit, US dollars."""
    scale = {"USD": 1.0, "kUSD": 1e3, "mUSD": 1e6, "bnUSD": 1e9, "10kCNY": 2e3, "bnCNY": 2e8}
    places = frame["value"].str.partition(".")[2].str.len()
    return frame["unit"].map(scale) * 10.0 ** -places.astype(float)


@pytest.mark.parametrize(("name", "share"), [("totals.csv", 0.01), ("periods.csv", 0.03)])
def test_turnover_is_exports_plus_imports(name: str, share: float) -> None:
    frame = tables(name)
    frame = frame[frame["rank"] == "1"].assign(step=last_digit)
    wide = frame.pivot_table(
        index=["country", "partner", "period", "ledger"],
        columns="flow",
        values=["usd", "step"],
        aggfunc="sum",
    ).dropna()
    gap = (wide["usd"]["turnover"] - wide["usd"]["export"] - wide["usd"]["import"]).abs()
    allowed = (share * wide["usd"]["turnover"]).clip(lower=wide["step"].sum(axis=1))
    assert gap[gap > allowed].empty, gap[gap > allowed]


def test_region_is_the_sum_of_its_members(totals: pd.DataFrame, live_store: Store) -> None:
    members = live_store.package.groups[REGION].members
    frame = totals[
        (totals["rank"] == "1") & (totals["ledger"] == "china") & (totals["partner"] == CHINA)
    ].assign(step=last_digit)
    checked = 0
    for (period, flow), rows in frame.groupby(["period", "flow"]):
        parts = rows[rows["country"].isin(members)]
        region = rows[rows["country"] == REGION]
        if len(parts) < len(members) or region.empty:
            continue
        gap = abs(parts["usd"].sum() - region["usd"].iloc[0])
        assert gap <= max(rows["step"].sum(), 0.005 * parts["usd"].sum()), (period, flow)
        checked += 1
    assert checked > 50


def test_atlas_totals_are_sums_of_chapters(totals: pd.DataFrame, chapters: pd.DataFrame) -> None:
    key = ["country", "partner", "period", "flow"]
    sums = chapters[chapters["source"] == "atlas-hs92"].groupby(key)["usd"].sum()
    own = totals[totals["source"] == "atlas-hs92"].set_index(key)["usd"]
    both = pd.concat([sums, own], axis=1, keys=["chapters", "total"]).dropna()
    assert len(both) == len(sums) > 200
    assert ((both["chapters"] - both["total"]).abs() < 1).all()


def test_incomplete_and_suspect_stay_out(totals: pd.DataFrame) -> None:
    lacking = totals[totals["status"] == "incomplete"]
    assert set(lacking["country"]) == {"KAZ"}
    assert set(lacking["period"]) == {"2020", "2021", "2022"}
    assert set(lacking["rank"]) == {"0"}
    low = totals[
        (totals["country"] == "TKM")
        & (totals["source"] == "atlas-hs92")
        & (totals["partner"] == CHINA)
        & (totals["flow"] == "export")
        & totals["period"].isin(["2011", "2012", "2013", "2014"])
    ]
    assert low["status"].tolist() == ["suspect"] * 4


def test_periods_and_values(totals: pd.DataFrame) -> None:
    everything = pd.concat([totals, tables("periods.csv"), tables("products.csv")])
    assert everything["period"].map(lambda p: bool(PERIOD.match(p))).all()
    assert everything["value_usd"].str.fullmatch(r"\d+(\.\d{1,2})?").all()
    derived = everything[everything["status"] == "derived"]
    assert (derived["note"] != "").all()


INPUTS = os.environ.get("KHORGOS_INPUTS", "")


@pytest.mark.skipif(not INPUTS, reason="KHORGOS_INPUTS does not name the folder of inputs")
def test_build_is_deterministic(tmp_path: Path) -> None:
    from data.build.manifest import Inputs
    from data.build.package import build

    inputs = Inputs(Path(INPUTS))
    for run in ("one", "two"):
        build(inputs, tmp_path / run)
    first = sorted(p for p in (tmp_path / "one").rglob("*") if p.is_file())
    assert len(first) > 25
    for path in first:
        name = path.relative_to(tmp_path / "one")
        assert path.read_bytes() == (tmp_path / "two" / name).read_bytes(), name
        assert path.read_bytes() == (DATA / name).read_bytes(), name


def test_wrong_input_is_named(tmp_path: Path) -> None:
    from data.build.manifest import InputError, Inputs, settings

    path = tmp_path / settings("inputs.yaml")["inputs"]["indicators"]["path"]
    path.parent.mkdir(parents=True)
    path.write_text("not it", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        Inputs(tmp_path)
    assert "indicators.csv: expected" in str(caught.value)
    assert ", found " in str(caught.value)
