"""What one YAML file names has to stand in another; each mistake is a fault at its own line."""

from __future__ import annotations

import pytest
import yaml

from tests.small.bench import Bench

SOURCES, CAVEATS, GROUPS = "sources.yaml", "caveats.yaml", "reference/partner_groups.yaml"


def change(bench: Bench, file: str, *path: str, value: object) -> None:
    """Set one entry of a YAML file; None takes it away."""
    tree = yaml.safe_load(bench.read(file))
    node = tree
    for name in path[:-1]:
        node = node[name]
    node[path[-1]] = value
    if value is None:
        del node[path[-1]]
    bench.write(file, yaml.safe_dump(tree, sort_keys=False))
    bench.seal()


@pytest.mark.parametrize(
    ("file", "path", "value", "place"),
    [
        (SOURCES, ("bureau", "title"), "", "bureau.title"),
        (SOURCES, ("bureau", "url"), None, "bureau.url"),
        (SOURCES, ("bureau", "url"), "ftp://example.org/", "bureau.url"),
        (SOURCES, ("two words",), {"publisher": "A", "title": "B", "url": "https://a.example/", "licence": "c", "date_read": "2026-01-01", "kind": "page"}, "two words"),
        (CAVEATS, ("mirror-gap", "sources"), ["rumour"], "mirror-gap.sources"),
        (CAVEATS, ("mirror-gap", "applies", "source"), ["rumour"], "mirror-gap.applies.source"),
        (CAVEATS, ("mirror-gap", "applies", "other_than"), ["rumour"], "mirror-gap.applies.other_than"),
        (CAVEATS, ("mirror-gap", "applies", "years"), [2020, 2010], "mirror-gap.applies.years"),
        (GROUPS, ("EU27", "members"), ["DEU", "XXX"], "EU27.members"),
        (GROUPS, ("EU27", "members"), ["DEU", "DEU"], "EU27.members"),
        (GROUPS, ("EU27",), None, "EU27"),
    ],
)  # fmt: skip
def test_a_wrong_entry_is_named(
    bench: Bench, file: str, path: tuple[str, ...], value: object, place: str
) -> None:
    """File, line and entry; nothing else is at fault."""
    assert bench.faults() == []
    change(bench, file, *path, value=value)
    (fault,) = bench.faults()
    where, _dash, _rule = fault.partition(" — ")
    assert where.startswith(f"{file}:"), fault
    assert where.endswith(f" {place}"), fault


def test_unreadable_references_are_one_fault_each(bench: Bench) -> None:
    """Rows, caveats and groups that name what stood there are not wrong as well."""
    bench.write(SOURCES, "- a list")
    bench.write("reference/partners.csv", b"\xff\xfe")
    bench.seal()
    assert {fault.partition(" ")[0].partition(":")[0] for fault in bench.faults()} == {
        SOURCES,
        "reference/partners.csv",
    }


@pytest.mark.parametrize(
    ("file", "row", "column", "value", "rule"),
    [
        ("region/totals.csv", 3, "partner", "RUS", "rows of country CHN have reporter CHN"),
        ("countries/kazakhstan/totals.csv", 3, "country", "UZB", "country of the folder"),
        ("countries/kazakhstan/periods.csv", 2, "period", "2024", "a month or a year-to-date"),
        ("countries/kazakhstan/commodities.csv", 2, "period", "2023/2022", "first year"),
        ("countries/kazakhstan/commodities.csv", 2, "period", "1066", "a year from 1980"),
        ("countries/kazakhstan/products.csv", 2, "commodity", "27112", "an HS code"),
    ],
)
def test_a_row_that_does_not_fit_its_table_is_named(
    bench: Bench, file: str, row: int, column: str, value: str, rule: str
) -> None:
    """At its line and column; other rules may be broken with it."""
    bench.cell(file, row, column, value)
    assert [
        fault for fault in bench.faults() if fault.startswith(f"{file}:{row} ") and rule in fault
    ]


def test_yuan_without_rates_is_one_fault_of_the_rates(bench: Bench) -> None:
    """No value in yuan is checked where the rates cannot be read."""
    bench.write("reference/exchange_rates.csv", b"\xff")
    bench.seal()
    assert {fault.partition(" ")[0].partition(":")[0] for fault in bench.faults()} == {
        "reference/exchange_rates.csv"
    }
