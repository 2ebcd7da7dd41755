"""A chart says when its figures last changed: whatever row changes, no chart keeps silent."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from itertools import chain
from types import MappingProxyType
from typing import Any

import pytest

from components.charts.kit.base import Frame, Row
from components.export.changed import changed, sentence
from components.language.text import speaking
from components.render import Renderer
from components.state import ViewState
from components.views import PAGES
from data.history import hash_of_tables
from data.lastchange import LastChange, times
from data.past import Dated
from data.records.cleantech import CLEANTECH
from data.records.history import LoggedChange, LoggedRelease
from data.records.observation import Observation
from data.records.package import Package
from data.store import Store

FIRST, SECOND = Dated("2026.11", "2026-11-23"), Dated("2026.12", "2026-12-05")
TOTALS = "countries/kazakhstan/totals.csv"
#: table -> key of a row of rank 1 that changes: country, partner, period, flow, commodity, ledger
ROWS: Mapping[str, tuple[str, ...]] = {
    TOTALS: ("KAZ", "CHN", "2023", "export", "TOTAL", "china"),
    "countries/kazakhstan/commodities.csv": ("KAZ", "CHN", "2024", "export", "72", "partner"),
}


def _cells(row: Any) -> str:
    return "" if row is None else json.dumps(["" if c is None else str(c) for c in row])


def released(package: Package, table: str, old: Any, new: Any, **fields: Any) -> Package:
    """The package with a second release, in which a row of a table changed."""
    line = LoggedChange(SECOND.release, table, "key", "", _cells(old), _cells(new))
    tables = {
        name: {"rows": meta.rows, "sha256": meta.sha256}
        for name, meta in package.meta.tables.items()
    }
    release = LoggedRelease(*SECOND, FIRST.release, "0" * 64, hash_of_tables(tables))
    return replace(
        package,
        meta=replace(package.meta, version=SECOND.release, data_date=SECOND.date),
        history=(release,),
        changes=(line,),
        **fields,
    )


def of_trade(package: Package, table: str, old: Observation, new: Observation) -> Package:
    """The same for a row of trade."""
    rows = tuple(new if row is old else row for row in package.tables[table])
    tables = {**package.tables, table: rows}
    observations = tuple(chain.from_iterable(tables.values()))
    return released(
        package, table, old, new, tables=MappingProxyType(tables), observations=observations
    )


def row_in(package: Package, table: str, key: tuple[str, ...]) -> Observation:
    """The row of rank 1 with a key."""
    (found,) = (
        row
        for row in package.tables[table]
        if row.rank == 1
        and (row.country, row.partner, row.period, row.flow, row.commodity, row.ledger) == key
    )
    return found


def drawn(renderer: Renderer, country: str) -> dict[str, Frame]:
    """Chart -> what it draws."""
    state = ViewState(country=country, flow="export")
    return {chart.id: renderer.draw(chart, state).rows for chart in renderer.charts.values()}


def values(frame: Frame) -> dict[Any, float]:
    """What a row is about -> its value."""
    return {(*row[:9:2], *row[5:9], row.unit, row.ledger, row.item): row.value for row in frame}


@pytest.mark.parametrize(("table", "country"), [*((t, "KAZ") for t in ROWS), (TOTALS, "CA5")])
def test_no_chart_keeps_silent(small: Renderer, table: str, country: str) -> None:
    """Every chart with a value that is another one says so, and some charts have none."""
    package = small.store.package
    old = row_in(package, table, ROWS[table])
    new = old._replace(value=old.value * 1.5, value_usd=old.value_usd * 1.5)
    now = Renderer(Store(of_trade(package, table, old, new)), PAGES)
    before, after = drawn(small, country), drawn(now, country)
    other = {
        chart
        for chart, frame in after.items()
        if any(before_of != value for before_of, value in _both(before[chart], frame))
    }
    said = {
        chart
        for chart, frame in after.items()
        if (last := changed(now.store, frame)) and last.changed
    }
    assert other
    assert other <= said, other - said
    assert said < after.keys()


def _both(before: Frame, after: Frame) -> list[tuple[float, float]]:
    old, new = values(before), values(after)
    return [(old[key], new[key]) for key in old.keys() & new.keys()]


@pytest.fixture(scope="module")
def second(small_store: Store) -> Store:
    """The small package, in which Kazakhstan's exports to China in 2023 changed."""
    package = small_store.package
    old = row_in(package, TOTALS, ROWS[TOTALS])
    return Store(of_trade(package, TOTALS, old, old._replace(value_usd=1.0, value=1.0)))


