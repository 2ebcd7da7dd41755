"""A package folder that tests write, break and read."""

from __future__ import annotations

import csv
import gzip
import io
import json
from pathlib import Path

from data.build.seal import listing
from data.load import read_package
from data.rules.faults import PackageError
from tests.small.rows import csv_text


class Bench:
    """A package folder to write, break, seal (so that its hashes are right again) and read."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def write(self, file: str, content: str | bytes) -> None:
        """Replace a file; text for a `.gz` file is compressed."""
        path = self.root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        raw = content.encode() if isinstance(content, str) else content
        if file.endswith(".gz") and isinstance(content, str):
            raw = gzip.compress(raw, mtime=0)
        path.write_bytes(raw)

    def read(self, file: str) -> str:
        """Text of a file, decompressed."""
        raw = (self.root / file).read_bytes()
        return (gzip.decompress(raw) if file.endswith(".gz") else raw).decode()

    def swap(self, file: str, old: str, new: str) -> None:
        """Replace the first `old` in a file, which must be there, and seal the package."""
        text = self.read(file)
        assert old in text, f"{old!r} is not in {file}"
        self.write(file, text.replace(old, new, 1))
        self.seal()

    def cell(self, file: str, row: int, column: str, value: str) -> None:
        """Set one cell of a CSV file (the header is row 1), and seal the package."""
        rows = list(csv.reader(io.StringIO(self.read(file), newline="")))
        rows[row - 1][rows[0].index(column)] = value
        self.write(file, csv_text(rows[0], rows[1:]))
        self.seal()

    def faults(self) -> list[str]:
        """The lines of the error; empty if the package loads."""
        try:
            read_package(self.root)
        except PackageError as error:
            return str(error).split("\n")
        return []

    def seal(self) -> None:
        """Write package.yaml with the hashes and row counts of the tables as they are."""
        meta = {
            "version": "2026.11",
            "built_from": "0" * 64,
            "data_date": "2026-11-23",
            "tables": listing(self.root),
        }
        self.write("package.yaml", json.dumps(meta, indent=1))  # which is YAML, written faster
