"""The latest period of each question is the latest that the package holds."""

from __future__ import annotations

from dataclasses import replace

from data.analysis.latest import latest
from data.records.cleantech import CleanTech
from data.records.observation import Observation
from data.store import Store
from tests.small.invented import SOURCES, figure, store_of


def _facts(store: Store, question: str) -> dict[str, tuple[str, ...]]:
    return {fact.period: fact.countries for fact in latest(store) if fact.question == question}


def test_countries_that_end_in_one_year_are_together_and_the_latest_is_first(
    live_store: Store,
) -> None:
    years = _facts(live_store, "own_year")
    assert list(years) == sorted(years, reverse=True)
    assert years["2000"] == ("TKM",)
    assert sorted(code for codes in years.values() for code in codes) == sorted(live_store.region)


def test_no_figure_is_later_than_the_latest(live_store: Store) -> None:
    """China's customs: all rows of rank 1 of the region, by kind of period."""
    rows = [
        row.period
        for row in live_store.package.observations
        if (row.country, row.partner, row.ledger, row.rank) == ("CA5", "CHN", "china", 1)
    ]
    found = {fact.question: fact.period for fact in latest(live_store)}
    assert found["china_year"] == max(period for period in rows if len(period) == 4)
    to_date = max((period for period in rows if "/" in period), key=lambda period: period[-7:])
    assert found["china_to_date"][-7:] >= to_date[-7:]


def test_part_of_a_year_that_is_known_as_a_whole_is_no_news(live_store: Store) -> None:
    for country in live_store.region:
        whole = max(live_store.annual(country, "turnover", "partner"), default="")
        for period, countries in _facts(live_store, "own_part").items():
            assert country not in countries or period[-7:-3] > whole


def test_the_date_is_that_of_publication_where_it_is_known(store: Store) -> None:
    for fact in latest(store):
        assert fact.date, fact
        sources = store.package.sources.values()
        dates = {source.date_published for source in sources} if fact.published else None
        assert fact.date in (dates or {source.date_read for source in sources})


#: sources by the day of publication; one names two months, two were only read
DATED = {
    name: replace(SOURCES["table"], date_published=published, date_read=read)
    for name, published, read in (
        ("march", "2025-03-01", "2026-01-01"), ("april", "2025-04", "2026-01-01"),
        ("span", "2025-05/2025-06", "2026-01-01"), ("read", None, "2026-02-02"),
        ("later", None, "2026-03-03"),
    )
}  # fmt: skip


def published(*rows: tuple[str, str, str, str, str, str], **cells: str) -> list[Observation]:
    """Rows by country, partner, flow, ledger, period and source."""
    names = ("country", "partner", "flow", "ledger", "period", "source")
    return [figure(1.0, **dict(zip(names, row, strict=True)), **cells) for row in rows]


def test_the_latest_period_of_each_question(small_store: Store) -> None:
    """Countries that share a period are together; a part of a known year is no news."""
    rows = published(
        ("CA5", "CHN", "turnover", "china", "2023", "march"),
        ("CA5", "CHN", "turnover", "china", "2024", "april;march"),
        ("CA5", "CHN", "turnover", "china", "2025-02/2025-08", "march"),
        ("CA5", "CHN", "turnover", "china", "2025-01/2025-09", "span"),
        ("CA5", "CHN", "turnover", "china", "2025-11", "march"),
        ("CA5", "CHN", "export", "china", "2025-10", "read"),
        ("CA5", "CHN", "export", "china", "2025-01/2025-12", "march"),
        ("KAZ", "CHN", "turnover", "partner", "2024", "march"),
        ("UZB", "CHN", "turnover", "partner", "2024", "april"),
        ("KGZ", "CHN", "turnover", "partner", "2023", "read"),
        ("KAZ", "CHN", "turnover", "partner", "2024-01/2024-06", "march"),
        ("KAZ", "CHN", "export", "partner", "2025-02/2025-03", "read;later"),
        ("KAZ", "CHN", "export", "partner", "2025-01", "march"),
        ("UZB", "CHN", "import", "partner", "2025-04", "march"),
        ("KGZ", "CHN", "import", "partner", "2023-12", "march"),
        ("TJK", "CHN", "turnover", "partner", "2022-05", "march"),
        ("KAZ", "WLD", "turnover", "partner", "2024", "march"),
        ("KAZ", "WLD", "export", "partner", "2025-01/2025-07", "april"),
    )
    chapters = published(
        ("KAZ", "CHN", "import", "china", "2023", "march"),
        ("KAZ", "CHN", "import", "china", "2023/2024", "april"),
        ("UZB", "CHN", "export", "reconciled", "2022", "march"),
        ("KGZ", "CHN", "export", "partner", "2021", "april"),
        commodity="27",
    )
    energy = [
        CleanTech(code, period, "all", 1.0, "reported", "march", "")
        for code in small_store.region
        for period in ("2024", "2025-01", "2025-02")
    ]
    store = store_of(small_store, *rows, *chapters, sources=DATED, cleantech=tuple(energy))
    assert [tuple(fact) for fact in latest(store)] == [
        ("china_year", "2024", ("CA5",), "2025-04", True),
        ("china_to_date", "2025-01/2025-09", ("CA5",), "2026-01-01", False),
        ("china_month", "2025-10", ("CA5",), "2026-02-02", False),
        ("own_year", "2024", ("KAZ", "UZB"), "2025-04", True),
        ("own_year", "2023", ("KGZ",), "2026-02-02", False),
        ("own_part", "2025-04", ("UZB",), "2025-03-01", True),
        ("own_part", "2025-02/2025-03", ("KAZ",), "2026-03-03", False),
        ("own_part", "2022-05", ("TJK",), "2025-03-01", True),
        ("world_part", "2025-01/2025-07", ("KAZ",), "2025-04", True),
        ("chapters", "2023", ("KAZ",), "2025-03-01", True),
        ("chapters", "2022", ("UZB",), "2025-03-01", True),
        ("chapters", "2021", ("KGZ",), "2025-04", True),
        ("new_energy", "2025-02", ("CA5",), "2025-03-01", True),
    ]
    assert latest(store_of(small_store)) == ()


def test_a_part_of_a_year_is_later_by_its_end(small_store: Store) -> None:
    """October to February ends after July to December of the year before, and a month before it."""
    known = ("2025-10/2026-02", "2025-07/2025-12", "2026-01", "2025-09")
    for order in (known, known[::-1]):
        rows = published(
            *(("KAZ", "CHN", "turnover", "partner", when, "march") for when in order[:2]),
            *(("UZB", "CHN", "turnover", "partner", when, "march") for when in order[2:]),
        )
        store = store_of(small_store, *rows, sources=DATED)
        facts = [fact.period for fact in latest(store) if fact.question == "own_part"]
        assert facts == ["2025-10/2026-02", "2026-01"]
