"""The zip: the same bytes each time, right sums, cells that read back, and a valid descriptor."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import duckdb
import pytest
import yaml
from frictionless import Package as Frictionless
from frictionless import system

from data.open.bundle import Bundle
from data.open.tables import TABLES, open_rows
from data.store import Store


@pytest.fixture(scope="module")
def bundle(small_store: Store) -> Bundle:
    return Bundle(small_store.package, "https://example.org/data")


@pytest.fixture(scope="module")
def unpacked(bundle: Bundle, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("zip")
    with ZipFile(io.BytesIO(bundle.zip())) as files:
        files.extractall(folder)
    return folder


def faults(folder: Path) -> list[str]:
    """What the frictionless tool finds wrong with an unpacked zip."""
    with system.use_context(trusted=True):
        report = Frictionless(str(folder / "datapackage.json")).validate()
    return [str(row) for row in report.flatten(["name", "fieldName", "type"])]


def test_the_zip_is_the_same_each_time(bundle: Bundle, small_store: Store) -> None:
    """Made by another worker on another day."""
    assert Bundle(small_store.package, "https://example.org/data").zip() == bundle.zip()
    assert bundle.zip() is bundle.zip()


def test_what_is_in_it(bundle: Bundle, unpacked: Path) -> None:
    names = {path.relative_to(unpacked).as_posix() for path in unpacked.rglob("*.*")}
    tables = {f"data/{table.name}.csv" for table in TABLES}
    papers = {"README.md", "COLUMNS.md", "CHANGES.md", "CITATION.cff", "datapackage.json"}
    assert names == tables | papers
    sums = (unpacked / "SHA256SUMS").read_text("utf-8")
    for name in names:
        digest = hashlib.sha256((unpacked / name).read_bytes()).hexdigest()
        assert f"{digest}  {name}\n" in sums
    assert sums.count("\n") == len(names)
    cited = yaml.safe_load((unpacked / "CITATION.cff").read_text("utf-8"))
    assert (cited["version"], cited["type"]) == (bundle.package.meta.version, "dataset")


def test_the_frictionless_tool_finds_it_valid(unpacked: Path) -> None:
    assert faults(unpacked) == []


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (",china,reported,", ",chinas,reported,", "constraint-error"),
        (",bnUSD,", ",EUR,", "constraint-error"),
        ("\nKAZ,CHN,CHN,", "\nXXX,CHN,CHN,", "foreign-key"),
    ],
)
def test_the_frictionless_tool_would_notice(
    unpacked: Path, tmp_path: Path, old: str, new: str, fault: str
) -> None:
    """A cell that the loader would refuse."""
    for path in unpacked.rglob("*.*"):
        target = tmp_path / path.relative_to(unpacked)
        target.parent.mkdir(exist_ok=True)
        target.write_bytes(path.read_bytes())
    file = tmp_path / "data" / "totals.csv"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")
    assert any(fault in line for line in faults(tmp_path))


@pytest.mark.parametrize("name", ["totals", "headings", "economy", "projects", "turns"])
def test_csv_and_parquet_give_the_rows_back(bundle: Bundle, tmp_path: Path, name: str) -> None:
    """Codes stay text, numbers keep all digits, a missing number is missing."""
    table = next(table for table in TABLES if table.name == name)
    rows = [tuple(row) for row in open_rows(table, bundle.package)]
    (tmp_path / "t.parquet").write_bytes(bundle.parquet(name))
    found = duckdb.execute("select * from read_parquet(?)", [str(tmp_path / "t.parquet")])
    assert tuple(column[0] for column in found.description) == table.columns
    assert found.fetchall() == rows
    head, *lines = csv.reader(io.StringIO(bundle.csv(name).decode()))
    assert tuple(head) == table.columns
    for line, row in zip(lines, rows, strict=True):
        for cell, value in zip(line, row, strict=True):
            assert (float(cell) if isinstance(value, float) and cell else cell) == (
                "" if value is None else value if isinstance(value, float) else str(value)
            )


def test_no_cell_is_a_formula(small_store: Store) -> None:
    package = small_store.package
    row = package.events[0]._replace(title='=HYPERLINK("https://evil.example")', note="+1")
    hostile = replace(package, events=(row,))
    (_head, line) = csv.reader(io.StringIO(Bundle(hostile).csv("events").decode()))
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in line)


def test_an_unknown_table(bundle: Bundle) -> None:
    for read in (bundle.csv, bundle.parquet):
        with pytest.raises(KeyError):
            read("../totals")


def test_the_descriptor_names_licence_and_version(unpacked: Path) -> None:
    described = json.loads((unpacked / "datapackage.json").read_text("utf-8"))
    assert described["licenses"][0]["name"] == "CC-BY-4.0"
    assert described["version"] == "2026.11"
    assert len(described["resources"]) == len(TABLES)
