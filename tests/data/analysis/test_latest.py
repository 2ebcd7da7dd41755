"""The latest period of each question is the latest that the package holds."""

from __future__ import annotations

from data.analysis.latest import latest
from data.store import Store


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
