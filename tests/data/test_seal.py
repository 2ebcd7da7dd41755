"""`make seal`: a package whose table was edited by hand loads again."""

from __future__ import annotations

import yaml

from data.build.seal import DATA, PACKAGE, as_yaml, main
from tests.small.bench import Bench

TOTALS = "countries/kazakhstan/totals.csv"


def test_an_edited_table_is_sealed(bench: Bench) -> None:
    """--check only compares; sealing keeps version and dates; sealing twice changes nothing."""
    bench.write(TOTALS, "".join(bench.read(TOTALS).splitlines(keepends=True)[:-1]))
    before = bench.read(PACKAGE)
    assert any(TOTALS in fault for fault in bench.faults())
    assert main(["--check"], bench.root) == 1
    assert bench.read(PACKAGE) == before
    assert main([], bench.root) == 0
    assert bench.faults() == []
    sealed = bench.read(PACKAGE)
    assert main(["--check"], bench.root) == 0
    assert main([], bench.root) == 0
    assert bench.read(PACKAGE) == sealed
    old, new = yaml.safe_load(before), yaml.safe_load(sealed)
    assert old.pop("tables").keys() == new.pop("tables").keys()
    assert old == new


def test_the_published_package_is_sealed_in_the_format_of_the_build() -> None:
    """After `make seal` a diff of package.yaml has only the tables that changed."""
    written = (DATA / PACKAGE).read_bytes()
    meta = yaml.safe_load(written)
    assert as_yaml(meta) == written
    # loading the package checks rows and sha256 of those that are listed
    assert {path.relative_to(DATA).as_posix() for path in DATA.rglob("*.csv*")} == {*meta["tables"]}
