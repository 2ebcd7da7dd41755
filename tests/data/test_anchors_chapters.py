"""Published figures by chapter after 2020, and what the newest answer of each question is.

The numbers are as the sources print them: BACI (CEPII) in dollars and basis points, UN Comtrade in
dollars, Uzbekistan's statistics committee in million or thousand dollars.
"""

from __future__ import annotations

from collections import defaultdict

import pytest

from data.analysis import breakdowns
from data.records.codes import ALL_COMMODITIES, CHINA, COUNTRIES, WORLD
from data.records.observation import Observation
from data.records.sitc import SERVICES
from data.store import Store

YEARS = ("2021", "2022", "2023", "2024")
FLOWS = ("export", "import")


def rows_of(store: Store, source: str, partner: str) -> list[Observation]:
    """The rows of a source and a partner, of any rank."""
    return [
        row
        for row in store.package.observations
        if row.partner == partner and source in row.source.split(";") and row.ledger != "china"
    ]


def test_world_chapters_add_up_to_the_total_to_the_dollar(live_store: Store) -> None:
    """BACI: 20 country-years, both flows. 3,778 chapters; no chapter is missing."""
    sums: dict[tuple[str, ...], float] = defaultdict(float)
    totals: dict[tuple[str, ...], float] = {}
    rows = rows_of(live_store, "baci-hs17", WORLD)
    for row in rows:
        key = (row.country, row.period, row.flow)
        if row.commodity == ALL_COMMODITIES:
            totals[key] = row.value_usd
        else:
            sums[key] += row.value_usd
    wanted = {(country, year, flow) for country in COUNTRIES for year in YEARS for flow in FLOWS}
    assert totals.keys() == sums.keys() == wanted
    assert {key: sums[key] - total for key, total in totals.items() if sums[key] != total} == {}
    assert totals["KAZ", "2021", "export"] == 70_165_695_313
    assert totals["KAZ", "2021", "import"] == 45_459_287_542


def test_every_chapter_has_one_side_with_china(live_store: Store) -> None:
    """565 shares; a country sells more of the chapter than it buys, or the other way round."""
    parts = rows_of(live_store, "baci-hs17-shares", CHINA)
    keys = [(row.country, row.period, row.commodity) for row in parts]
    assert (len(parts), len(set(keys)), len({row.commodity for row in parts})) == (565, 565, 34)
    world = {
        (row.country, row.period, row.flow, row.commodity): row.value_usd
        for row in rows_of(live_store, "baci-hs17", WORLD)
    }
    for row in parts:
        sold = world.get((row.country, row.period, "export", row.commodity), 0.0)
        bought = world.get((row.country, row.period, "import", row.commodity), 0.0)
        assert row.flow == ("export" if sold > bought else "import"), row
        assert 0 < row.value_usd <= world[row.country, row.period, row.flow, row.commodity]


@pytest.mark.parametrize(
    ("country", "year", "flow", "chapter", "billion", "digits"),
    [
        ("TKM", "2021", "export", "27", 6.79, 2),
        ("TKM", "2022", "export", "27", 10.26, 2),
        ("TKM", "2023", "export", "27", 9.61, 2),
        ("TKM", "2024", "export", "27", 9.57, 2),
        ("UZB", "2024", "import", "87", 1.78, 2),
        ("KAZ", "2024", "import", "84", 4.31, 2),
        ("KAZ", "2024", "import", "85", 2.80, 2),
        ("KAZ", "2024", "import", "87", 2.59, 2),
    ],
)
def test_chinas_part_of_a_chapter(
    live_store: Store, country: str, year: str, flow: str, chapter: str, billion: float, digits: int
) -> None:
    """As printed with the source: Turkmen gas agrees with what China's customs recorded."""
    row = live_store.chapters(country, flow, "reconciled", year)[chapter]
    assert round(row.value_usd / 1e9, digits) == billion
    assert row.status == "derived"


