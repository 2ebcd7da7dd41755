"""docs/data.md names every column, dataset and table of the package."""

from __future__ import annotations

from pathlib import Path

import yaml

from data.records.codes import LEDGERS, STATUSES, UNITS
from data.records.observation import COLUMNS

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "data.md").read_text(encoding="utf-8")


def test_every_column_is_described() -> None:
    assert [c for c in COLUMNS if f"| `{c}` |" not in PAGE] == []


def test_every_word_of_the_vocabulary_appears() -> None:
    words = (*LEDGERS, *STATUSES, *UNITS)
    assert [w for w in words if f"`{w}`" not in PAGE] == []


def test_every_dataset_is_named() -> None:
    sources = yaml.safe_load(
        (ROOT / "data" / "package" / "sources.yaml").read_text(encoding="utf-8")
    )
    datasets = {
        "cia-factbook" if key.startswith("cia-factbook-") else key
        for key, source in sources.items()
        if source["kind"] != "page"
    }
    assert len(datasets) > 15
    assert sorted(d for d in datasets if f"`{d}`" not in PAGE) == []


def test_every_table_is_named() -> None:
    package = yaml.safe_load(
        (ROOT / "data" / "package" / "package.yaml").read_text(encoding="utf-8")
    )
    names = {path.rpartition("/")[2] for path in package["tables"]}
    assert sorted(n for n in names if n not in PAGE) == []