@pytest.fixture(scope="module")
def like(small: Renderer) -> Row:
    """Kazakhstan's exports to China in 2023, as a row of a chart."""
    frame = small.draw(small.charts["flows_by_country"], ViewState(flow="export")).frame
    return next(row for row in frame if (row.country, row.period) == ("KAZ", "2023"))


@pytest.mark.parametrize(
    ("fields", "is_changed"),
    [
        ({}, True),
        ({"flow": "turnover"}, True),
        ({"flow": "balance"}, True),
        ({"country": "CA5"}, True),
        ({"partner": "OTH"}, True),
        ({"period": "2024", "base": "2023", "measure": "growth"}, True),
        ({"period": "2022/2023"}, True),
        ({"ledger": "partner", "measure": "ratio"}, True),
        ({"flow": "import"}, False),
        ({"country": "UZB"}, False),
        ({"partner": "RUS"}, False),
        ({"period": "2022"}, False),
        ({"period": "2023-03"}, False),
        ({"ledger": "partner"}, False),
        ({"commodity": "27"}, False),
        ({"ledger": "press"}, None),
    ],
)
def test_what_stands_behind_a_row(
    second: Store, like: Row, fields: Mapping[str, str], is_changed: bool | None
) -> None:
    """Sums, shares and comparisons change with their parts; other figures do not."""
    last = changed(second, (like._replace(**fields),))
    expected = LastChange(SECOND if is_changed else FIRST, bool(is_changed))
    assert last == (None if is_changed is None else expected)


def test_the_figures_of_ember_have_a_table_of_their_own(small: Renderer) -> None:
    """A month of electric cars changes their charts, and not those of trade by HS code."""
    package = small.store.package
    old = next(row for row in package.cleantech if row.country == "KAZ" and row.category == "ev")
    new = old._replace(value_usd=old.value_usd + 1)
    renderer = Renderer(Store(released(package, CLEANTECH, old, new)), PAGES)
    frames = drawn(renderer, "KAZ")
    assert changed(renderer.store, frames["new_energy"]) == LastChange(SECOND, True)
    assert changed(renderer.store, frames["china_trade"]) == LastChange(FIRST, False)


def test_notes_and_figures_that_are_not_drawn_do_not_count(small_store: Store, like: Row) -> None:
    """A note, or a second source beside the one that is drawn, leaves the figure as it is."""
    package = small_store.package
    old = row_in(package, TOTALS, ROWS[TOTALS])
    beside = old._replace(rank=2, value_usd=1.0)
    for pair in ((old, old._replace(note="Read again.")), (None, beside)):
        store = Store(released(package, TOTALS, *pair))
        assert changed(store, (like,)) == LastChange(FIRST, False)
    switched = Store(released(package, TOTALS, beside, beside._replace(rank=1)))
    assert changed(switched, (like,)) == LastChange(SECOND, True)
    gone = Store(released(package, TOTALS, old, None))
    assert changed(gone, (like._replace(period="2020"),)) == LastChange(SECOND, True)


@pytest.mark.parametrize(
    ("language", "texts"),
    [
        (
            "",
            (
                "Figures of release 2026.11 (23 Nov 2026)",
                "Figures last changed in release 2026.12 (5 Dec 2026)",
                "Figures unchanged since release 2026.11 (23 Nov 2026)",
            ),
        ),
        (
            "ru",
            (
                "Данные выпуска 2026.11 (23.11.2026)",
                "Последнее изменение данных\N{NO-BREAK SPACE}— в выпуске 2026.12 (05.12.2026)",
                "Данные не менялись с выпуска 2026.11 (23.11.2026)",
            ),
        ),
        (
            "zh",
            (
                "2026.11版数据（2026年11月23日）",
                "数据最近一次变更：2026.12版（2026年12月5日）",
                "数据自2026.11版（2026年11月23日）以来未变",
            ),
        ),
    ],
)
def test_the_sentence(
    small_store: Store, second: Store, like: Row, language: str, texts: tuple[str, ...]
) -> None:
    """With one release its date; with several the one that changed the figures, or the first."""
    with speaking(language):
        said = (
            sentence(small_store, (like,)),
            sentence(second, (like,)),
            sentence(second, (like._replace(country="UZB"),)),
        )
    assert said == texts


def test_times() -> None:
    """Years, and parts of a year with a sign; an average has both of its years."""
    assert [*map(times, ("2024", "2024-03", "2025-01/2025-09", "2022/2023"))] == [
        ("2024",),
        ("2024-",),
        ("2025-",),
        ("2022", "2023"),
    ]
