"""`python -m data.build.seal [--check]`: list each table's rows and sha256 in package.yaml.

For a table that was edited by hand. Sizes of the open tables (open.yaml) follow. Nothing else in
the package is changed or sorted.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import hashlib
import io
import sys
from pathlib import Path
from typing import TypedDict

import yaml

from data.load import read_package
from data.open.sizes import write_sizes
from data.rules.faults import PackageError

DATA = Path(__file__).parents[1] / "package"
PACKAGE = "package.yaml"


class Entry(TypedDict):
    """What package.yaml says of a table: rows without the header, and sha256 of the file."""

    rows: int
    sha256: str


def as_yaml(content: object) -> bytes:
    """Encode as UTF-8 YAML; keys keep their order, and each value is on one line."""
    text = yaml.safe_dump(content, sort_keys=False, allow_unicode=True, width=100_000)
    return text.encode("utf-8")


def entry(path: str, content: bytes) -> Entry:
    """Describe a table by the bytes of its file; it is gzip if `path` ends in `.gz`.

    A file that cannot be read has 0 rows: loading the package reports what is wrong with it.
    """
    try:
        text = (gzip.decompress(content) if path.endswith(".gz") else content).decode("utf-8")
        rows = len(list(csv.reader(io.StringIO(text, newline="")))) - 1
    except (OSError, EOFError, ValueError, csv.Error):
        rows = 0
    return {"rows": max(rows, 0), "sha256": hashlib.sha256(content).hexdigest()}


def listing(root: Path) -> dict[str, Entry]:
    """Describe every `.csv` and `.csv.gz` below `root`, by path, sorted."""
    names = sorted(
        path.relative_to(root).as_posix()
        for pattern in ("*.csv", "*.csv.gz")
        for path in root.rglob(pattern)
    )
    return {name: entry(name, (root / name).read_bytes()) for name in names}


def seal(root: Path, *, check: bool = False) -> list[str]:
    """Bring the tables in package.yaml of the package at `root` up to date, unless `check`.

    Its other fields stay. Return the paths of tables that were missing, gone or different.
    """
    file = root / PACKAGE
    meta = yaml.safe_load(file.read_text(encoding="utf-8"))
    before, after = meta["tables"], listing(root)
    changed = sorted(
        name for name in before.keys() | after.keys() if before.get(name) != after.get(name)
    )
    if changed and not check:
        file.write_bytes(as_yaml({**meta, "tables": after}))
    return changed


def size(root: Path) -> None:
    """Bring open.yaml up to date, unless the package has faults, which loading it reports."""
    try:
        package = read_package(root)
    except PackageError:
        return
    if write_sizes(root, package):
        print("updated: open.yaml")


def main(arguments: list[str] | None = None, root: Path = DATA) -> int:
    """Seal or compare the package. Return 1 if `--check` finds a difference, else 0."""
    parser = argparse.ArgumentParser(prog="python -m data.build.seal", description=__doc__)
    parser.add_argument("--check", action="store_true", help="only compare")
    options = parser.parse_args(arguments)
    changed = seal(root, check=options.check)
    for name in changed:
        if options.check:
            print(f"differs: {name}", file=sys.stderr)
        else:
            print(f"updated: {name}")
    if not changed:
        print("package.yaml lists the tables as they are")
    if not options.check:
        size(root)
    return 1 if changed and options.check else 0


if __name__ == "__main__":
    raise SystemExit(main())
