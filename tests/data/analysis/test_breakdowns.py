"""What is known of a flow by chapter: whole mixes, a rest, and sources with some chapters only."""

from __future__ import annotations

import pytest

from data.analysis import breakdowns
from data.analysis.commodity_mix import OTHER, chapters_by_period, mixes_of_countries
from data.records.observation import Observation
from data.store import Store
from tests.small.invented import figure, store_of


@pytest.fixture(scope="session")
def store(small_store: Store) -> Store:
    """The Store of the small package: for Tajikistan a source has some chapters of 2023 and 2024."""
    return small_store


def test_what_the_total_leaves_over_is_not_broken_down(store: Store) -> None:
    """Three chapters of Kyrgyzstan with the total of their source: the rest is a part of its own."""
    mix = breakdowns.breakdown(store, "KGZ", "export", "reconciled", "2024", "CHN")
    assert mix is not None
    assert mix.rest is not None
    assert mix.rest.commodity == OTHER
    total = store.annual("KGZ", "export", "reconciled")["2024"].value_usd
    assert mix.total == pytest.approx(total)


def test_some_chapters_have_no_total(store: Store) -> None:
    """Nine chapters of imports in 2024: their sum is no total, and nothing has a share of it."""
    mix = breakdowns.breakdown(store, "TJK", "import", "reconciled", "2024", "CHN")
    assert mix is not None
    assert (len(mix.chapters), mix.whole, mix.rest, mix.total) == (9, False, None, None)
    assert mix.known == pytest.approx(2.91e9)


def test_some_chapters_are_the_newest_answer_but_no_mix(store: Store) -> None:
    """They are newer than the mean of 2022-23, which stays the last whole mix."""
    newest = breakdowns.newest_breakdown(store, "TJK", "import", "reconciled", "", "CHN")
    assert newest is not None
    assert newest.chapters[0].period == "2024"
    whole = chapters_by_period(store, "TJK", "import", "reconciled", "CHN")
    assert list(whole)[-1] == "2022/2023"
    compared = mixes_of_countries(store, "import", "reconciled", "", "CHN")
    assert {part.period for mix in compared.values() for row in mix.values() for part in row} == {
        "2022/2023"
    }