def test_uzbek_vehicles_in_three_sources(live_store: Store) -> None:
    """0.38 bn in 2020, 1.74 bn as the mean of 2022-23, 1.78 bn in 2024: the newest leads."""
    series = live_store.chapter_series("UZB", "import", "reconciled", "87")
    known = {period: round(row.value_usd / 1e9, 2) for period, row in series.items()}
    assert [known[period] for period in ("2020", "2022/2023", "2024")] == [0.38, 1.74, 1.78]
    mix = breakdowns.newest_breakdown(live_store, "UZB", "import", "reconciled", "", CHINA, "87")
    assert mix is not None
    assert mix.chapters[0].period == "2024"


@pytest.mark.parametrize(
    ("flow", "year", "chapter", "dollars"),
    [
        ("import", "2024", "84", 4_383_246_829),
        ("import", "2024", "54", 223_139_778),
        ("export", "2014", "26", 1_155_299_111),
        ("export", "2014", "74", 1_198_207_458),
    ],
)
def test_chapters_by_chinas_customs(
    live_store: Store, flow: str, year: str, chapter: str, dollars: int
) -> None:
    """UN Comtrade, reporter China, to the dollar; seen from Kazakhstan."""
    row = live_store.chapters("KAZ", flow, "china", year)[chapter]
    assert (row.value_usd, row.reporter, row.status) == (dollars, "CHN", "reported")


def test_chinas_own_chapters_are_91_9_percent_of_its_exports_to_kazakhstan(
    live_store: Store,
) -> None:
    """Twenty chapters of 2024, and what they leave of China's own total."""
    mix = breakdowns.breakdown(live_store, "KAZ", "import", "china", "2024", CHINA)
    assert mix is not None
    assert (len(mix.chapters), mix.whole) == (20, True)
    assert mix.total == pytest.approx(27_954_331_004, abs=1)
    assert round(100 * mix.known / mix.total, 1) == 91.9


def test_what_china_bought_from_tajikistan_in_2023(live_store: Store) -> None:
    """Seven chapters, nearly all of what China counted; ores are the largest."""
    mix = breakdowns.breakdown(live_store, "TJK", "export", "reconciled", "2023", CHINA)
    counted = breakdowns.counted_by_china(live_store, "TJK", "export", "2023", CHINA)
    assert mix is not None
    assert counted is not None
    assert (len(mix.chapters), mix.chapters[0].commodity) == (7, "26")
    assert round(100 * mix.known / counted) in (99, 100)
    assert mix.total is None


@pytest.mark.parametrize("country", COUNTRIES)
@pytest.mark.parametrize("flow", FLOWS)
def test_the_newest_answer_is_of_2024_or_later(live_store: Store, country: str, flow: str) -> None:
    """Trade with China and with the world, in the ledger with the newest."""
    for partner in (CHINA, WORLD):
        found = [
            mix.chapters[0].period
            for ledger in ("partner", "reconciled")
            if (mix := breakdowns.newest_breakdown(live_store, country, flow, ledger, "", partner))
        ]
        assert max(found, key=lambda period: period[-4:]) >= "2024"


def test_shares_of_headings_without_a_value(live_store: Store) -> None:
    """Kazakhstan's iron ore: 27.84% went to China in 2021."""
    shares = {
        (row.commodity, row.period): row.value_pct
        for row in live_store.package.ratios
        if row.source == "baci-hs17-shares"
    }
    assert shares["2601", "2021"] == 27.84
    assert {code for code, _year in shares} == {"2601", "5201"}


def test_uzbek_exports_by_sitc_section(live_store: Store) -> None:
    """Sections add up to the national total of 2023, 24.87 bn; to China 2,516,096.1 thousand."""
    rows = live_store.package.sitc
    assert len(rows) == 220
    sums = defaultdict(float)
    for row in rows:
        if row.partner == WORLD:
            sums[row.period] += row.value_usd
    assert round(sums["2023"] / 1e9, 2) == 24.87
    by_key = {(row.partner, row.period, row.section): row for row in rows}
    assert by_key["WLD", "2015", "7"].value == 137.0
    assert (by_key["CHN", "2025", "TOTAL"].value, by_key["CHN", "2025", "TOTAL"].unit) == (
        2516096.1,
        "kUSD",
    )
    assert by_key["CHN", "2025", "TOTAL"].value_usd == 2_516_096_100
    assert max(row.value_usd for row in rows) < 12e9
    assert {row.section for row in rows} == {*"0123456789", SERVICES, "TOTAL"}
