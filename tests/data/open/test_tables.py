"""Keys, references and descriptions of the open tables of the published package."""

from __future__ import annotations

import pytest

from data.open.describe import about, columns_of, texts
from data.open.schema import table_schema
from data.open.sizes import read_sizes
from data.open.tables import BY_NAME, TABLES, OpenTable, counts, open_rows
from data.records.countries import PACKAGE
from data.store import Store


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_keys_are_unique_and_references_lead_somewhere(table: OpenTable, live_store: Store) -> None:
    package = live_store.package
    rows = list(open_rows(table, package))
    assert rows
    places = [table.columns.index(name) for name in table.key]
    if places:
        assert len({tuple(row[place] for place in places) for row in rows}) == len(rows)
    for column, (other, target) in table.refers.items():
        there = BY_NAME[other]
        known = {row[there.columns.index(target)] for row in open_rows(there, package)}
        assert {row[table.columns.index(column)] for row in rows} - known - {""} == set()


def test_every_column_is_described_and_no_other() -> None:
    described = set()
    for table in TABLES:
        assert about(table).title
        assert tuple(columns_of(table)) == table.columns
        own = texts().tables[about(table).like or table.name].columns
        assert own.keys() <= set(table.columns), table.name
        described |= {name for name in table.columns if name not in own}
    assert described == texts().columns.keys()
    assert texts().tables.keys() == BY_NAME.keys()


def test_a_schema_has_what_the_loader_checks() -> None:
    fields = {field["name"]: field for field in table_schema(BY_NAME["totals"])["fields"]}
    assert fields["ledger"]["constraints"]["enum"] == ["china", "partner", "reconciled"]
    assert fields["value_usd"]["constraints"] == {"minimum": 0, "maximum": 1e13, "required": True}
    assert fields["value_usd"]["unit"] == "US dollars"
    assert "required" not in fields["growth_pct"]["constraints"]
    assert "required" not in fields["note"]["constraints"]
    assert fields["rank"]["type"] == "integer"
    assert fields["commodity"]["type"] == "string"


def test_the_listed_sizes_are_those_of_the_package(live_store: Store) -> None:
    """`make seal` writes open.yaml."""
    sizes = read_sizes(PACKAGE, live_store.package.meta)
    assert sizes, "open.yaml is not of these tables: run make seal"
    for table in TABLES:
        size = sizes.tables[table.name]
        assert (size.rows, size.left_out) == counts(table, live_store.package), table.name
