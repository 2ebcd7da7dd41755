"""Rules of the tables of projects and routes."""

from __future__ import annotations

from typing import Any

import pytest

from data.records.projects import PROJECTS, ROUTES


@pytest.mark.parametrize(
    ("file", "column", "value", "rule"),
    [
        (PROJECTS, "theme", "money", "theme — one of"),
        (PROJECTS, "status", "rumoured", "status — one of"),
        (PROJECTS, "value_kind", "", "value_kind — a kind if there is a value_usd, else empty"),
        (PROJECTS, "value_usd", "", "value_kind — a kind if there is a value_usd, else empty"),
        (PROJECTS, "value_usd", "1e9", "value_usd — at most 2 decimals, no exponent"),
        (PROJECTS, "lat", "", "lat — both lat and lon, or neither"),
        (PROJECTS, "lat", "91", "lat — at most 90"),
        (
            PROJECTS,
            "countries",
            "FRA",
            "countries — known countries, one of the package among them",
        ),
        (
            PROJECTS,
            "countries",
            "CHN",
            "countries — known countries, one of the package among them",
        ),
        (PROJECTS, "source", "nobody", "source — source is in sources.yaml"),
        (PROJECTS, "status_as_of", "2025-02-30", "status_as_of — a date of the calendar"),
        (PROJECTS, "status_as_of", "2025-13", "status_as_of — a date of the calendar"),
        (PROJECTS, "status_as_of", "2025-12/13", "status_as_of — a date of the calendar"),
        (ROUTES, "path", "45", "path — matches"),
        (ROUTES, "lon", "east", "lon — a number"),
        (ROUTES, "source", "nobody", "source — source is in sources.yaml"),
    ],
)
def test_a_wrong_cell_is_named(bench: Any, file: str, column: str, value: str, rule: str) -> None:
    assert bench.faults() == []
    bench.cell(file, 2, column, value)
    assert any(fault.startswith(f"{file}:2 {rule}") for fault in bench.faults()), bench.faults()


def test_an_id_occurs_once(bench: Any) -> None:
    text = bench.read(PROJECTS)
    bench.write(PROJECTS, text + text.splitlines()[1] + "\n")
    bench.seal()
    assert any(f"{PROJECTS}:3 id — id occurs once" in fault for fault in bench.faults())
