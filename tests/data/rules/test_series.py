"""Tables of gas, traffic and events: their rules, and their content in the package."""

from __future__ import annotations

import csv
import io
from collections import Counter

import pytest

from data.load import ROOT
from data.records.package import Package
from data.records.series import ENERGY, EVENTS, LEFT_OUT, THROUGHPUT, TURNS
from data.store import Store
from tests.small.bench import Bench


@pytest.mark.parametrize(
    ("file", "column", "value", "rule"),
    [
        (ENERGY, "subject", "XXX", "subject — a country or a route of routes.csv"),
        (ENERGY, "period", "2024-13", "period — a year, a month or a year-to-date"),
        (ENERGY, "period", "2024-03", "scope — scope year needs a period of one year"),
        (ENERGY, "value", "much", "value — a number"),
        (ENERGY, "value", "-5", "value — at least 0"),
        (ENERGY, "value", "", "value — a drawn figure has a value"),
        (ENERGY, "scope", "month", "scope — one of"),
        (ENERGY, "status", "sure", "status — one of"),
        (ENERGY, "source", "nobody", "source — source is in sources.yaml"),
        (THROUGHPUT, "subject", "b-line", "subject — a country or a route of routes.csv"),
        (THROUGHPUT, "unit", "=1+1", "unit — matches"),
        (EVENTS, "date", "18 May 2023", "date — matches"),
        (EVENTS, "kind", "party", "kind — one of"),
        (EVENTS, "countries", "ATL", "countries — known countries"),
        (EVENTS, "source", "nobody", "source — source is in sources.yaml"),
        (EVENTS, "id", "1", "id — matches"),
        (TURNS, "country", "UZB", "events — events of the country"),
        (TURNS, "events", "E009", "events — an event of events.csv"),
        (TURNS, "year", "2021", "events — events of the time of the turn"),
        (TURNS, "until", "2020", "until — not before the year"),
        (TURNS, "flow", "turnover", "flow — one of"),
        (TURNS, "label", "", "label — not empty"),
    ],
)
def test_a_broken_cell_is_named(
    bench: Bench, file: str, column: str, value: str, rule: str
) -> None:
    """The fault names file, row, column and rule."""
    bench.cell(file, 2, column, value)
    faults = bench.faults()
    assert any(fault.startswith(f"{file}:2 {rule}") for fault in faults), faults


def test_two_figures_for_one_key_are_refused(bench: Bench) -> None:
    """Only one figure can have rank 1."""
    bench.cell(ENERGY, 3, "period", "2024")
    bench.cell(ENERGY, 3, "scope", "year")
    assert any("rank 1 occurs once in its key" in fault for fault in bench.faults())


def test_nothing_of_the_research_is_lost() -> None:
    """Every row of the research files is in a table or, with a reason, in left_out.csv."""

    def count(file: str) -> int:
        return len(list(csv.reader(io.StringIO((ROOT / file).read_text("utf-8"))))) - 1

    left = list(csv.DictReader(io.StringIO((ROOT / LEFT_OUT).read_text("utf-8"))))
    assert (count("context/projects.csv"), count("context/routes.csv")) == (95, 34)
    assert (count(ENERGY), count(THROUGHPUT), count(EVENTS)) == (92, 79, 100)
    assert sum(row["file"] == "indicators" for row in left) == 238
    assert all(row["reason"] for row in left)


def test_published_gas_of_2025(store: Store) -> None:
    """China's customs, million dollars: Turkmenistan 8,410, Kazakhstan 1,130, Uzbekistan 773."""
    package: Package = store.package
    values = {
        row.subject: row.value
        for row in package.energy
        if (row.period, row.scope, row.rank, row.unit) == ("2025", "year", 1, "USD mn")
    }
    assert values == {"TKM": 8410, "KAZ": 1130, "UZB": 773}


def test_units_and_scopes_stay_apart(store: Store) -> None:
    """At most one figure of a subject, year, measure, unit and side has rank 1."""
    keys = Counter(
        (row.subject, row.period, row.measure, row.unit, row.side)
        for row in (*store.package.energy, *store.package.throughput)
        if row.scope == "year" and row.rank == 1
    )
    assert set(keys.values()) == {1}