def test_few_chapters_do_not_answer(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Exports of 2024 are known to 60% of China's total; if 70% were needed, 2020 would be newest."""
    key = ("TJK", "export", "reconciled")
    total = store.annual("TJK", "export", "china")["2024"].value_usd
    mix = breakdowns.breakdown(store, *key, "2024", "CHN")
    assert mix is not None
    assert mix.known == pytest.approx(0.6 * total)
    assert breakdowns.newest_breakdown(store, *key, "", "CHN") is mix
    monkeypatch.setattr(breakdowns, "_HALF", 0.7)
    newest = breakdowns.newest_breakdown(store, *key, "", "CHN")
    assert newest is not None
    assert newest.chapters[0].period == "2020"


def test_total_trade_has_the_known_flow_of_each_chapter(store: Store) -> None:
    """An absent flow is not zero: copper is exported in 2024, and is no total trade of copper."""
    assert store.chapters("TJK", "turnover", "reconciled", "2024") == {}
    mix = breakdowns.newest_breakdown(store, "TJK", "turnover", "reconciled", "", "CHN")
    assert mix is not None
    flows = {chapter.commodity: chapter.flow for chapter in mix.chapters}
    assert (flows["74"], flows["84"], mix.total) == ("export", "import", None)


def test_the_newest_period_that_has_a_commodity_is_taken(store: Store) -> None:
    """Tea (09) is not among the nine chapters of 2024, but in the mean before."""
    key = ("TJK", "import", "reconciled", "", "CHN")
    tea = breakdowns.newest_breakdown(store, *key, "09")
    assert tea is not None
    assert tea.chapters[0].period == "2022/2023"
    nothing = breakdowns.newest_breakdown(store, *key, "88")
    assert nothing is not None
    assert nothing.chapters[0].period == "2024"


def test_the_region_adds_up_only_chapters_that_all_countries_have(store: Store) -> None:
    """Imports of 2024: Tajikistan has nine chapters and lacks the others, which may not be zero."""
    region = store.chapters("CA5", "import", "reconciled", "2024")
    assert region.keys() <= store.chapters("TJK", "import", "reconciled", "2024").keys()
    assert breakdowns.is_older(store, "TJK", "import", "reconciled", "2022/2023", "CHN")
    assert not breakdowns.is_older(store, "TJK", "import", "reconciled", "2024", "CHN")


def test_the_largest_chapter_may_be_one_of_some(store: Store) -> None:
    """Machinery of 2024, the newest that is known."""
    assert breakdowns.largest_chapter(store, "TJK", ("import",), "reconciled", "CHN") == "84"
    assert breakdowns.largest_chapter(store, "TJK", ("export",), "partner", "CHN") == ""


def test_a_total_with_services_says_nothing_about_chapters_of_goods(live_store: Store) -> None:
    """Imports of Uzbekistan 2025: 96 chapters of goods are 89% of a total that has services."""
    mix = breakdowns.newest_breakdown(live_store, "UZB", "import", "partner", "", "WLD")
    assert mix is not None
    assert (mix.whole, mix.chapters[0].period, len(mix.chapters)) == (True, "2025", 96)


def test_the_largest_chapter_is_that_of_the_larger_flow(small_store: Store) -> None:
    """Of exports and imports of Kazakhstan, whichever comes first."""
    tops = [
        mix.chapters[0]
        for flow in ("export", "import")
        if (mix := breakdowns.newest_breakdown(small_store, "KAZ", flow, "partner", "", "CHN"))
    ]
    assert len({chapter.value_usd for chapter in tops}) == 2
    larger = max(tops, key=lambda chapter: chapter.value_usd).commodity
    for flows in (("export", "import"), ("import", "export")):
        found = breakdowns.largest_chapter(small_store, "KAZ", flows, "partner", "CHN")
        assert found == larger


# -- the rules one by one, on invented rows --------------------------------------------------


def some(amounts: dict[str, float], **cells: str) -> list[Observation]:
    """Chapters of a source that has some by design."""
    return [figure(usd, commodity=code, source="some", **cells) for code, usd in amounts.items()]


def counted(usd: float, flow: str = "export") -> Observation:
    """The total of China's customs."""
    return figure(usd, flow=flow, ledger="china", source="other")


def newest(store: Store, flow: str, period: str = "") -> breakdowns.Breakdown | None:
    return breakdowns.newest_breakdown(store, "KAZ", flow, "partner", period, "CHN")


def test_a_whole_mix_is_its_own_total(small_store: Store) -> None:
    """A chosen period is taken as it is; chapters without trade are no answer."""
    rows = [figure(float(code), commodity=f"{code:02d}") for code in range(1, 13)]
    store = store_of(
        small_store, *rows, *(row._replace(value_usd=0.0, period="2025") for row in rows)
    )
    for period in ("", "2024"):
        mix = newest(store, "export", period)
        assert mix is not None
        assert (mix.total, mix.rest, mix.chapters[0].commodity) == (78.0, None, "12")
    assert newest(store, "export", "2019") is None


@pytest.mark.parametrize(("usd", "answers"), [(10.0, True), (10.5, False), (None, False)])
def test_half_of_what_china_counts_answers(
    small_store: Store, usd: float | None, *, answers: bool
) -> None:
    totals = [counted(usd)] if usd else []
    mix = newest(store_of(small_store, *some({"26": 3.0, "27": 2.0}), *totals), "export")
    assert (mix is not None) == answers
    if mix is not None:
        assert (mix.known, mix.total) == (5.0, None)


@pytest.mark.parametrize(
    ("exports", "imports", "chapters"),
    [
        (6.0, 2.0, ["27", "84"]),  # both answer
        (6.0, 200.0, ["27"]),
        (600.0, 2.0, ["84"]),
        (600.0, 200.0, None),
    ],
)
def test_total_trade_is_answered_by_the_flows_that_answer(
    small_store: Store, exports: float, imports: float, chapters: list[str] | None
) -> None:
    rows = (*some({"27": 5.0}), *some({"84": 1.0}, flow="import"))
    store = store_of(small_store, *rows, counted(exports), counted(imports, "import"))
    mix = newest(store, "turnover")
    assert (mix and [row.commodity for row in mix.chapters]) == chapters


def test_an_average_is_not_older_than_its_last_year(small_store: Store) -> None:
    rows = (*some({"27": 5.0}, period="2023"), *some({"27": 5.0}, period="2022/2023"))
    store = store_of(small_store, *rows)
    for period, older in (("2022/2023", False), ("2022", True), ("2023", False)):
        found = breakdowns.is_older(store, "KAZ", "export", "partner", period, "CHN")
        assert found is older


def test_the_largest_chapter_of_exports(small_store: Store) -> None:
    rows = [
        figure(usd, commodity=f"{code:02d}", flow=flow)
        for flow, usd in (("export", 9.0), ("import", 1.0))
        for code in range(1, 13)
    ]
    rows.append(figure(10.0, commodity="27"))
    store = store_of(small_store, *rows)
    for flows in (("export", "import"), ("import", "export")):
        assert breakdowns.largest_chapter(store, "KAZ", flows, "partner", "CHN") == "27"
